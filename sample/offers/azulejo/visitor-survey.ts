import { sampleOffer } from '../../offer.ts'
import { azulejo } from '../../publishers.ts'

/** A draft as one finds it on a Friday evening: too long a name, a forgotten placeholder, nothing uploaded. */
export const visitorSurvey = sampleOffer(azulejo, {
  offerId: 'visitor-survey',
  alias: 'Visitor survey',
  name: 'Visitor Survey – the BEST way to ask your visitors what they think!!',
  summary: 'Surveys',
  description:
    '<p>Visitor Survey asks visitors of museums, shops and town halls three questions on the way out.</p><p>TODO: benefits, ask Rui for numbers</p>',
  keywords: ['survey', 'app'],
  worksWith: ['Dynamics 365 Customer Voice'],
  category: 'marketing/research-and-analysis',
  industries: ['education/libraries-and-museums'],
  products: ['customer-voice'],
  version: '0.9',
  listingOption: 'freeTrial',
  markets: ['PT'],
  regions: ['eur'],
  app: {
    name: 'Visitor Survey',
    shell: 'light',
    nav: ['message:Questions', 'chart-bar:Answers', 'device-tablet:Stands'],
    user: 'Teresa Lobo',
  },
  screenshots: [
    {
      file: 'survey-answers',
      caption: '',
      screen: {
        kind: 'dashboard',
        title: 'Answers',
        at: 'Answers',
        note: 'This week',
        figures: [
          'Answers | 412 | +9 % | 4,5,5,6',
          'Would come again | 91 % | +2 pts | 7,7,8,8',
          'Time to answer | 14 s | −3 s | 8,7,6,5',
        ],
        charts: [
          {
            type: 'bars',
            title: 'How was it?',
            wide: 2,
            labels: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
            series: {
              Delighted: [22, 18, 25, 24, 31, 62, 58],
              Pleased: [14, 12, 11, 16, 18, 31, 29],
              Disappointed: [3, 2, 4, 2, 3, 8, 6],
            },
          },
          {
            type: 'donut',
            title: 'Came with',
            labels: ['Family', 'Alone', 'Friends', 'School'],
            series: { Visitors: [44, 21, 25, 10] },
          },
        ],
      },
    },
  ],
  documents: [],
  scenarios: [
    '# 1. Answer on the stand',
    '1. Open the stand page, answer three questions.',
    '2. The answer is in Answers within ten seconds.',
  ],
  notes: '',
  mistakes: {
    trialUrl: '',
    'listing.logos.large': '',
    'listing.engineeringContact.email': 'rui@azulejo',
    'supplemental.keyUsageScenario': '',
  },
  state: { stage: 'draft' },
  createdDaysAgo: 6,
})
