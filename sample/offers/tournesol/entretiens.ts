import { sampleOffer } from '../../offer.ts'
import { tournesol } from '../../publishers.ts'

export const entretiens = sampleOffer(tournesol, {
  offerId: 'entretiens',
  alias: 'Entretiens professionnels',
  language: 'fr',
  name: 'Entretiens professionnels et formation',
  summary: 'Menez des entretiens professionnels qui servent : préparation, compte rendu signé et formations.',
  description: `
    <p>This application is available only in French.</p>
    <p>L’entretien professionnel devient un moment utile : l’application donne aux responsables et aux salariés un échange bien préparé, et aux ressources humaines la
    preuve qu’il a eu lieu. Elle a été dessinée avec des PME de 20 à 300 personnes, qui n’ont ni le temps d’un grand
    logiciel, ni envie d’un formulaire de plus.</p>
    <h3>Le fil d’un entretien</h3>
    <ol>
      <li>Une invitation avec trois questions à méditer, jamais plus</li>
      <li>Une page partagée pendant l’échange, où chacun a sa colonne</li>
      <li>Un compte rendu relu et signé des deux côtés</li>
      <li>Les compétences à acquérir et les souhaits de formation réunis en un plan chiffré</li>
    </ol>
    <h3>Les échéances légales, sans y penser</h3>
    <p>Retour de congé parental, état des lieux à six ans, mi-carrière : l’application propose la date et prévient avant
    qu’il soit trop tard. Les comptes rendus se conservent le temps voulu, puis s’effacent.</p>
    <p>Requiert Power Apps. L’essai de 30 jours comprend l’import de vos anciens entretiens.</p>`,
  keywords: ['entretien professionnel', 'formation', 'compétences'],
  worksWith: ['Power Apps', 'Outlook'],
  category: 'human-resources/talent-management',
  industries: [],
  products: ['power-apps'],
  version: '1.0.0.0',
  listingOption: 'freeTrial',
  connections: ['suivi'],
  markets: ['FR'],
  regions: ['fra'],
  app: {
    name: 'Entretiens',
    shell: 'light',
    nav: ['users:Entretiens', 'school:Formations', 'calendar:Échéances', 'chart-bar:Suivi'],
    user: 'Odile Blanc',
  },
  screenshots: [
    {
      file: 'entretien-professionnel-page',
      caption: 'La page partagée pendant l’entretien, à deux voix',
      screen: {
        kind: 'paper',
        title: 'Entretien de Léa Fontaine',
        note: 'avec Odile Blanc · 4 juin',
        actions: ['Signer', 'Imprimer'],
        text: [
          'h Ce qui a compté cette année',
          'p Léa : la tenue seule de l’accueil en avril, et le premier devis signé de bout en bout.',
          'p Odile : une autonomie gagnée plus vite que prévu ; la relation avec les clients difficiles.',
          'h Ce que Léa souhaite',
          'm Passer deux jours par mois à la comptabilité fournisseurs.',
          'n Formation demandée : tableur avancé, 14 heures, automne',
          'h Ce que nous décidons',
          'i Deux jours par mois avec Samir à partir de juillet',
          'i Point d’étape le 15 octobre',
        ],
        beside: [
          'Étapes',
          'Préparation | Trois questions | ok:Faite',
          'Échange | 4 juin, 10 h | busy:En cours',
          'Relecture | Léa, puis Odile | idle:À venir',
          'Signature | Des deux côtés | idle:À venir',
        ],
      },
    },
    {
      file: 'formation-plan',
      caption: 'Le plan de formation qui se construit d’entretien en entretien',
      screen: {
        kind: 'grid',
        title: 'Plan de formation',
        at: 'Formations',
        note: '14 souhaits · 11 800 €',
        actions: ['Arbitrer'],
        figures: ['Souhaits | 14', 'Retenus | 9', 'Heures | 186', 'Budget | %74'],
        columns: ['Salarié:20', 'Formation:28', 'Durée:10', 'Coût:12', 'Demandée par:16', 'État:14'],
        rows: [
          '@Léa Fontaine | !Tableur avancé | =14 h | =620 € | Salariée | ok:Retenue',
          '@Cédric Noël | !Habilitation électrique | =21 h | =980 € | Obligation | ok:Retenue',
          '@Aïcha Diallo | !Langue des signes, niveau 1 | =30 h | =1 450 € | Salariée | ok:Retenue',
          '@Samir Cherif | !Consolidation | =14 h | =1 900 € | Direction | warn:À arbitrer',
          '@Hugo Martel | !Gérer les conflits à l’accueil | =7 h | =410 € | Salarié | ok:Retenue',
          '@Thierry Roche | !CACES nacelle | =21 h | =890 € | Obligation | ok:Retenue',
          '@Marion Petit | !Rédaction claire | =7 h | =380 € | Salariée | idle:Reportée',
        ],
      },
    },
  ],
  documents: [
    {
      title: 'Trame d’entretien professionnel',
      file: 'entretien-professionnel-trame',
      body: [
        'Cette trame tient sur une page, et c’est voulu.',
        '# Trois questions à préparer',
        '1. De quoi êtes-vous content cette année ?',
        '2. Qu’est-ce qui vous ferait apprendre ?',
        '3. De quoi avez-vous besoin de notre part ?',
        '# À aborder ensemble',
        '- Parcours et certification',
        '- Validation des acquis, conseil en évolution',
        '- Conciliation avec la vie personnelle',
      ],
    },
  ],
  scenarios: [
    '# 1. Mener un entretien',
    '1. Inviter Léa Fontaine. Les trois questions sont envoyées.',
    '2. Ouvrir la page partagée, écrire une formation demandée.',
    '3. Signer des deux côtés. Le plan contient la formation.',
  ],
  notes: 'Deux comptes : responsable et salariée.',
  state: { stage: 'draft' },
  createdDaysAgo: 19,
})
