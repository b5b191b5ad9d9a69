import { frenchSpeakingEurope } from '../../markets.ts'
import { sampleOffer } from '../../offer.ts'
import { cordee } from '../../publishers.ts'

export const relances = sampleOffer(cordee, {
  offerId: 'relances',
  alias: 'Relances clients',
  language: 'fr',
  name: 'Relances clients : encours et recouvrement',
  summary: 'Faites rentrer les factures plus tôt avec des relances justes, au bon moment, à la bonne personne.',
  description: `
    <p>This application is available only in French.</p>
    <p>Relances clients aide les comptables et les dirigeants de PME à encaisser plus tôt sans abîmer la relation. Elle lit les
    factures ouvertes, propose chaque matin la relance qui convient et garde la trace de chaque promesse.</p>
    <h2>La bonne relance, pas la plus forte</h2>
    <p>Un client fidèle qui oublie n’est pas un mauvais payeur. L’application distingue l’oubli, le litige et la difficulté ;
    le ton, le canal et le signataire changent avec eux.</p>
    <ul>
      <li><b>Avant l’échéance</b> : un rappel courtois pour les montants qui comptent</li>
      <li><b>Après</b> : courriel, appel préparé, lettre, selon vos scénarios</li>
      <li><b>Litige</b> : la facture sort du recouvrement et une demande part au service concerné</li>
      <li><b>Promesse</b> : elle entre au plan de trésorerie, et se vérifie d’elle-même</li>
    </ul>
    <h2>L’encours en une page</h2>
    <p>Balance âgée, délai moyen de paiement, prévision à huit semaines, exposition par client. Chaque commercial voit les
    siens ; il sait avant le rendez-vous ce qui n’est pas réglé.</p>
    <p>Le délai moyen de nos utilisateurs a baissé de onze jours en un semestre. Connecteurs pour neuf logiciels de
    comptabilité. Licence Dynamics 365 Sales ou Power Apps nécessaire ; les frais postaux sont facturés à part.</p>`,
  keywords: ['relances', 'recouvrement', 'encours'],
  worksWith: ['Dynamics 365 Sales', 'Business Central', 'Outlook'],
  category: 'finance/credit-and-collections/accounting',
  secondCategory: 'sales/crm',
  industries: [],
  products: ['sales', 'power-apps'],
  version: '4.6.0.0',
  listingOption: 'freeTrial',
  connections: ['mandats'],
  markets: frenchSpeakingEurope,
  regions: ['fra', 'che', 'eur'],
  app: {
    name: 'Relances',
    shell: 'topbar',
    nav: ['list-check:Ce matin', 'users:Clients', 'receipt:Factures', 'scale:Litiges', 'chart-bar:Encours'],
    user: 'Josiane Perrin',
  },
  screenshots: [
    {
      file: 'relances-du-matin',
      caption: 'Les relances du matin, classées par effet attendu, avec le ton proposé',
      screen: {
        kind: 'grid',
        title: 'Ce matin',
        note: '12 relances proposées · 84 310 €',
        actions: ['Envoyer les courriels', 'Appels'],
        figures: ['À relancer | 84 310 €', 'Promesses du jour | 3', 'En litige | 12 940 €', 'Délai moyen | 47 j'],
        columns: ['Client:24', 'Montant:12', 'Retard:10', 'Situation:16', 'Proposition:22', 'Par:18'],
        rows: [
          '!Menuiserie Aubert | =18 420 € | =12 j | ok:Oubli probable | Courriel courtois | @Josiane Perrin',
          '!Carrelages Delmas | =14 900 € | =41 j | bad:Difficulté | Appel, échéancier | @Marc Thévenaz',
          '!Hôtel du Parc | =11 260 € | =8 j | ok:Oubli probable | Courriel courtois | @Josiane Perrin',
          '!Imprimerie Rochat | =9 875 € | =27 j | warn:2e relance | Appel | @Josiane Perrin',
          '!Garage des Alpes | =8 140 € | =63 j | bad:3e relance | Lettre signée | @Valérie Chappuis',
          '!Clinique Bellerive | =7 990 € | =19 j | busy:Litige | Attendre l’avoir | @Luc Monnier',
          '!Fromagerie Jaccard | =6 330 € | =5 j | ok:Fidèle | Rappel par message | @Josiane Perrin',
          '!Transports Vauthier | =4 610 € | =33 j | warn:Promesse non tenue | Appel | @Marc Thévenaz',
        ],
      },
    },
    {
      file: 'encours-balance-agee',
      caption: 'L’encours : balance âgée, délai moyen et prévision d’encaissement',
      screen: {
        kind: 'dashboard',
        title: 'Encours',
        at: 'Encours',
        note: 'Au 31 mai',
        actions: ['Exporter'],
        figures: [
          'Encours | 612 k€ | −14 % | 9,8,8,7,7,6',
          'Délai moyen | 47 j | −11 j | 9,9,8,7,6,6',
          'Échu > 60 j | 38 k€ | −52 % | 9,8,6,5,4,3',
          'Promesses tenues | 86 % | +9 pts | 5,6,6,7,8,8',
        ],
        charts: [
          {
            type: 'stack',
            title: 'Balance âgée, milliers d’euros',
            wide: 2,
            labels: ['Déc.', 'Janv.', 'Févr.', 'Mars', 'Avr.', 'Mai'],
            series: {
              'Non échu': [402, 410, 398, 415, 420, 426],
              '1–30 j': [168, 160, 151, 132, 120, 108],
              '31–60 j': [74, 70, 61, 52, 46, 40],
              '> 60 j': [81, 74, 66, 51, 44, 38],
            },
          },
          {
            type: 'donut',
            title: 'Causes de retard',
            labels: ['Oubli', 'Difficulté', 'Litige', 'Procédure'],
            series: { Factures: [54, 19, 15, 12] },
          },
          {
            type: 'area',
            title: 'Encaissements prévus sur huit semaines, milliers d’euros',
            wide: 3,
            labels: ['S23', 'S24', 'S25', 'S26', 'S27', 'S28', 'S29', 'S30'],
            series: { Prévu: [62, 78, 71, 94, 66, 58, 49, 72], Promis: [31, 44, 29, 38, 22, 18, 9, 12] },
          },
        ],
      },
    },
    {
      file: 'relances-fiche-client',
      caption: 'La fiche d’un client : factures, promesses, échanges et personne à appeler',
      screen: {
        kind: 'form',
        title: 'Clients',
        at: 'Clients',
        actions: ['Appeler', 'Écrire'],
        record: 'Carrelages Delmas',
        stages: ['Rappel', '1re relance', 'Appel', 'Échéancier', 'Contentieux'],
        stage: 3,
        sections: [
          {
            title: 'Encours',
            fields: ['Échu | 14 900 €', 'À échoir | 6 200 €', 'Retard moyen | 38 jours', 'Limite | %71'],
          },
          {
            title: 'Interlocuteur',
            fields: ['Nom | @Brigitte Delmas', 'Fonction | Gérante', 'Préfère | Appel, le matin', 'Langue | Français'],
          },
          {
            title: 'Échéancier',
            fields: [
              '15 juin | ok:4 900 € · tenu',
              '15 juillet | busy:5 000 €',
              '15 août | idle:5 000 €',
              'Accord | ok:Signé',
            ],
          },
        ],
        beside: [
          'Échanges',
          'Première échéance reçue | 4 900 € | 14 juin',
          'Échéancier signé | Trois fois | 30 mai',
          'Appel de Marc | Chantier impayé | 28 mai',
          'Deuxième relance | Courriel lu | 21 mai',
          'Première relance | Courriel | 9 mai',
        ],
      },
    },
  ],
  documents: [
    {
      title: 'Guide : relancer sans fâcher',
      file: 'relances-guide',
      body: [
        'Neuf retards sur dix ne sont pas de la mauvaise volonté. Ce guide aide à trouver la phrase.',
        '# Avant d’écrire',
        '- Vérifier que la facture est arrivée, et à la bonne personne',
        '- Regarder s’il y a un litige ouvert',
        '# Trois tons',
        '1. Le rappel : on informe.',
        '2. La relance : on demande une date.',
        '3. La mise en demeure : on annonce la suite, et on la fait.',
        '# Au téléphone',
        '- Se taire après la question « quand ? »',
      ],
    },
    {
      title: 'Modèles de courriels',
      file: 'recouvrement-modeles-courriels',
      body: [
        'Six modèles, à personnaliser en deux lignes.',
        '# Rappel avant échéance',
        'Bonjour, notre facture arrive à échéance vendredi. Tout est en ordre de votre côté ?',
        '# Première relance',
        'Bonjour, sauf erreur de notre part, la facture ci-jointe reste à régler. Pouvez-vous nous indiquer une date ?',
      ],
    },
  ],
  videos: [{ name: 'Relances : la matinée d’une comptable', file: 'relances-matinee' }],
  scenarios: [
    '# 1. Relancer',
    '1. Ouvrir Ce matin, envoyer le courriel à Menuiserie Aubert (boîte de test).',
    '2. La situation devient « Relancé ». L’échange est dans la fiche.',
    '# 2. Promesse',
    '1. Noter une promesse au 15 juin. Elle apparaît dans Encours.',
    '# 3. Litige',
    '1. Déclarer un litige : la facture n’est plus proposée.',
  ],
  notes: 'Comptabilité fictive installée. Aucun courrier postal n’est envoyé.',
  state: { stage: 'live' },
  createdDaysAgo: 610,
  liveDaysAgo: 570,
})
