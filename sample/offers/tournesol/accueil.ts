import { frenchSpeakingEurope } from '../../markets.ts'
import { sampleOffer } from '../../offer.ts'
import { tournesol } from '../../publishers.ts'

export const accueil = sampleOffer(tournesol, {
  offerId: 'accueil',
  alias: 'Accueil des visiteurs',
  language: 'fr',
  name: 'Accueil visiteurs : rendez-vous et file',
  summary: 'Accueillez chaque visiteur par son nom : rendez-vous, file d’attente et badges sur une tablette.',
  description: `
    <p>This application is available only in French. Accueil visiteurs aide les mairies, maisons de santé et sièges
    d’entreprise à recevoir chaque visiteur à l’heure, par la bonne personne, sans cahier sur le comptoir.</p>
    <h2>Trois minutes qui changent la journée</h2>
    <p>Le visiteur s’annonce sur la tablette ou avec le code reçu par message. La personne attendue est prévenue dans Teams.
    Si elle tarde, l’accueil le voit et peut proposer un café plutôt qu’une chaise.</p>
    <ul>
      <li><b>Rendez-vous</b> pris en ligne, déplacés par le visiteur lui-même</li>
      <li><b>File d’attente</b> par motif, avec un temps annoncé qui est tenu</li>
      <li><b>Badges</b> imprimés, et la liste des présents pour l’évacuation</li>
    </ul>
    <h2>Pour le service au public</h2>
    <p>Chaque passage devient une activité dans Dynamics 365 Customer Service : l’agent retrouve le dossier, le motif et les
    pièces déjà données. Les affluences par heure disent quand ouvrir un deuxième guichet, et l’attente moyenne s’affiche à
    l’entrée, même quand elle n’est pas flatteuse.</p>
    <h2>Accessible à tous</h2>
    <p>Grands caractères, lecture à voix haute, parcours sans tablette. L’application respecte le RGAA. Une licence Power Apps
    par guichet est nécessaire ; la tablette et l’imprimante sont au choix.</p>`,
  keywords: ['visiteur', 'file d’attente', 'rendez-vous'],
  worksWith: ['Dynamics 365 Customer Service', 'Microsoft Teams'],
  category: 'customer-service/face-to-face-service',
  industries: ['government/civilian-government', 'healthcare/health-provider'],
  products: ['customer-service', 'power-apps'],
  version: '1.8.3.0',
  listingOption: 'contactMe',
  connections: ['suivi'],
  markets: [...frenchSpeakingEurope, 'SN', 'MA', 'TN'],
  regions: ['fra', 'eur'],
  license: 'resource',
  app: {
    name: 'Accueil',
    shell: 'rail',
    nav: ['users:File', 'calendar:Rendez-vous', 'building:Présents', 'chart-bar:Affluence', 'settings:Motifs'],
    user: 'Martine Guéguen',
  },
  screenshots: [
    {
      file: 'visiteur-tablette-accueil',
      caption: 'La tablette de l’entrée : s’annoncer, choisir un motif, connaître l’attente',
      screen: {
        kind: 'phones',
        title: 'Tablette',
        lines: ['Bonjour,', 'qui venez-vous voir ?', 'Le visiteur s’annonce, l’agent est prévenu, l’attente est dite.'],
        phones: [
          {
            title: 'Mairie de Kerouan',
            blocks: [
              'big Bonjour | Annoncez-vous en touchant l’écran',
              'row J’ai un rendez-vous | Avec le code reçu | ok:1 min',
              'row État civil | Passeport, carte d’identité | busy:12 min',
              'row Urbanisme | Permis, cadastre | ok:4 min',
              'row Autre demande | | idle:Guichet 1',
            ],
          },
          {
            title: 'C’est noté',
            blocks: [
              'big A 24 | votre numéro',
              'row Guichet 3 | Madame Quéré vous appelle | busy:12 min',
              'note Vous pouvez attendre dehors : un message part deux minutes avant.',
              'button Recevoir un message',
            ],
          },
        ],
      },
    },
    {
      file: 'file-attente-guichets',
      caption: 'La file vue par l’accueil : qui attend, pour quel motif, depuis quand',
      screen: {
        kind: 'board',
        title: 'File',
        note: '7 personnes attendent · attente moyenne 8 min',
        actions: ['Appeler le suivant'],
        columns: [
          {
            title: 'En attente',
            cards: [
              '!A 24 · Mme Le Roux | Passeport · 9 min | warn:Bientôt',
              '!A 25 · M. Traoré | Carte d’identité · 6 min | idle:File',
              '!U 07 · Cabinet Ty Bois | Permis modificatif · 3 min | idle:File',
              '!R 11 · M. Abgrall | Rendez-vous 10 h 30 | ok:À l’heure',
            ],
          },
          { title: 'Appelés', cards: ['!A 23 · Mme Pires | Guichet 3 · Passeport | @Anne Quéré | busy:Appelée'] },
          {
            title: 'Reçus',
            cards: [
              '!U 06 · M. Floch | Guichet 5 · Cadastre | @Loïc Tanguy | %60',
              '!A 22 · Famille Nguyen | Guichet 1 · Naissance | @Rose Michel | %30',
            ],
          },
          {
            title: 'Terminés',
            cards: [
              '!A 21 · M. Salaün | 11 min | ok:Dossier complet',
              '!R 10 · Mme Kaya | 24 min | ok:Dossier complet',
              '!A 20 · M. Bodin | 6 min | warn:Pièce manquante',
            ],
          },
        ],
      },
    },
    {
      file: 'rendez-vous-affluence',
      caption: 'L’affluence par jour et par heure, et le temps d’attente tenu ou non',
      screen: {
        kind: 'dashboard',
        title: 'Affluence',
        at: 'Affluence',
        note: 'Quatre semaines',
        figures: [
          'Visiteurs | 2 318 | +4 % | 5,6,5,7,6,7',
          'Attente moyenne | 8 min | −5 min | 9,8,7,6,5,4',
          'Rendez-vous tenus | 94 % | +7 pts | 5,6,7,7,8,8',
        ],
        charts: [
          {
            type: 'heat',
            title: 'Visiteurs par heure',
            wide: 2,
            labels: ['Lundi', 'Mardi', 'Mercredi', 'Jeudi', 'Vendredi', 'Samedi'],
            series: {
              '9 h': [22, 14, 31, 12, 18, 40],
              '10 h': [28, 18, 38, 16, 22, 46],
              '11 h': [24, 17, 35, 15, 21, 39],
              '14 h': [19, 12, 29, 11, 24, 0],
              '16 h': [26, 15, 33, 18, 31, 0],
            },
          },
          {
            type: 'donut',
            title: 'Motifs',
            labels: ['Titres', 'État civil', 'Urbanisme', 'Autres'],
            series: { Visites: [48, 22, 17, 13] },
          },
          {
            type: 'line',
            title: 'Attente annoncée et réelle, minutes',
            wide: 3,
            labels: ['S15', 'S16', 'S17', 'S18', 'S19', 'S20'],
            series: { Annoncée: [12, 11, 10, 9, 9, 8], Réelle: [14, 12, 10, 9, 8, 8] },
          },
        ],
      },
    },
  ],
  documents: [
    {
      title: 'Accueil visiteurs : présentation',
      file: 'visiteurs-presentation',
      body: [
        'Un bon accueil tient à peu de chose : être attendu. Cette présentation montre comment la tablette, l’écran et l’agent se partagent le travail.',
        '# Le matériel',
        '- Une tablette de dix pouces sur pied',
        '- Un écran d’appel, facultatif',
        '- Une imprimante de badges ou de tickets, facultative',
        '# La mise en place',
        '1. Une demi-journée pour les motifs et les guichets.',
        '2. Une matinée d’essai avec les agents.',
        '3. Une semaine avec le cahier à côté, pour rassurer.',
      ],
    },
  ],
  scenarios: [
    '# 1. S’annoncer',
    '1. Sur la tablette, choisir « État civil ». Un numéro est donné.',
    '2. L’agent appelle le suivant : l’écran affiche le guichet.',
    '3. Terminer : une activité existe dans Customer Service.',
    '# 2. Évacuation',
    '1. Ouvrir Présents, Imprimer : la liste contient les visiteurs non sortis.',
  ],
  notes: 'La tablette se simule dans un navigateur à l’adresse donnée dans le champ secret.',
  state: { stage: 'live' },
  createdDaysAgo: 190,
  liveDaysAgo: 150,
})
