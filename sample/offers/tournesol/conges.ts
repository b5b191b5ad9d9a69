import { sampleOffer } from '../../offer.ts'
import { tournesol } from '../../publishers.ts'

export const conges = sampleOffer(tournesol, {
  offerId: 'conges',
  alias: 'Congés et absences',
  language: 'fr',
  name: 'Congés & absences pour petites équipes',
  summary: 'Demandez, validez et comptez les congés en deux clics, avec un planning que chacun comprend.',
  description: `
    <p>This application is available only in French. Congés & absences permet aux petites équipes de poser, valider et
    compter les congés sans tableur partagé ni message perdu.</p>
    <p>Vous êtes comptable dans une PME, secrétaire de mairie ou gérant d’un cabinet ? Vous connaissez la question du mois de
    juin : « il me reste combien de jours ? ». Désormais, chacun lit la réponse sur son téléphone.</p>
    <h3>Pour les salariés</h3>
    <ul>
      <li>Le solde à jour : congés payés, RTT, ancienneté, récupérations</li>
      <li>Une demande en deux clics, avec le planning de l’équipe sous les yeux</li>
    </ul>
    <h3>Pour les responsables</h3>
    <ul>
      <li>Les règles de votre convention appliquées, fractionnement compris</li>
      <li>Une alerte quand le service descend sous l’effectif minimum</li>
      <li>La délégation pendant vos propres congés</li>
    </ul>
    <h3>Pour la paie</h3>
    <p>À la fin du mois, un fichier d’absences prêt pour six logiciels de paie, et le journal de qui a validé quoi. Les
    arrêts de travail restent visibles des seules ressources humaines.</p>
    <p><b>Essai de 30 jours avec vos données.</b> Ensuite, 2 € par salarié et par mois, facturés par Atelier Tournesol.
    Requiert Power Apps ; l’agenda Outlook est facultatif.</p>`,
  keywords: ['congés', 'absences', 'planning'],
  worksWith: ['Power Apps', 'Outlook'],
  category: 'human-resources/hr-operations/workforce-planning-and-analytics',
  industries: ['professional-services/legal', 'government/civilian-government'],
  products: ['power-apps', 'power-automate'],
  version: '5.0.2.0',
  listingOption: 'freeTrial',
  connections: ['suivi'],
  markets: ['FR', 'BE', 'LU', 'MC'],
  regions: ['fra', 'eur'],
  app: {
    name: 'Congés',
    shell: 'topbar',
    nav: ['calendar:Planning', 'file-text:Demandes', 'gauge:Soldes', 'coin:Paie', 'settings:Règles'],
    user: 'Sandrine Lefort',
  },
  screenshots: [
    {
      file: 'conges-planning-equipe',
      caption: 'Le planning de l’équipe en août : qui est là, qui est absent, où l’effectif manque',
      screen: {
        kind: 'schedule',
        title: 'Août',
        note: 'Accueil et comptabilité · 9 personnes',
        actions: ['Nouvelle demande', 'Imprimer'],
        columns: [
          'L 5',
          'M 6',
          'M 7',
          'J 8',
          'V 9',
          'L 12',
          'M 13',
          'M 14',
          'J 15',
          'V 16',
          'L 19',
          'M 20',
          'M 21',
          'J 22',
          'V 23',
        ],
        rows: [
          '@Sandrine Lefort | Comptabilité',
          '@Hugo Martel | Accueil',
          '@Aïcha Diallo | Accueil',
          '@Cédric Noël | Technique',
          '@Marion Petit | Secrétariat',
          '@Thierry Roche | Technique',
          '@Léa Fontaine | Apprentie',
          '@Samir Cherif | Comptabilité',
          '@Odile Blanc | Direction',
        ],
        blocks: [
          '0 | 5 | 15 | Congés payés | 0',
          '1 | 0 | 5 | Congés payés | 0',
          '1 | 8 | 9 | Férié | 5',
          '2 | 0 | 10 | Congés payés | 0',
          '3 | 2 | 3 | RTT | 1',
          '3 | 9 | 10 | RTT | 1',
          '4 | 5 | 10 | À valider | 2',
          '5 | 10 | 15 | Congés payés | 0',
          '6 | 0 | 3 | École | 3',
          '6 | 10 | 12 | École | 3',
          '7 | 4 | 5 | Récupération | 1',
          '7 | 8 | 10 | Pont | 1',
          '8 | 0 | 8 | Congés payés | 0',
        ],
      },
    },
    {
      file: 'absences-demandes',
      caption: 'Les demandes à valider, avec le solde et l’effectif du service ce jour-là',
      screen: {
        kind: 'grid',
        title: 'Demandes',
        at: 'Demandes',
        note: '5 à valider',
        actions: ['Valider la sélection'],
        filters: ['À valider', 'Tous les services'],
        columns: ['Salarié:20', 'Nature:16', 'Dates:24', 'Jours:8', 'Solde après:12', 'Effectif:12', 'État:14'],
        rows: [
          '@Marion Petit | Congés payés | 12 – 16 août | =4 | =11,5 | ok:3 sur 4 | warn:À valider',
          '@Hugo Martel | RTT | 30 août | =1 | =3 | ok:2 sur 2 | warn:À valider',
          '@Cédric Noël | Congés payés | 2 – 13 septembre | =10 | =2,5 | bad:0 sur 2 | warn:À valider',
          '@Samir Cherif | Récupération | 9 août, matin | =0,5 | =0 | ok:1 sur 2 | warn:À valider',
          '@Léa Fontaine | Examen | 17 – 18 juin | =2 | = – | ok:3 sur 4 | warn:À valider',
          '@Odile Blanc | Congés payés | 5 – 14 août | =7 | =9 | ok:Direction | ok:Validée',
          '@Aïcha Diallo | Congés payés | 5 – 16 août | =9 | =6 | ok:1 sur 2 | ok:Validée',
          '@Thierry Roche | Congés payés | 19 – 23 août | =5 | =12 | ok:1 sur 2 | ok:Validée',
        ],
      },
    },
    {
      file: 'conges-solde-telephone',
      caption: 'Sur le téléphone : le solde, la demande, la réponse',
      screen: {
        kind: 'phones',
        title: 'Congés',
        lines: ['Il me reste', 'combien de jours ?', 'La réponse est dans la poche, et la demande part en deux clics.'],
        phones: [
          {
            title: 'Mon solde',
            blocks: [
              'big 15,5 | jours disponibles',
              'row Congés payés | acquis jusqu’au 31 mai | ok:11',
              'row RTT | à prendre avant décembre | ok:3',
              'row Récupération | 2 heures | ok:0,5',
              'row Ancienneté | | ok:1',
              'button Poser des congés',
            ],
          },
          {
            title: 'Demande',
            blocks: [
              'field Nature | Congés payés',
              'field Du | lundi 12 août',
              'field Au | vendredi 16 août',
              'note Le 15 août est férié : 4 jours décomptés.',
              'row Effectif du service | 3 sur 4 présents | ok:Suffisant',
              'button Envoyer à Odile',
            ],
          },
        ],
      },
    },
  ],
  documents: [
    {
      title: 'Bien démarrer avec Congés & absences',
      file: 'conges-bien-demarrer',
      body: [
        'Comptez une heure pour une équipe de dix personnes.',
        '# Les étapes',
        '1. Choisir la convention collective : les règles sont proposées.',
        '2. Importer les salariés et leur date d’entrée.',
        '3. Saisir les soldes au dernier bulletin de paie.',
        '4. Nommer les valideurs et leurs suppléants.',
        '# Les questions qui reviennent',
        '- Le décompte se fait en jours ouvrés ou ouvrables, par établissement',
        '- Les temps partiels sont proratisés selon le calendrier de chacun',
        '- Un jour férié ne se pose pas',
      ],
    },
    {
      title: 'Aide-mémoire : acquisition et fractionnement',
      file: 'conges-aide-memoire',
      body: [
        'Un rappel des règles générales ; votre convention peut être plus favorable.',
        '# Acquisition',
        '- 2,5 jours ouvrables par mois de travail effectif',
        '# Prise',
        '- Au moins douze jours continus entre mai et octobre',
        '# Fractionnement',
        '- Un ou deux jours de plus selon ce qui reste hors période',
      ],
    },
  ],
  scenarios: [
    '# 1. Demander et valider',
    '1. Comme salarié, poser du 12 au 16 août. Quatre jours sont décomptés.',
    '2. Comme responsable, valider. Le solde baisse et l’agenda est mis à jour.',
    '# 2. Effectif insuffisant',
    '1. Poser du 2 au 13 septembre avec Cédric Noël.',
    '2. Résultat attendu : alerte « 0 sur 2 » chez le responsable.',
    '# 3. Export de paie',
    '1. Ouvrir Paie, mois de mai, Exporter. Le fichier contient sept lignes.',
  ],
  notes: 'Trois comptes dans le champ secret : salarié, responsable, paie.',
  state: { stage: 'live' },
  createdDaysAgo: 560,
  liveDaysAgo: 522,
})
