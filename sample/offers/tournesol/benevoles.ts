import { frenchSpeakingEurope } from '../../markets.ts'
import { sampleOffer } from '../../offer.ts'
import { tournesol } from '../../publishers.ts'

export const benevoles = sampleOffer(tournesol, {
  offerId: 'benevoles',
  alias: 'Bénévoles et missions',
  language: 'fr',
  name: 'Bénévoles & missions pour associations',
  summary: 'Trouvez les bonnes personnes pour chaque mission et prenez soin de vos bénévoles, sans tableur.',
  description: `
    <p>This application is available only in French.</p>
    <h2>Qui peut tenir la buvette samedi ?</h2>
    <p>Bénévoles & missions est l’annuaire vivant des associations : il sait qui aime faire quoi, quand, et depuis combien de
    temps on ne lui a pas dit merci. Les coordinateurs trouvent en une minute les personnes qu’il faut ; les bénévoles
    choisissent leurs créneaux sans créer de compte.</p>
    <h2>Ce que vous faites avec</h2>
    <ol>
      <li><b>Décrire une mission</b> : un lieu, des créneaux, des compétences, un nombre de personnes</li>
      <li><b>Inviter</b> ceux que cela concerne, par courriel ou par message, avec un lien personnel</li>
      <li><b>Suivre</b> les places qui restent et relancer les indécis d’un geste</li>
      <li><b>Remercier</b> : heures données, attestations, et un mot de votre main</li>
    </ol>
    <h2>Respectueux par construction</h2>
    <p>Chaque personne voit ce que l’association sait d’elle et peut l’effacer. Les mineurs, les contre-indications et les
    casiers vérifiés ont leurs propres règles d’accès. Le modèle de registre RGPD est fourni.</p>
    <p>Une banque alimentaire de 340 bénévoles y planifie onze tournées par jour ; un club de handball, douze matchs par
    week-end. Gratuit pour les organisations à but non lucratif de moins de 200 bénévoles ; requiert Power Apps.</p>`,
  keywords: ['bénévoles', 'association', 'missions'],
  worksWith: ['Power Apps', 'Dynamics 365 Customer Voice'],
  category: 'collaboration/contact-and-people',
  secondCategory: 'human-resources/workforce-planning-and-analytics',
  industries: ['nonprofit-and-igo'],
  products: ['power-apps', 'customer-voice'],
  version: '2.4.0.0',
  listingOption: 'getItNowFree',
  markets: frenchSpeakingEurope,
  regions: ['fra', 'eur', 'che'],
  app: {
    name: 'Bénévoles',
    shell: 'sidebar',
    nav: ['heart:Missions', 'users:Bénévoles', 'calendar:Créneaux', 'mail:Messages', 'chart-bar:Bilan'],
    user: 'Nour Haddad',
  },
  screenshots: [
    {
      file: 'benevoles-creneaux-festival',
      caption: 'Les créneaux du festival : qui tient la buvette, qui accueille, où il manque du monde',
      screen: {
        kind: 'schedule',
        title: 'Festival · samedi',
        at: 'Créneaux',
        note: '61 bénévoles · 9 places libres',
        actions: ['Inviter', 'Afficher'],
        columns: ['10 h', '11 h', '12 h', '13 h', '14 h', '15 h', '16 h', '17 h', '18 h', '19 h', '20 h', '21 h'],
        rows: [
          '@Karim Benali | Buvette',
          '@Zoé Prigent | Buvette',
          '@Paul Riou | Entrée',
          '@Lucie Hamon | Entrée',
          '@Yann Cadiou | Montage',
          '@Inès Moreau | Enfants',
          '@Jean Le Bihan | Parking',
        ],
        blocks: [
          '0 | 1 | 4 | Buvette midi | 0',
          '0 | 8 | 11 | Buvette soir | 0',
          '1 | 4 | 8 | Buvette après-midi | 0',
          '2 | 3 | 7 | Entrée principale | 1',
          '2 | 8 | 10 | Caisse | 1',
          '3 | 0 | 3 | Accueil artistes | 2',
          '3 | 7 | 11 | Entrée principale | 1',
          '4 | 0 | 4 | Scène et son | 3',
          '4 | 10 | 12 | Démontage | 3',
          '5 | 4 | 7 | Atelier masques | 4',
          '6 | 2 | 6 | Parking nord | 5',
          '6 | 7 | 10 | 2 places libres | 5',
        ],
        today: 3.4,
      },
    },
    {
      file: 'benevoles-fiche',
      caption: 'La fiche d’une bénévole : ce qu’elle aime faire, ses disponibilités, son histoire',
      screen: {
        kind: 'form',
        title: 'Bénévoles',
        at: 'Bénévoles',
        actions: ['Inviter', 'Remercier'],
        record: 'Zoé Prigent',
        sections: [
          {
            title: 'Elle aime',
            fields: [
              'Missions | Affiche, buvette, accueil',
              'Compétences | Graphisme, anglais',
              'Évite | Port de charges',
              'Permis | ok:B',
            ],
          },
          {
            title: 'Disponibilités',
            fields: [
              'Semaine | Mardi et jeudi soir',
              'Week-end | Un sur deux',
              'Prochaine | Samedi 8 juin',
              'Prévenir | Par message',
            ],
          },
          {
            title: 'Engagement',
            fields: [
              'Depuis | Septembre 2019',
              'Heures données | 212',
              'Cette année | %64',
              'Attestation | ok:Envoyée',
            ],
          },
        ],
        beside: [
          'Histoire',
          'Affiche du festival | 14 h données | Mai',
          'Collecte alimentaire | 6 h données | Mars',
          'Mot de remerciement | De Nour | Janvier',
          'Marché de Noël | 9 h données | Décembre',
          'Première mission | Accueil | 2019',
        ],
      },
    },
    {
      file: 'associations-missions',
      caption: 'Toutes les missions à pourvoir, avec les places qui restent',
      screen: {
        kind: 'gallery',
        title: 'Missions',
        filters: ['Ce mois-ci', 'Près de chez moi', 'En équipe', 'Sans expérience'],
        actions: ['Nouvelle mission'],
        items: [
          'Buvette du festival | Samedi 8 juin · Parc des Oblates | warn:3 places | sun',
          'Tournée alimentaire | Mardi 7 h · Saint-Herblain | bad:Urgent | leaf',
          'Aide aux devoirs | Jeudi 17 h · Maison de quartier | ok:1 place | book',
          'Atelier vélo | Dimanche · Île de Nantes | ok:2 places | wheel',
          'Visite à domicile | Une fois par semaine | busy:5 places | house',
          'Chantier jardin | Samedi 15 juin · Chantenay | ok:8 places | tree',
        ],
      },
    },
    {
      file: 'benevoles-bilan',
      caption: 'Le bilan de l’année pour l’assemblée générale : heures, missions, fidélité',
      screen: {
        kind: 'dashboard',
        title: 'Bilan',
        at: 'Bilan',
        note: 'Année 2023',
        actions: ['Exporter'],
        figures: [
          'Bénévoles actifs | 184 | +21 | 5,5,6,6,7,7,8',
          'Heures données | 9 412 | +14 % | 4,5,5,6,6,7,8',
          'Reviennent | 78 % | +6 pts | 5,6,6,7,7,7,8',
          'Valeur estimée | 141 k€ | | 5,5,6,6,7,7,8',
        ],
        charts: [
          {
            type: 'stack',
            title: 'Heures par mois',
            wide: 2,
            labels: ['J', 'F', 'M', 'A', 'M', 'J', 'J', 'A', 'S', 'O', 'N', 'D'],
            series: {
              Solidarité: [310, 320, 340, 330, 350, 380, 210, 160, 360, 390, 410, 520],
              Culture: [90, 110, 160, 210, 320, 690, 120, 40, 150, 180, 140, 210],
              Sport: [180, 190, 210, 220, 200, 150, 40, 30, 230, 240, 230, 180],
            },
          },
          {
            type: 'donut',
            title: 'Âge',
            labels: ['16–25', '26–45', '46–65', '66 et plus'],
            series: { Personnes: [22, 51, 63, 48] },
          },
        ],
      },
    },
  ],
  documents: [
    {
      title: 'Guide du coordinateur de bénévoles',
      file: 'benevoles-guide-coordinateur',
      body: [
        'On ne gère pas des bénévoles, on en prend soin. Ce guide rassemble ce que trente associations nous ont appris.',
        '# Accueillir',
        '- Répondre à une proposition d’aide dans les deux jours',
        '- Donner une première mission courte, avec quelqu’un',
        '# Inviter',
        '- Dire combien de temps, où, avec qui',
        '- Accepter un non sans relancer',
        '# Remercier',
        '- Dans la semaine, par son prénom, pour quelque chose de précis',
      ],
    },
    {
      title: 'Modèle de registre RGPD',
      file: 'association-registre-rgpd',
      body: [
        'À compléter par le bureau de l’association.',
        '# Finalité',
        'Organiser les missions et garder le contact avec les bénévoles.',
        '# Données',
        '- Identité, coordonnées, disponibilités, compétences',
        '- Heures données',
        '# Durée',
        'Trois ans après la dernière mission.',
      ],
    },
  ],
  scenarios: [
    '# 1. Créer une mission et inviter',
    '1. Créer « Buvette test », 2 créneaux de 3 personnes.',
    '2. Inviter les bénévoles qui aiment « buvette ». Les courriels arrivent dans la boîte de test.',
    '3. Accepter par le lien personnel : la place est prise.',
    '# 2. Droit d’accès',
    '1. Ouvrir « Mes données » depuis le lien personnel.',
    '2. Demander l’effacement : la fiche est anonymisée.',
  ],
  notes: 'La boîte de test est accessible avec le compte du champ secret.',
  state: { stage: 'live' },
  createdDaysAgo: 260,
  liveDaysAgo: 228,
})
