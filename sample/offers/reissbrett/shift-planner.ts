import { westernEurope } from '../../markets.ts'
import { sampleOffer } from '../../offer.ts'
import { reissbrett } from '../../publishers.ts'

export const shiftPlanner = sampleOffer(reissbrett, {
  offerId: 'shift-planner',
  alias: 'Shift planner',
  name: 'Shift Planner for wards and plants',
  summary: 'Plan fair shifts that hold the law: rosters for wards and plants, with wishes and swaps.',
  description: `
    <p>Shift Planner makes rosters for hospital wards, care homes and plants that run around the clock. It helps planners keep
    the law, cover each shift with the right qualifications, and be fair, all of which is known to be impossible on paper.</p>
    <h3>Rules it knows</h3>
    <ul>
      <li>Rest periods, weekly limits, night work and breaks for eight European countries</li>
      <li>Minimum staff by ward and by qualification</li>
      <li>Your agreement with the works council, rule by rule</li>
    </ul>
    <h3>Fairness you can show</h3>
    <p>Weekends, nights and holidays are counted over the year. Anyone can see their own account and the range of the team. Wishes
    are granted in turn; a refused wish weighs more next time.</p>
    <h3>Swaps without a planner</h3>
    <p>Colleagues trade shifts on their phones. The app checks law, cover and skills, and only asks the head of the ward when
    something is unusual. Sickness at five in the morning? The three people who could and may come are asked in order.</p>
    <p>Workforce planning for 15 to 1,500 people. Uses resources of Dynamics 365 Field Service if you have them; otherwise
    Power Apps alone. A trial runs for one ward and two months.</p>`,
  keywords: ['shift', 'roster', 'workforce planning'],
  worksWith: ['Power Apps', 'Microsoft Teams'],
  category: 'human-resources/workforce-planning-and-analytics/hr-operations',
  industries: ['healthcare/health-provider', 'manufacturing/process-manufacturing'],
  products: ['power-apps', 'field-service'],
  version: '6.0.1.0',
  listingOption: 'freeTrial',
  connections: ['vertrieb'],
  markets: westernEurope,
  regions: ['ger', 'eur', 'che'],
  app: {
    name: 'Shift Planner',
    shell: 'sidebar',
    nav: ['calendar:Roster', 'users:Team', 'star:Wishes', 'message:Swaps', 'scale:Fairness', 'settings:Rules'],
    user: 'Head nurse Petra Lang',
  },
  screenshots: [
    {
      file: 'shift-roster-ward',
      caption: 'A fortnight on ward 4: early, late and night, with cover and rest checked',
      screen: {
        kind: 'schedule',
        title: 'Ward 4 · internal medicine',
        note: '3 – 16 June · all rules kept',
        actions: ['Publish roster', 'Suggest'],
        columns: [
          'Mo 3',
          'Tu 4',
          'We 5',
          'Th 6',
          'Fr 7',
          'Sa 8',
          'Su 9',
          'Mo 10',
          'Tu 11',
          'We 12',
          'Th 13',
          'Fr 14',
          'Sa 15',
          'Su 16',
        ],
        rows: [
          '@Petra Lang | Head nurse',
          '@Ali Demir | Nurse',
          '@Ruth Weber | Nurse',
          '@Sven Kohl | Nurse · ICU',
          '@Mira Jovanović | Nurse',
          '@Tom Engel | Assistant',
          '@Hanna Busch | Trainee',
          '@Olga Petrenko | Nurse',
        ],
        blocks: [
          '0 | 0 | 5 | Early | 0',
          '0 | 7 | 12 | Early | 0',
          '1 | 0 | 3 | Late | 1',
          '1 | 5 | 8 | Night | 3',
          '1 | 10 | 13 | Late | 1',
          '2 | 0 | 2 | Night | 3',
          '2 | 4 | 7 | Early | 0',
          '2 | 8 | 12 | Late | 1',
          '3 | 1 | 5 | Late | 1',
          '3 | 8 | 11 | Night | 3',
          '4 | 0 | 4 | Early | 0',
          '4 | 5 | 7 | Late | 1',
          '4 | 10 | 14 | Early | 0',
          '5 | 2 | 7 | Late | 1',
          '5 | 9 | 14 | Early | 0',
          '6 | 0 | 5 | School | 5',
          '6 | 7 | 11 | Early | 0',
          '7 | 2 | 5 | Night | 3',
          '7 | 7 | 9 | Sick | 4',
          '7 | 11 | 14 | Night | 3',
        ],
      },
    },
    {
      file: 'shift-swap-phone',
      caption: 'A swap on the phone: checked, agreed, done',
      screen: {
        kind: 'phones',
        title: 'My shifts',
        lines: [
          'Swap a shift',
          'before the coffee is cold.',
          'The app checks law, cover and skills; colleagues agree between themselves.',
        ],
        phones: [
          {
            title: 'My week',
            blocks: [
              'row Mon 3 June | Late 13:30 – 21:45 | busy:Late',
              'row Tue 4 June | Late 13:30 – 21:45 | busy:Late',
              'row Wed 5 June | Late, offered to swap | warn:Swap',
              'row Sat 8 June | Night 21:15 – 06:30 | idle:Night',
              'button Offer a shift',
            ],
          },
          {
            title: 'Wed 5 June',
            blocks: [
              'row Ruth Weber | Takes it, gives Friday | ok:Allowed',
              'row Mira Jovanović | Takes it | ok:Allowed',
              'row Sven Kohl | Rest below 11 hours | bad:Not allowed',
              'button Accept Ruth',
              'note Petra is told, nothing to approve.',
            ],
          },
        ],
      },
    },
    {
      file: 'shift-fairness',
      caption: 'Nights, weekends and holidays over the year, in the open',
      screen: {
        kind: 'dashboard',
        title: 'Fairness',
        at: 'Fairness',
        note: 'January – May',
        figures: [
          'Wishes granted | 84 % | +12 pts | 5,6,6,7,8',
          'Swaps without planner | 91 % | of 146 | 5,6,7,8,9',
          'Overtime | 38 h | −61 % | 9,7,6,4,3',
        ],
        charts: [
          {
            type: 'stack',
            title: 'Unsocial shifts by person',
            wide: 2,
            labels: ['Petra', 'Ali', 'Ruth', 'Sven', 'Mira', 'Tom', 'Olga'],
            series: {
              Nights: [2, 9, 8, 10, 8, 0, 9],
              Weekends: [6, 8, 9, 8, 8, 10, 7],
              Holidays: [2, 2, 3, 2, 3, 3, 2],
            },
          },
          {
            type: 'list',
            title: 'Next in turn for wishes',
            rows: ['!@Sven Kohl | ok:1st', '!@Ali Demir | ok:2nd', '!@Tom Engel | idle:3rd', '!@Ruth Weber | idle:4th'],
          },
        ],
      },
    },
  ],
  documents: [
    {
      title: 'Fair rosters: a guide for planners',
      file: 'shift-roster-fairness-guide',
      body: [
        'Fair does not mean equal. It means that nobody is surprised when they look at the count.',
        '# Count in the open',
        '- Nights, weekends, holidays, short rests',
        '# Wishes',
        '1. Everyone has three a month.',
        '2. A refused wish weighs more next time.',
        '# Sickness',
        'Ask in turn, pay for the call, thank those who come.',
      ],
    },
    {
      title: 'Sheet for works councils',
      file: 'workforce-planning-works-council',
      body: [
        '# What is recorded',
        '- Shifts, wishes, swaps, qualifications',
        '# What is not',
        '- Position, health, performance',
        '# Who sees what',
        '- Each person their own account and the range of the team',
      ],
    },
  ],
  scenarios: [
    '# 1. Suggest and publish',
    '1. Open ward 4, empty roster of July, press Suggest.',
    '2. All minimum staff is met; open rule report: no violation.',
    '3. Publish. Test users receive a message.',
    '# 2. Swap',
    '1. As Ali, offer 5 June. As Sven, try to take it: refused with the reason. As Ruth, take it.',
  ],
  notes: 'Four accounts of the ward in the secrets field.',
  state: { stage: 'live' },
  createdDaysAgo: 500,
  liveDaysAgo: 466,
})
