import { frenchSpeakingEurope } from '../../markets.ts'
import { sampleOffer } from '../../offer.ts'
import { tournesol } from '../../publishers.ts'

export const reunions = sampleOffer(tournesol, {
  offerId: 'reunions-utiles',
  alias: 'Réunions utiles',
  language: 'fr',
  name: 'Réunions utiles : ordres du jour et décisions',
  summary: 'Préparez l’ordre du jour, notez les décisions et suivez les actions, réunion après réunion.',
  description: `
    <p>This application is available only in French.</p>
    <p>Réunions utiles aide les équipes à sortir de chaque réunion avec des décisions écrites et des actions attribuées. Elle
    s’adresse aux responsables d’association, chefs de service et directeurs d’école qui passent une journée par semaine en
    réunion et en cherchent encore le compte rendu.</p>
    <h2>Avant : un ordre du jour qui tient</h2>
    <p>Chacun propose ses sujets ; l’animateur leur donne un temps et un but : <em>informer</em>, <em>discuter</em> ou
    <em>décider</em>. Les documents sont joints une fois, au bon endroit, et les sujets reportés reviennent d’eux-mêmes.</p>
    <h2>Pendant : on écrit ensemble</h2>
    <ul>
      <li>Un chronomètre discret par sujet, que tout le monde voit</li>
      <li>Les décisions se détachent des notes d’un seul geste</li>
      <li>Une action a toujours un nom et une date, sinon elle reste orange</li>
    </ul>
    <h2>Après : rien ne se perd</h2>
    <p>Le compte rendu part à l’instant où la réunion se termine. Les actions rejoignent Planner ou votre table de tâches
    Dataverse, et la prochaine réunion commence par celles qui ne sont pas faites. Six mois plus tard, une recherche retrouve
    la décision et ceux qui étaient là.</p>
    <h3>À savoir</h3>
    <p>Gratuit jusqu’à dix participants réguliers, sans limite de durée. Fonctionne dans Power Apps ; l’envoi vers Planner
    demande Power Automate.</p>`,
  keywords: ['réunion', 'ordre du jour', 'compte rendu'],
  worksWith: ['Power Apps', 'Microsoft Planner', 'Outlook'],
  category: 'collaboration/meeting-management/task-and-project-management',
  industries: ['nonprofit-and-igo', 'education/primary-and-secondary-edu-k-12'],
  products: ['power-apps', 'power-automate'],
  version: '3.2.0.0',
  listingOption: 'getItNowFree',
  connections: ['suivi'],
  markets: [...frenchSpeakingEurope, 'CA'],
  regions: ['fra', 'eur', 'che'],
  app: {
    name: 'Réunions utiles',
    shell: 'light',
    nav: ['calendar:Réunions', 'list-check:Actions', 'scale:Décisions', 'users:Groupes', 'search:Recherche'],
    user: 'Élodie Garnier',
  },
  screenshots: [
    {
      file: 'reunion-compte-rendu',
      caption: 'Le compte rendu s’écrit pendant la réunion : décisions et actions ressortent seules',
      screen: {
        kind: 'paper',
        title: 'Conseil d’administration',
        note: 'Jeudi 16 mai · 18 h 30 – 20 h 00',
        actions: ['Terminer', 'Partager'],
        text: [
          'h 2. Budget du festival',
          'p Élodie présente les trois devis de sonorisation. Le deuxième comprend le montage et la garde de nuit.',
          'm Décision : le devis de Scène & Son est retenu, 4 280 € TTC.',
          'p Question de Karim sur l’assurance du matériel : comprise, franchise de 300 €.',
          'n Action : signer le devis et verser l’acompte — Karim, 24 mai',
          'h 3. Bénévoles',
          'p Il manque onze personnes le samedi soir, surtout à la buvette.',
          'n Action : appeler les anciens de 2022 — Nour, 21 mai',
          'i Tee-shirts : 60 pièces, deux couleurs',
          'i Repas : formule à 7 €',
        ],
        beside: [
          'Ordre du jour',
          '1. Accueil, procès-verbal | 5 min · informer | ok:Fait',
          '2. Budget du festival | 25 min · décider | ok:Fait',
          '3. Bénévoles | 20 min · discuter | busy:En cours',
          '4. Plan de secours pluie | 15 min · décider | idle:À venir',
          '5. Questions diverses | 10 min | idle:À venir',
        ],
      },
    },
    {
      file: 'reunion-actions-tableau',
      caption: 'Les actions de toutes les réunions, par avancement et par personne',
      screen: {
        kind: 'board',
        title: 'Actions',
        at: 'Actions',
        note: '4 groupes',
        actions: ['Nouvelle action'],
        columns: [
          {
            title: 'À faire',
            cards: [
              '!Signer le devis de sonorisation | Conseil du 16 mai | warn:24 mai | @Karim Benali',
              '!Réserver la salle des fêtes | Bureau du 13 mai | idle:3 juin | @Lucie Hamon',
              '!Mettre à jour les statuts | Conseil du 16 mai | idle:15 juin | @Paul Riou',
            ],
          },
          {
            title: 'En cours',
            cards: [
              '!Appeler les anciens bénévoles | 18 appels sur 40 | %45 | @Nour Haddad',
              '!Affiche du festival | Deuxième épreuve | %70 | @Zoé Prigent',
            ],
          },
          { title: 'En retard', cards: ['!Relancer la mairie | Bureau du 29 avril | bad:10 mai | @Élodie Garnier'] },
          {
            title: 'Fait',
            cards: [
              '!Ouvrir la billetterie | Conseil du 18 avril | ok:Fait | @Zoé Prigent',
              '!Demande de subvention | Bureau du 2 avril | ok:Fait | @Karim Benali',
              '!Contrat d’assurance | Conseil du 18 avril | ok:Fait | @Paul Riou',
            ],
          },
        ],
      },
    },
    {
      file: 'reunion-semaine',
      caption: 'La semaine des réunions, avec ce qui reste à préparer pour chacune',
      screen: {
        kind: 'calendar',
        title: 'Semaine 20',
        at: 'Réunions',
        actions: ['Nouvelle réunion'],
        days: ['Lun. 13', 'Mar. 14', 'Mer. 15', 'Jeu. 16', 'Ven. 17'],
        hours: [8, 20],
        events: [
          '0 | 9 | 10 | Point d’équipe | 6 sujets | 0',
          '0 | 14 | 16 | Bureau | Ordre du jour prêt | 1',
          '1 | 10 | 11.5 | Commission festival | 4 actions en retard | 4',
          '1 | 17 | 18 | Parents délégués | Salle B | 2',
          '2 | 9 | 12 | Atelier projet | Préparer les documents | 3',
          '3 | 11 | 12 | Point mairie | Visio | 2',
          '3 | 18.5 | 20 | Conseil d’administration | 5 sujets | 0',
          '4 | 9 | 9.75 | Revue des actions | Automatique | 5',
          '4 | 14 | 15 | Accueil des bénévoles | Présentation | 1',
        ],
        beside: [
          'À préparer',
          'Conseil : joindre les devis | avant jeudi',
          'Atelier : inviter la ludothèque | avant mercredi',
          'Bureau : relire le procès-verbal | aujourd’hui',
        ],
      },
    },
  ],
  documents: [
    {
      title: 'Guide : mener une réunion qui décide',
      file: 'reunion-guide-animateur',
      body: [
        'Une réunion coûte le temps de tous ceux qui y sont. Ce guide tient en deux pages et se lit avant la prochaine.',
        '# Avant',
        '- Pas de but, pas de réunion : écrire en une phrase ce qui sera différent après',
        '- Un sujet, un temps, une personne qui le porte',
        '# Pendant',
        '1. Relire les actions de la dernière fois.',
        '2. Traiter d’abord ce qui se décide.',
        '3. Formuler la décision à voix haute avant de l’écrire.',
        '# Après',
        '- Le compte rendu part le jour même',
        '- Une action sans nom n’est pas une action',
      ],
    },
    {
      title: 'Modèles d’ordre du jour',
      file: 'reunion-modeles-ordre-du-jour',
      body: [
        'Cinq modèles à reprendre tels quels dans l’application.',
        '# Conseil d’administration',
        '- Procès-verbal, finances, décisions, vie de l’association, divers',
        '# Point d’équipe',
        '- Ce qui bloque, ce qui arrive, qui aide qui',
        '# Conseil d’école',
        '- Effectifs, sécurité, projets, coopérative',
      ],
    },
  ],
  videos: [{ name: 'Une réunion utile en 75 secondes', file: 'reunion-utile-presentation' }],
  scenarios: [
    '# 1. Préparer et tenir une réunion',
    '1. Créer une réunion avec le modèle « Conseil ».',
    '2. Ajouter un sujet, 20 minutes, but « décider ».',
    '3. Démarrer la réunion, écrire une décision et une action pour Nour Haddad.',
    '4. Terminer : le compte rendu est envoyé aux participants (messagerie de test).',
    '# 2. Suivre les actions',
    '1. Ouvrir Actions : l’action de Nour est dans « À faire ».',
    '2. La passer à « Fait ». La réunion suivante la montre comme faite.',
  ],
  notes:
    'Comptes de test : animateur@ et membre@ (champ secret). L’interface est en français ; les libellés du scénario sont traduits en page 2.',
  state: { stage: 'live' },
  createdDaysAgo: 470,
  liveDaysAgo: 430,
})
