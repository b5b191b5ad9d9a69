import { sampleOffer } from '../../offer.ts'
import { boreal } from '../../publishers.ts'

export const meteoChantier = sampleOffer(boreal, {
  offerId: 'meteo-chantier',
  alias: 'Météo chantier',
  language: 'fr',
  name: 'Météo chantier : décider selon le ciel',
  summary: 'Sachez la veille si l’on coule, lève ou peint : la météo de chantier traduite en décisions.',
  description: `
    <p>This application is available only in French. Météo chantier traduit la prévision de chaque adresse en décisions pour
    les chefs de chantier : on coule, on attend, on bâche, on descend la grue.</p>
    <p>Une averse de vingt minutes peut coûter une dalle. Une rafale oubliée peut coûter bien plus. Les bulletins parlent de
    millimètres ; vos équipes parlent de <em>béton</em>, de <em>levage</em> et de <em>peinture</em>. L’application fait
    l’interprète.</p>
    <h2>Vos règles, vos seuils</h2>
    <ul>
      <li>Béton : température du support, gel dans les 48 heures, pluie dans les 6</li>
      <li>Grue et nacelle : vent moyen et rafales à la hauteur de travail</li>
      <li>Couverture et étanchéité : fenêtres sèches de durée suffisante</li>
      <li>Chaleur : pauses et eau selon l’effort</li>
    </ul>
    <h2>Un feu par activité et par demi-journée</h2>
    <p>Vert, orange, rouge, avec la raison. Le matin à cinq heures trente, les équipes reçoivent le leur. Les jours d’arrêt pour intempéries sont attestés avec la mesure de la station la plus proche, pour l’assurance et pour le maître d’ouvrage.</p>
    <p>S’installe avec Dynamics 365 Project Operations ou seule dans Power Apps. Gratuite pour un chantier ; l’abonnement aux
    prévisions fines se prend ensuite auprès de Boréal Logiciels.</p>`,
  keywords: ['météo', 'chantier', 'intempéries'],
  worksWith: ['Dynamics 365 Project Operations', 'Power Apps'],
  category: 'geolocation/news-and-weather',
  secondCategory: 'compliance-and-legal/health-and-safety',
  industries: ['professional-services/architecture-and-construction'],
  products: ['project-operations', 'power-apps'],
  version: '2.2.1.0',
  listingOption: 'getItNowFree',
  connections: ['chantiers'],
  markets: ['CA', 'FR', 'BE', 'CH', 'LU'],
  regions: ['can', 'fra', 'eur'],
  app: {
    name: 'Météo chantier',
    shell: 'topbar',
    nav: [
      'cloud-rain:Aujourd’hui',
      'calendar:Dix jours',
      'building:Chantiers',
      'bell:Alertes',
      'file-text:Attestations',
    ],
    user: 'Sylvain Ouellet',
  },
  screenshots: [
    {
      file: 'meteo-chantier-dix-jours',
      caption: 'Dix jours, chantier par chantier : ce qui peut se faire et ce qui doit attendre',
      screen: {
        kind: 'schedule',
        title: 'Dix jours',
        at: 'Dix jours',
        note: '6 chantiers',
        columns: [
          'Lun. 20',
          'Mar. 21',
          'Mer. 22',
          'Jeu. 23',
          'Ven. 24',
          'Sam. 25',
          'Lun. 27',
          'Mar. 28',
          'Mer. 29',
          'Jeu. 30',
        ],
        rows: [
          '@Tour Frontenac | Levage',
          '@École du Ruisseau | Toiture',
          '@Pont de la Scierie | Béton',
          '@Aréna Donnacona | Étanchéité',
          '@Quai 21 | Nacelle',
          '@Résidence Les Trembles | Peinture',
        ],
        blocks: [
          '0 | 0 | 2 | Levage possible | 6',
          '0 | 2 | 3.5 | Rafales 74 km/h | 4',
          '0 | 3.5 | 10 | Levage possible | 6',
          '1 | 0 | 1 | Sec | 6',
          '1 | 1 | 3 | Pluie 22 mm | 4',
          '1 | 3 | 6 | Fenêtre sèche de 62 h | 6',
          '1 | 6 | 7.5 | Averses | 7',
          '2 | 0 | 1.5 | Couler avant 14 h | 7',
          '2 | 3 | 7 | Couler | 6',
          '2 | 8 | 10 | Gel la nuit | 4',
          '3 | 3.2 | 6 | Membrane possible | 6',
          '4 | 0 | 2 | Nacelle | 6',
          '4 | 2 | 4 | Vent | 4',
          '4 | 4 | 9 | Nacelle | 6',
          '5 | 0 | 10 | Intérieur, sans effet | 5',
        ],
        today: 0.6,
      },
    },
    {
      file: 'meteo-equipe-matin',
      caption: 'Le message de cinq heures trente : le feu, la raison, la consigne',
      screen: {
        kind: 'phones',
        title: 'Matin',
        lines: ['5 h 30.', 'On coule ou pas ?', 'Le feu du jour, avec la raison, avant de charger le camion.'],
        phones: [
          {
            title: 'Pont de la Scierie',
            blocks: [
              'big Avant 14 h | coulée possible',
              'row Béton | Pluie à 15 h, 6 mm | warn:Tôt',
              'row Levage | Rafales 31 km/h | ok:Oui',
              'row Soudure | Humidité 71 % | ok:Oui',
              'bars 2,2,3,3,4,6,8,7,5',
              'button J’ai lu',
            ],
          },
          {
            title: 'Consigne',
            blocks: [
              'note Dernière toupie à 13 h 15. Bâches prêtes à 14 h.',
              'check Bâches sur place | done',
              'check Pompe confirmée 9 h | done',
              'check Éprouvettes préparées | open',
              'button Confirmer la coulée',
            ],
          },
        ],
      },
    },
    {
      file: 'chantier-intemperies-attestations',
      caption: 'Les jours d’intempérie attestés, avec la mesure et la station',
      screen: {
        kind: 'grid',
        title: 'Attestations',
        at: 'Attestations',
        note: 'Trimestre en cours',
        actions: ['Attester un jour', 'Exporter'],
        filters: ['Tous les chantiers', '2e trimestre'],
        columns: ['Jour:12', 'Chantier:24', 'Cause:22', 'Mesure:16', 'Station:18', 'Heures:10', 'État:14'],
        rows: [
          '22 mai | !Tour Frontenac | Vent au-dessus du seuil | 74 km/h | Jean-Lesage | =6 | ok:Signée',
          '21 mai | !École du Ruisseau | Pluie | 22 mm | Lac Saint-Charles | =8 | ok:Signée',
          '9 mai | !Pont de la Scierie | Gel du support | −2,1 °C | Donnacona | =5 | warn:À signer',
          '2 mai | !Aréna Donnacona | Pluie | 14 mm | Donnacona | =8 | ok:Signée',
          '26 avril | !Quai 21 | Vent au-dessus du seuil | 61 km/h | Beauport | =4 | bad:Contestée',
          '18 avril | !Tour Frontenac | Verglas | 4 mm | Jean-Lesage | =8 | ok:Signée',
          '17 avril | !Résidence Les Trembles | Verglas | 4 mm | Beauport | =8 | ok:Signée',
        ],
      },
    },
  ],
  documents: [
    {
      title: 'Seuils météo par activité',
      file: 'meteo-seuils-chantier',
      body: [
        'Un point de départ, à adapter avec votre responsable sécurité et vos fabricants.',
        '# Béton',
        '- Support au-dessus de 5 °C, pas de gel dans les 48 heures',
        '- Pas de pluie de plus de 2 mm dans les six heures',
        '# Levage',
        '- Vent moyen de 50 km/h à la flèche, rafales de 72 km/h',
        '# Étanchéité',
        '- Support sec, 24 heures sans pluie',
        '# Chaleur',
        '- Au-delà de 30 °C ressentis, pauses de dix minutes par heure',
      ],
    },
  ],
  scenarios: [
    '# 1. Le feu du matin',
    '1. Ouvrir le chantier « Pont de la Scierie ». Béton est orange, avec la raison.',
    '2. Changer le seuil de pluie à 10 mm : Béton passe au vert.',
    '# 2. Attester',
    '1. Attester le 9 mai. La mesure et la station sont remplies.',
    '2. Signer : le PDF est joint au projet.',
  ],
  notes: 'Prévisions enregistrées du mois de mai ; aucune clé n’est nécessaire.',
  state: { stage: 'live' },
  createdDaysAgo: 330,
  liveDaysAgo: 287,
})
