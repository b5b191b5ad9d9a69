/**
 * One offer of each type beside the apps: enough for every kind of page to have something to show. What a type
 * asks for comes from its sample document (src/offers/types/samples); words and pictures are their publisher's.
 */
import { type AssetKind, type OfferDocument, sampleDocuments, sampleFiles } from '#offers'

export type TypedOffer = {
  publisherId: string
  offerId: string
  type: string
  document: OfferDocument
  /** Files by the path that the document names them with. */
  files: { path: string; kind: AssetKind }[]
}

type Words = {
  publisherId: string
  offerId: string
  type: string
  name: string
  summary: string
  description: string
  keywords: string[]
  /** The folder of an app of the same publisher, and what of it is shown. */
  media: string
  screenshots: { file: string; caption: string }[]
  document?: { title: string; file: string }
}

const said: Words[] = [
  {
    publisherId: 'akoma',
    offerId: 'churn-signals-service',
    type: 'saas',
    name: 'Churn Signals Online',
    summary: 'Know a week ahead which customers are about to leave.',
    description:
      '<p>Churn Signals Online helps customer teams keep the customers who are about to leave: it reads orders and tickets every night and names the reasons.</p><h3>What you get</h3><ul><li>A ranked list every Monday</li><li>The three reasons behind each name</li><li>What helped others in the same place</li></ul>',
    keywords: ['churn', 'retention', 'customers'],
    media: 'akoma/churn-signals',
    screenshots: [
      { file: 'churn-retention-week.png', caption: 'The customers of a week, the most urgent first' },
      { file: 'churn-customer-reasons.png', caption: 'Why one customer is about to leave' },
      { file: 'retention-effect.png', caption: 'What keeping them was worth' },
    ],
    document: { title: 'Keeping customers: a white paper', file: 'churn-retention-white-paper.pdf' },
  },
  {
    publisherId: 'akoma',
    offerId: 'forecast-check',
    type: 'consulting-service',
    name: 'Forecast Check: 2-Week Assessment',
    summary: 'Learn in two weeks what your demand forecast costs you, and what to change.',
    description:
      '<p>In two weeks we compare your forecasts with what was sold and say what to change first. It is made for manufacturers who plan with Business Central.</p><h3>Agenda</h3><ul><li>Week 1: interviews and data</li><li>Week 2: findings and plan</li></ul><p>Deliverables: a report and a plan for one quarter. The price is an estimate; it depends on the number of sites and the state of the data.</p>',
    keywords: ['forecast', 'planning', 'assessment'],
    media: 'akoma/demand-forecast',
    screenshots: [{ file: 'demand-forecast-product.png', caption: 'Forecast and sales of one product' }],
    document: { title: 'Demand forecasts: a white paper', file: 'demand-forecast-white-paper.pdf' },
  },
  {
    publisherId: 'akoma',
    offerId: 'replenishment-addon',
    type: 'dynamics-365-business-central',
    name: 'Replenishment Orders',
    summary: 'Order what will be sold, straight from the items list.',
    description:
      '<p>Replenishment Orders helps buyers in wholesale order in minutes what will be sold: it proposes quantities for every item, and you change what you know better.</p><ul><li>Proposals by supplier</li><li>Reasons for every quantity</li></ul>',
    keywords: ['replenishment', 'orders', 'purchasing'],
    media: 'akoma/demand-forecast',
    screenshots: [
      { file: 'replenishment-orders.png', caption: 'Proposed orders by supplier' },
      { file: 'demand-forecast-product.png', caption: 'Forecast and sales of one product' },
      { file: 'forecast-accuracy.png', caption: 'How good the forecast was' },
    ],
    document: { title: 'Data checklist', file: 'replenishment-data-checklist.pdf' },
  },
  {
    publisherId: 'akoma',
    offerId: 'invoice-intake',
    type: 'dynamics-365-operations',
    name: 'Invoice Intake',
    summary: 'Read supplier invoices into the ledger before lunch.',
    description:
      '<p>Invoice Intake helps accounts payable enter supplier invoices without typing: it reads them, finds the order, and leaves the doubtful ones to people.</p><ul><li>One inbox for paper and mail</li><li>Three-way match</li></ul>',
    keywords: ['invoices', 'accounts payable', 'ledger'],
    media: 'akoma/invoice-reader',
    screenshots: [
      { file: 'accounts-payable-inbox.png', caption: 'The inbox of accounts payable' },
      { file: 'invoice-capture-check.png', caption: 'An invoice with what was read' },
    ],
    document: { title: 'Invoice capture in brief', file: 'invoice-capture-overview.pdf' },
  },
  {
    publisherId: 'akoma',
    offerId: 'pipeline-reports',
    type: 'power-bi-app',
    name: 'Pipeline Reports',
    summary: 'See on one page whether the quarter will come in.',
    description:
      '<p>Pipeline Reports helps sales leaders see whether the quarter will come in: stages, ages and slips of every deal on one page, refreshed each morning.</p><ul><li>Quarter at a glance</li><li>Deals that slipped, with their owner</li></ul>',
    keywords: ['pipeline', 'sales', 'reports'],
    media: 'akoma/pipeline-analytics',
    screenshots: [{ file: 'pipeline-quarter-forecast.png', caption: 'The quarter at a glance' }],
    document: { title: 'Guide to the reports', file: 'pipeline-analytics-guide.pdf' },
  },
  ...(
    [
      [
        'forecast-cluster',
        'azure-application',
        'Forecast Cluster',
        'Run demand forecasts in a subscription of your own.',
      ],
      ['forecast-server', 'azure-virtual-machine', 'Forecast Server', 'One machine that forecasts demand every night.'],
      [
        'forecast-container',
        'azure-container',
        'Forecast Container',
        'The forecast as an image for your own pipelines.',
      ],
      [
        'forecast-operations',
        'managed-service',
        'Forecast Operations',
        'Our people keep your forecasts running day and night.',
      ],
      [
        'forecast-edge',
        'iot-edge-module',
        'Forecast Edge',
        'Forecast demand in the store, without a line to the cloud.',
      ],
    ] as const
  ).map(
    ([offerId, type, name, summary]): Words => ({
      publisherId: 'akoma',
      offerId,
      type,
      name,
      summary,
      description: `<p>${name} helps planners know what will be sold: it learns from your own orders and says how sure it is.</p><ul><li>A forecast for every product and day</li><li>Reasons that a planner can follow</li></ul>`,
      keywords: ['forecast', 'demand', 'planning'],
      media: 'akoma/demand-forecast',
      screenshots: [{ file: 'forecast-accuracy.png', caption: 'How good the forecast was' }],
    }),
  ),
]

