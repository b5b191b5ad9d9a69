import { subSaharanAfrica, westernEurope } from '../../markets.ts'
import { sampleOffer } from '../../offer.ts'
import { akoma } from '../../publishers.ts'

export const churnSignals = sampleOffer(akoma, {
  offerId: 'churn-signals',
  alias: 'Churn signals',
  name: 'Churn Signals: customer retention analytics',
  summary: 'Notice customers who drift away in time, with retention analytics that give reasons to call.',
  description: `
    <p>Churn Signals shows account managers which customers are drifting away, since when and why, early enough to do something.
    It makes customer retention a weekly habit for subscription, telecommunications and insurance companies, whose customers seldom complain: they leave.</p>
    <h2>Reasons before scores</h2>
    <p>A score alone starts no conversation. Each signal is a sentence that a person can act on: <em>orders arrive half as often
    since the change of contact; two tickets about delivery are unanswered; the contract ends in ninety days.</em></p>
    <h2>What you work with</h2>
    <ul>
      <li>A short list for each account manager, on Monday, never longer than ten</li>
      <li>Retention plays: who calls, what is offered, by when, and whether it worked</li>
      <li>Honest evaluation: a tenth of signals is held back, so that you know what the calls are worth</li>
    </ul>
    <p>Advanced analytics run on the tables of Dynamics 365 Sales and Customer Service you already have. Personal data is not
    needed; segments below twenty customers are never shown. Talk to us about a pilot of twelve weeks.</p>`,
  keywords: ['customer retention', 'churn', 'analytics'],
  worksWith: ['Dynamics 365 Sales', 'Dynamics 365 Customer Service'],
  category: 'analytics/advanced-analytics',
  secondCategory: 'ai-and-machine-learning/ai-for-business',
  industries: ['media-and-communications/telecommunications', 'financial-services/insurance'],
  products: ['sales', 'customer-service'],
  version: '1.0.2.0',
  listingOption: 'contactMe',
  connections: ['pipeline'],
  markets: [...subSaharanAfrica, ...westernEurope],
  regions: ['zaf', 'eur'],
  app: {
    name: 'Churn Signals',
    shell: 'rail',
    nav: ['bell:This week', 'users:Customers', 'target:Plays', 'chart-bar:Effect'],
    user: 'Nana Agyeman',
  },
  screenshots: [
    {
      file: 'churn-retention-week',
      caption: 'Ten customers to call this week, with the reason and the play',
      screen: {
        kind: 'board',
        title: 'This week',
        note: 'Nana’s list · 10 customers',
        actions: ['Add note'],
        columns: [
          {
            title: 'Call',
            cards: [
              '!Savanna Logistics | Orders halved since March | bad:High | @Nana Agyeman',
              '!Kente Hotels | Two tickets unanswered | warn:Medium | @Nana Agyeman',
              '!Osu Clinics | Contract ends in 90 days | warn:Medium | @Nana Agyeman',
            ],
          },
          {
            title: 'In conversation',
            cards: [
              '!Blue Crane Insurance | Price question answered | %50 | @Nana Agyeman',
              '!Tema Mills | Visit on Thursday | busy:Visit | @Kwesi Appiah',
            ],
          },
          {
            title: 'Offer made',
            cards: [
              '!Radio Volta | Two months free | busy:Waiting | @Nana Agyeman',
              '!Lagoon Foods | New contact trained | %80 | @Kwesi Appiah',
            ],
          },
          {
            title: 'Stayed',
            cards: [
              '!Akwaaba Travel | Renewed for 2 years | ok:Stayed',
              '!Gold Coast Legal | Renewed | ok:Stayed',
              '!Harmattan Energy | Left in May | bad:Left',
            ],
          },
        ],
      },
    },
    {
      file: 'retention-effect',
      caption: 'What the calls are worth, measured against those held back',
      screen: {
        kind: 'dashboard',
        title: 'Effect',
        at: 'Effect',
        note: '26 weeks',
        figures: [
          'Stayed after a call | 71 % | +18 pts | 4,5,6,6,7,8',
          'Held back, stayed | 53 % | control | 5,5,5,5,5,5',
          'Revenue kept | €640 k | yearly | 3,4,5,6,7,8',
        ],
        charts: [
          {
            type: 'line',
            title: 'Still customers after a signal, %',
            wide: 2,
            labels: ['0', '4', '8', '12', '16', '20', '24', '26 weeks'],
            series: { Called: [100, 94, 88, 83, 79, 76, 73, 71], 'Held back': [100, 90, 80, 72, 65, 59, 55, 53] },
          },
          {
            type: 'hbars',
            title: 'Signals that mattered',
            labels: ['Orders rarer', 'Contact left', 'Open tickets', 'Price visit', 'Late payment'],
            series: { Weight: [34, 27, 19, 12, 8] },
          },
        ],
      },
    },
    {
      file: 'churn-customer-reasons',
      caption: 'One customer: what changed, when, and what was tried',
      screen: {
        kind: 'form',
        title: 'Customers',
        at: 'Customers',
        actions: ['Start play'],
        record: 'Savanna Logistics',
        stages: ['Signal', 'Call', 'Conversation', 'Offer', 'Outcome'],
        stage: 1,
        sections: [
          {
            title: 'Account',
            fields: [
              'Customer since | 2017',
              'Yearly value | €84,000',
              'Contract until | 30 November',
              'Owner | @Nana Agyeman',
            ],
          },
          {
            title: 'Reasons',
            fields: [
              'Orders | bad:−52 % since March',
              'Main contact | warn:Changed',
              'Tickets | warn:2 unanswered',
              'Payments | ok:On time',
            ],
          },
        ],
        beside: [
          'What changed',
          'Order interval 21 days | was 10 | May',
          'Ticket 5512 | Late delivery | April',
          'New head of purchasing | A. Mensah | March',
          'Visit by Kwesi | Satisfied | January',
        ],
      },
    },
  ],
  documents: [
    {
      title: 'White paper: retention without a crystal ball',
      file: 'churn-retention-white-paper',
      body: [
        'Most churn scores are right about who will leave and wrong about what to do. We start from what can be said on the telephone.',
        '# Reasons',
        '- Behaviour that changed',
        '- Promises not kept',
        '- People who left',
        '# Measure',
        'Hold one signal in ten back. Without that, every call looks like a success.',
      ],
    },
  ],
  scenarios: [
    '# 1. Monday list',
    '1. Open This week: ten customers of the sample.',
    '2. Open Savanna Logistics, start play “Visit”.',
    '# 2. Effect',
    '1. Open Effect. The two curves are drawn from the sample history.',
  ],
  notes: 'Sample history of 1,200 customers; no personal data.',
  state: { stage: 'certification' },
  createdDaysAgo: 34,
})
