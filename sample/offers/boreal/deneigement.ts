import { sampleOffer } from '../../offer.ts'
import { boreal } from '../../publishers.ts'

export const deneigement = sampleOffer(boreal, {
  offerId: 'deneigement',
  alias: 'Tournées de déneigement',
  language: 'fr',
  name: 'Déneigement : tournées et suivi des rues',
  summary: 'Planifiez les tournées de déneigement, suivez chaque rue et répondez aux citoyens avec des faits.',
  description: `
    <p>This application is available only in French.</p>
    <p>Déneigement est l’outil des contremaîtres et des répartiteurs municipaux : il dresse les tournées de la nuit, montre où
    sont les charrues et garde la preuve de chaque passage. Quand un citoyen demande si sa rue a été faite, la réponse tient
    en une ligne et une heure.</p>
    <h2>Avant la tempête</h2>
    <p>Les prévisions par secteur proposent le nombre d’équipes, l’heure de départ et le type de fondant. Les rues ont un
    rang, les côtes et les hôpitaux aussi ; la tournée les respecte.</p>
    <h2>Pendant</h2>
    <ul>
      <li>La carte en direct : fait, en cours, à faire, stationnement gênant</li>
      <li>Les quantités de sel et d’abrasif par tronçon, lues des épandeuses</li>
      <li>Un appel citoyen crée une demande sur la bonne rue, et se ferme tout seul au passage suivant</li>
    </ul>
    <h2>Après</h2>
    <p>Le rapport d’opération est prêt pour le conseil et pour l’assureur : heures, tonnes, coût au kilomètre, délais par
    rang. Une ville de 48 000 habitants a réduit de 22 % le sel épandu sans un délai de plus.</p>
    <p>Fonctionne avec Dynamics 365 Field Service. Les balises GPS de cinq fabricants sont reconnues ; sans balise, le
    téléphone du conducteur suffit.</p>`,
  keywords: ['déneigement', 'tournées', 'carte'],
  worksWith: ['Dynamics 365 Field Service', 'Azure Maps'],
  category: 'geolocation/maps',
  secondCategory: 'operations-and-supply-chain/transportation-and-warehouse-management',
  industries: ['government/civilian-government'],
  products: ['field-service'],
  version: '7.1.0.0',
  listingOption: 'contactMe',
  connections: ['ventes'],
  markets: ['CA', 'FR', 'CH'],
  regions: ['can', 'fra', 'che'],
  license: 'resource',
  app: {
    name: 'Déneigement',
    shell: 'rail',
    nav: ['map:Carte', 'truck:Équipes', 'snowflake:Tempête', 'phone:Demandes', 'chart-bar:Rapports'],
    user: 'Réjean Côté',
  },
  screenshots: [
    {
      file: 'deneigement-carte-tournees',
      caption: 'La nuit du 14 janvier : six équipes, les rues faites et celles qui restent',
      screen: {
        kind: 'map',
        ground: 'streets',
        title: 'Nuit du 14 janvier',
        note: '18 cm · 6 équipes · 71 % fait',
        actions: ['Nouvelle consigne', 'Rappeler'],
        panel: 'Tournées',
        routes: [
          'Secteur Limoilou | Charrue 12 · 31 km | 8 | ok:Fait',
          'Secteur Saint-Roch | Charrue 4 · 22 km | 7 | busy:68 %',
          'Secteur Montcalm | Charrue 9 · 27 km | 9 | busy:54 %',
          'Côtes et hôpitaux | Épandeuse 3 · 44 km | 10 | ok:2e passage',
          'Secteur Vanier | Charrue 15 · 29 km | 8 | warn:En retard',
          'Trottoirs centre | Chenillette 7 · 12 km | 6 | busy:40 %',
        ],
        callout: ['Rue Marie-de-l’Incarnation', 'Passage à 03 h 42', 'Sel : 180 g/m²', '2 véhicules gênants'],
      },
    },
    {
      file: 'deneigement-demandes-citoyens',
      caption: 'Les demandes des citoyens, rattachées à la rue et au dernier passage',
      screen: {
        kind: 'inbox',
        title: 'Demandes',
        at: 'Demandes',
        actions: ['Répondre'],
        list: [
          '@Huguette Lavoie | Rue des Chênes pas faite | « Le camion est passé de l’autre côté… » | 06:12 | warn:À répondre',
          '@Denis Picard | Boîte aux lettres brisée | Photo jointe, 4e Avenue | 05:58 | bad:Dommage',
          '@Fatou Ndiaye | Trottoir devant l’école | Les enfants marchent dans la rue | 05:40 | busy:En tournée',
          '@Jean-Guy Morin | Merci ! | Première fois que c’est fait avant 6 h | 05:31 | ok:Fermée',
          '@Rosalie Dubé | Arrêt d’autobus enseveli | Arrêt 1437 | 05:20 | busy:En tournée',
          '@André Fiset | Sel dans la cour | Encore cette année… | 04:55 | idle:Notée',
        ],
        thread: [
          'Huguette Lavoie | 06:12 | Bonjour, la rue des Chênes n’est pas faite de mon côté. Le camion est passé vers quatre heures, mais seulement en face.',
          'Système | 06:12 | Rue des Chênes, côté pair : passage prévu à 06 h 50, charrue 15. Côté impair : fait à 04 h 07.',
          '> Réjean Côté | 06:15 | Bonjour Madame Lavoie. Votre côté est prévu à 6 h 50 ; la charrue a été retenue par deux voitures. Vous recevrez un message au passage.',
        ],
        beside: [
          'Rue des Chênes',
          'Rang | 3, résidentielle',
          'Côté impair | ok:Fait 04:07',
          'Côté pair | warn:Prévu 06:50',
          'Demandes ce mois | 2',
          'Stationnement | Alterné',
        ],
      },
    },
    {
      file: 'deneigement-rapport-operation',
      caption: 'Le rapport d’opération : délais par rang, tonnes épandues, coût au kilomètre',
      screen: {
        kind: 'dashboard',
        title: 'Opération 14 janvier',
        at: 'Rapports',
        actions: ['Exporter'],
        figures: [
          'Neige au sol | 18 cm | | 1,2,3,5,7,8,9',
          'Délai rang 1 | 2 h 50 | −40 min | 8,8,7,6,5,5',
          'Sel épandu | 148 t | −22 % | 9,8,7,7,6,5',
          'Coût au km | 61 $ | −9 % | 8,8,7,7,6,6',
        ],
        charts: [
          {
            type: 'area',
            title: 'Kilomètres faits par heure',
            wide: 2,
            labels: ['22 h', '23 h', '0 h', '1 h', '2 h', '3 h', '4 h', '5 h', '6 h'],
            series: { Charrues: [12, 38, 64, 71, 69, 74, 66, 52, 30], Trottoirs: [0, 4, 11, 16, 18, 19, 21, 20, 14] },
          },
          {
            type: 'hbars',
            title: 'Délai par rang, heures',
            labels: ['Rang 1', 'Rang 2', 'Rang 3', 'Trottoirs'],
            series: { Heures: [2.8, 4.1, 6.4, 7.2] },
          },
          {
            type: 'bars',
            title: 'Sel par secteur, tonnes',
            wide: 3,
            labels: ['Limoilou', 'Saint-Roch', 'Montcalm', 'Côtes', 'Vanier', 'Trottoirs'],
            series: { '2022': [38, 34, 30, 41, 36, 11], '2023': [29, 26, 24, 33, 28, 8] },
          },
        ],
      },
    },
  ],
  documents: [
    {
      title: 'Déneigement : guide du contremaître',
      file: 'deneigement-guide-contremaitre',
      body: [
        'Ce guide suit une nuit d’opération, de l’alerte au rapport.',
        '# 16 h : l’alerte',
        '- Lire la prévision par secteur',
        '- Confirmer les équipes et l’heure de départ',
        '# 22 h : le départ',
        '1. Les tournées sont sur les tablettes.',
        '2. Les côtes, l’hôpital et la caserne partent en premier.',
        '# 3 h : les ajustements',
        '- Un retard de plus de trente minutes propose un renfort',
        '# 7 h : le rapport',
        'Il est prêt quand la dernière charrue rentre.',
      ],
    },
    {
      title: 'Réduire le sel sans perdre l’adhérence',
      file: 'deneigement-reduire-le-sel',
      body: [
        'Le sel coûte trois fois : à l’achat, aux ponts, aux lacs.',
        '# Ce qui marche',
        '- Doser par température de chaussée et non par habitude',
        '- Humidifier le sel : il reste où on le met',
        '- Mesurer par tronçon et le montrer aux conducteurs',
        '# Ce qui ne marche pas',
        '- Interdire sans expliquer',
      ],
    },
  ],
  videos: [{ name: 'Une nuit de déneigement en 90 secondes', file: 'deneigement-une-nuit' }],
  scenarios: [
    '# 1. Dresser les tournées',
    '1. Ouvrir Tempête, choisir l’exemple du 14 janvier.',
    '2. Proposer les tournées : six équipes, toutes les rues de rang 1 avant trois heures.',
    '# 2. Suivre et répondre',
    '1. Lancer la simulation. Les rues passent au vert.',
    '2. Ouvrir la demande de la rue des Chênes et répondre.',
  ],
  notes: 'La simulation accélère le temps trente fois. Aucun GPS réel.',
  state: { stage: 'live' },
  createdDaysAgo: 700,
  liveDaysAgo: 655,
})