export const typedOffers: TypedOffer[] = said.map((words) => {
  const media = (file: string) => `${words.media}/${file}`
  const sample = structuredClone(sampleDocuments[words.type]!)
  const { logos: _, ...listing } = sample.listing ?? {}
  const files: TypedOffer['files'] = [
    { path: media('logo.png'), kind: 'logo-large' },
    ...words.screenshots.map(({ file }) => ({ path: media(file), kind: 'screenshot' as const })),
    ...(words.document ? [{ path: media(words.document.file), kind: 'document' as const }] : []),
  ]
  const document: OfferDocument = {
    ...sample,
    listing: {
      ...listing,
      name: words.name,
      summary: words.summary,
      description: words.description,
      keywords: words.keywords,
      logos: { large: media('logo.png') },
      screenshots: words.screenshots.map(({ file, caption }) => ({ file: media(file), caption })),
      ...(words.document && { documents: [{ title: words.document.title, file: media(words.document.file) }] }),
    },
  }
  return { ...words, document: named(document, files, media), files }
})

/** The other files of the sample document, by path: each that is named is uploaded. */
function named(document: OfferDocument, files: TypedOffer['files'], media: (file: string) => string): OfferDocument {
  const paths: Record<string, { path: string; kind: AssetKind }> = {
    [sampleFiles['key-usage-scenario']]: { path: media('key-usage-scenarios.pdf'), kind: 'key-usage-scenario' },
    [sampleFiles['azure-package']]: { path: 'files/cluster.zip', kind: 'azure-package' },
    [sampleFiles['extension-app']]: { path: 'files/extension.app', kind: 'extension-app' },
    [sampleFiles['test-automation']]: { path: 'files/tests.app', kind: 'test-automation' },
    [sampleFiles['customization-report']]: { path: 'files/customization-report.xlsx', kind: 'customization-report' },
  }
  return JSON.parse(JSON.stringify(document), (_, value) => {
    if (value?.set === true) return 'a password of the sample'
    const file = typeof value === 'string' ? paths[value] : undefined
    if (!file) return value
    if (!files.some(({ path }) => path === file.path)) files.push(file)
    return file.path
  })
}
