import { frenchSpeakingEurope } from '../../markets.ts'
import { sampleOffer } from '../../offer.ts'
import { cordee } from '../../publishers.ts'

export const registre = sampleOffer(cordee, {
  offerId: 'registre-traitements',
  alias: 'Registre des traitements',
  language: 'fr',
  name: 'Registre des traitements RGPD et nLPD',
  summary: 'Tenez un registre des traitements vivant, prêt pour l’autorité, sans y passer vos vendredis.',
  description: `
    <p>This application is available only in French. Registre des traitements donne aux délégués à la protection des données un
    registre RGPD et nLPD qui se tient à jour avec l’aide des métiers, au lieu d’un tableur qui vieillit seul.</p>
    <h2>Un registre que les métiers comprennent</h2>
    <p>Chaque service répond à des questions dans ses mots : « qui peut lire ces fiches ? », « que faites-vous du dossier
    quand la personne s’en va ? ». L’application traduit en base légale, durées et mesures.</p>
    <h3>Tout au même endroit</h3>
    <ol>
      <li>Traitements, sous-traitants, transferts et durées, reliés entre eux</li>
      <li>Analyses d’impact guidées, avec la méthode de la CNIL</li>
      <li>Demandes de personnes, avec le délai légal qui court</li>
      <li>Violations : la chronologie des 72 heures et la notification prête</li>
    </ol>
    <h3>Ce que l’autorité demande</h3>
    <p>Un export daté et signé, dans le modèle de la CNIL, de l’APD belge ou du PFPDT suisse. L’historique montre qui a
    modifié quoi, et pourquoi.</p>
    <p>Fonctionne dans Power Apps ; vos données restent dans votre environnement. La mise en service comprend deux jours
    d’accompagnement, compris dans l’abonnement.</p>`,
  keywords: ['registre', 'RGPD', 'traitements'],
  worksWith: ['Power Apps', 'Microsoft Purview'],
  category: 'compliance-and-legal/data-governance-and-privacy/legal',
  industries: ['healthcare/health-provider', 'government/civilian-government'],
  products: ['power-apps'],
  version: '3.1.0.0',
  listingOption: 'contactMe',
  connections: ['mandats'],
  markets: frenchSpeakingEurope,
  regions: ['fra', 'che', 'eur'],
  app: {
    name: 'Registre',
    shell: 'sidebar',
    nav: [
      'database:Traitements',
      'users:Demandes',
      'alert-triangle:Violations',
      'building:Sous-traitants',
      'scale:Analyses',
      'file-text:Exports',
    ],
    user: 'Céline Aubry',
  },
  screenshots: [
    {
      file: 'registre-traitements-liste',
      caption: 'Le registre : finalité, base légale, durée, risque et dernière revue',
      screen: {
        kind: 'grid',
        title: 'Traitements',
        note: '64 traitements · 5 à revoir',
        actions: ['Nouveau traitement', 'Exporter'],
        filters: ['Tous les services', 'Données sensibles', 'À revoir'],
        columns: ['Traitement:26', 'Service:18', 'Base légale:18', 'Durée:12', 'Risque:12', 'Revue:14'],
        rows: [
          '!Dossier du patient | Soins | Obligation légale | 20 ans | bad:Élevé | ok:Mars 2024',
          '!Recrutement | Ressources humaines | Intérêt légitime | 2 ans | warn:Moyen | ok:Avril 2024',
          '!Vidéosurveillance du parking | Logistique | Intérêt légitime | 30 jours | warn:Moyen | bad:En retard',
          '!Lettre d’information | Communication | Consentement | 3 ans | ok:Faible | ok:Mai 2024',
          '!Paie | Ressources humaines | Obligation légale | 5 ans | warn:Moyen | ok:Janvier 2024',
          '!Prise de rendez-vous | Accueil | Contrat | 5 ans | warn:Moyen | busy:En cours',
          '!Recherche clinique Iris | Recherche | Consentement | 15 ans | bad:Élevé | busy:En cours',
          '!Accès aux locaux | Logistique | Intérêt légitime | 3 mois | ok:Faible | ok:Février 2024',
          '!Dons et mécénat | Direction | Contrat | 10 ans | ok:Faible | warn:À revoir',
        ],
      },
    },
    {
      file: 'rgpd-violation-72-heures',
      caption: 'Une violation : la chronologie des 72 heures et ce qui reste à décider',
      screen: {
        kind: 'form',
        title: 'Violations',
        at: 'Violations',
        actions: ['Notifier', 'Clore'],
        record: 'V-2024-03 · Courriel envoyé à 214 destinataires',
        stages: ['Constatée', 'Qualifiée', 'Contenue', 'Notifiée', 'Close'],
        stage: 2,
        sections: [
          {
            title: 'Faits',
            fields: [
              'Constatée | 14 mai, 16:20',
              'Par | @Robin Meyer',
              'Personnes | 214 patients',
              'Nature | Adresses visibles',
            ],
          },
          {
            title: 'Évaluation',
            fields: [
              'Risque | warn:Moyen',
              'Données de santé | Indirectes',
              'Notification | bad:Avant le 17, 16:20',
              'Information | À décider',
            ],
          },
          {
            title: 'Mesures',
            fields: [
              'Rappel du courriel | ok:Fait',
              'Consigne au service | ok:Fait',
              'Envoi par liste | busy:En cours',
              'Reste | 41 h 10',
            ],
          },
        ],
        beside: [
          'Chronologie',
          'Rappel du courriel | 171 sur 214 | 14 mai 17:05',
          'Qualifiée par Céline Aubry | Risque moyen | 14 mai 16:58',
          'Direction informée | Appel | 14 mai 16:40',
          'Constatée | Appel d’une patiente | 14 mai 16:20',
        ],
      },
    },
    {
      file: 'traitements-flux-de-donnees',
      caption: 'Le chemin des données d’un traitement, des sources aux sous-traitants',
      screen: {
        kind: 'flow',
        title: 'Prise de rendez-vous',
        note: 'Flux de données',
        actions: ['Modifier'],
        nodes: [
          'a | 0 | 1 | user | Patient | Site et téléphone | ok',
          'b | 1 | 1 | calendar | Agenda en ligne | Sous-traitant, France | ok',
          'c | 2 | 0 | mail | Rappels | Sous-traitant, Irlande | warn',
          'd | 2 | 1 | database | Dossier administratif | Interne | ok',
          'e | 2 | 2 | chart-bar | Statistiques | Données agrégées | ok',
          'f | 3 | 0 | alert-triangle | Envoi de messages | Hors UE, clauses types | bad',
          'g | 3 | 1 | heart | Dossier de soins | Accès restreint | ok',
        ],
        links: [
          'a > b | identité',
          'b > c | téléphone',
          'b > d | motif',
          'd > e | agrégats',
          'c > f | numéro',
          'd > g | numéro',
        ],
      },
    },
  ],
  documents: [
    {
      title: 'Registre des traitements : présentation',
      file: 'registre-rgpd-presentation',
      body: [
        'Tenir un registre, c’est poser les mêmes questions chaque année à des personnes qui ont autre chose à faire. Nous avons travaillé les questions.',
        '# En chiffres',
        '- 64 traitements dans un hôpital de 900 lits',
        '- 25 minutes pour la revue annuelle d’un traitement',
        '- 41 modèles par métier',
        '# Mise en service',
        '1. Import de votre tableur.',
        '2. Atelier avec trois services.',
        '3. Invitation des autres, par vagues.',
      ],
    },
  ],
  scenarios: [
    '# 1. Créer un traitement',
    '1. Répondre aux douze questions pour « Photothèque ».',
    '2. La fiche propose base légale, durée et mesures. Valider.',
    '# 2. Violation',
    '1. Déclarer une violation de test. Le compte à rebours démarre.',
    '2. Notifier : le document est prêt, rien n’est envoyé.',
  ],
  notes: 'Aucun envoi réel aux autorités dans l’environnement de test.',
  state: { stage: 'live' },
  createdDaysAgo: 380,
  liveDaysAgo: 331,
})
