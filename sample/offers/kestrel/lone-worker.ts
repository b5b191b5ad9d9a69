import { britishIsles, nordics } from '../../markets.ts'
import { sampleOffer } from '../../offer.ts'
import { kestrel } from '../../publishers.ts'

export const loneWorker = sampleOffer(kestrel, {
  offerId: 'lone-worker',
  alias: 'Lone worker check-in',
  name: 'Lone Worker Check-In and alarm',
  summary: 'Know that every lone worker is safe: timed check-in, alarm and escalation without extra hardware.',
  description: `
    <p>Lone Worker Check-In protects engineers, carers and inspectors who work where nobody would hear them. Before a visit
    they start a timer on their phone; if they do not check in, the app asks, rings, and then calls people in the order that
    you decided.</p>
    <h2>Made for duty of care, not for surveillance</h2>
    <p>Position is recorded only while a timer runs or an alarm is on, and deleted after 48 hours unless an incident was
    opened. Works councils have agreed to it in four countries.</p>
    <h2>When the alarm goes</h2>
    <ol>
      <li>The phone rings loudly for 60 seconds, and can be silenced with a duress code</li>
      <li>The supervisor sees place, job, next of kin and the last photo taken</li>
      <li>Nobody answers: the next in line is called, up to your monitoring centre</li>
      <li>Every step stands in the incident record, ready for health and safety</li>
    </ol>
    <h2>Where it fits</h2>
    <p>Risk levels come from the account or the work order in Dynamics 365 Field Service, so a visit to an address with a
    warning asks for shorter intervals. Works without mobile data: check-in and alarm fall back to text messages, for which
    your operator’s charges apply.</p>`,
  keywords: ['lone worker', 'check-in', 'alarm'],
  worksWith: ['Dynamics 365 Field Service', 'Microsoft Teams'],
  category: 'compliance-and-legal/health-and-safety',
  secondCategory: 'internet-of-things/safety-and-security',
  industries: ['energy', 'government/civilian-government'],
  products: ['field-service', 'power-apps', 'power-automate'],
  version: '1.6.2.0',
  listingOption: 'contactMe',
  connections: ['crm'],
  markets: [...britishIsles, ...nordics, 'NL'],
  regions: ['gbr', 'eur'],
  secureStore: true,
  app: {
    name: 'Check-In',
    shell: 'light',
    nav: ['shield:Live', 'bell:Alarms', 'users:People', 'map:Places', 'file-text:Incidents'],
    user: 'Moira Keane',
  },
  screenshots: [
    {
      file: 'lone-worker-phone',
      caption: 'Start a timer, check in, or raise the alarm: three taps at most',
      screen: {
        kind: 'phones',
        title: 'Check-In',
        lines: [
          'Somebody knows',
          'where you are',
          'A timer before the visit, one tap after it. Silence is what raises the alarm.',
        ],
        phones: [
          {
            title: 'Visit',
            blocks: [
              'big 24:10 | until check-in',
              'row 8 Ferry Lane, basement | Meter exchange | warn:Risk 3',
              'note Dog on the premises. Call before entering.',
              'button Check in now',
              'button Ten more minutes',
            ],
          },
          {
            title: 'Are you safe?',
            blocks: [
              'big 0:41 | then Moira is called',
              'button I am safe',
              'button Send help',
              'note Shake the phone to raise the alarm silently.',
            ],
          },
          {
            title: 'My day',
            blocks: [
              'row 14 Quay Street | Done 09:12 | ok:Safe',
              'row Pump house 3 | Done 10:40 | ok:Safe',
              'row 8 Ferry Lane | Timer running | busy:24 min',
              'row Substation Orr | 14:00 | idle:Planned',
              'bars 3,5,4,6,5',
            ],
          },
        ],
      },
    },
    {
      file: 'lone-worker-live-board',
      caption: 'The supervisor’s live board: running timers, late check-ins, alarms',
      screen: {
        kind: 'board',
        title: 'Live',
        note: '23 people out',
        actions: ['Test alarm'],
        columns: [
          {
            title: 'Timer running',
            cards: [
              '!8 Ferry Lane | Meter exchange · 24 min left | @Aled Rees | %60',
              '!Pump house 9 | Inspection · 51 min left | @Sorcha Daly | %15',
              '!Flat 4, Kiln Row | Care visit · 12 min left | @Joy Adeyemi | %78',
            ],
          },
          { title: 'Asked', cards: ['!Old Mill weir | No answer for 2 min | @Finn Carver | warn:Ringing'] },
          { title: 'Alarm', cards: ['!Substation Orr | Supervisor called 10:41 | @Petra Lund | bad:Escalated'] },
          {
            title: 'Safe',
            cards: [
              '!14 Quay Street | Checked in 09:12 | @Aled Rees | ok:Safe',
              '!Harbour office | Checked in 09:40 | @Sorcha Daly | ok:Safe',
              '!Lock 12 | Checked in 09:58 | @Hugh Tait | ok:Safe',
            ],
          },
        ],
      },
    },
  ],
  documents: [
    {
      title: 'White paper: lone work and duty of care',
      file: 'lone-worker-white-paper',
      body: [
        'An employer must know that people who work alone come back. This paper explains what regulators in Great Britain, Ireland and the Nordic countries ask for, and what they do not.',
        '# What is asked',
        '- An assessment of the risk of each kind of visit',
        '- A way to call for help that works where the visit is',
        '- A person who answers',
        '# What is not asked',
        '- Permanent tracking',
        '- Special hardware',
        '# A sensible policy on one page',
        '1. Three risk levels with three intervals.',
        '2. Names of those who are called, with deputies.',
        '3. A drill each quarter.',
      ],
    },
  ],
  scenarios: [
    '# 1. Timer and check-in',
    '1. As worker, start a timer of five minutes.',
    '2. Check in. The board shows Safe.',
    '# 2. Silence',
    '1. Start a timer of one minute and wait.',
    '2. The phone rings; do not answer. After 60 seconds the supervisor is called (test number).',
    '3. An incident record exists with every step.',
  ],
  notes:
    'Secure store is used for the credentials of the telephony provider; the data flow is described in the scenario document. The test tenant calls only the number in the secrets field.',
  state: { stage: 'certification' },
  createdDaysAgo: 48,
})
