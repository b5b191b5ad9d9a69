import { westernEurope } from '../../markets.ts'
import { sampleOffer } from '../../offer.ts'
import { halden } from '../../publishers.ts'

export const fieldbook = sampleOffer(halden, {
  offerId: 'fieldbook',
  alias: 'Fieldbook',
  name: 'Fieldbook: offline work orders and inspections',
  summary: 'Give technicians work orders and inspections that keep working where the signal does not.',
  description: `
    <p>Fieldbook puts the whole day of a field technician in one app that never asks for a signal. Work orders, drawings,
    inspections, parts and hours are on the device before the van leaves; what was done comes back by itself.</p>
    <p>It is written for maintenance teams in energy, water and manufacturing whose plant stands in tunnels, on islands and
    behind two metres of concrete.</p>
    <h2>Why crews like it</h2>
    <ul>
      <li><b>Offline first.</b> Everything works for days without a network, photographs included</li>
      <li><b>Gloves on.</b> Big targets, voice notes, and a torch mode for switch rooms</li>
      <li><b>One list.</b> Bookings from Field Service, inspections from the plan and defects found on the way</li>
    </ul>
    <h2>Why planners like it</h2>
    <p>Progress arrives step by step rather than on Friday. Inspection forms are built by dragging questions, and a failed
    answer can open a follow-up work order with its photo and position. First-time fix rose by nine points at a grid operator
    with 260 technicians, mostly because the right part was on the right van.</p>
    <h3>Requirements</h3>
    <p>Dynamics 365 Field Service, and a phone or tablet from the last six years. Free for teams of up to three technicians;
    larger teams receive a licence by technician and month.</p>`,
  keywords: ['work orders', 'inspections', 'offline'],
  worksWith: ['Dynamics 365 Field Service', 'Power BI'],
  category: 'operations-and-supply-chain/quality-and-service-management/asset-and-production-management',
  secondCategory: 'customer-service/face-to-face-service',
  industries: ['energy', 'manufacturing/process-manufacturing'],
  products: ['field-service', 'power-apps'],
  version: '6.1.0.0',
  listingOption: 'getItNowFree',
  connections: ['crm', 'partners'],
  markets: westernEurope,
  regions: ['eur', 'gbr', 'ger', 'fra'],
  app: {
    name: 'Fieldbook',
    shell: 'sidebar',
    nav: [
      'home:Today',
      'clipboard-list:Work orders',
      'list-check:Inspections',
      'calendar:Dispatch',
      'package:Parts',
      'chart-bar:Insight',
    ],
    user: 'Marit Nygård',
  },
  screenshots: [
    {
      file: 'offline-work-orders-phone',
      caption: 'A technician’s day, an inspection and a signature, all without a signal',
      screen: {
        kind: 'phones',
        title: 'Fieldbook',
        lines: [
          'No signal?',
          'No matter.',
          'The whole job is on the phone: drawings, history, parts and the form to fill in.',
        ],
        phones: [
          {
            title: 'Today',
            blocks: [
              'note Offline since 07:12. All changes are kept.',
              'row Transformer T4, Askøy | 08:00 · inspection | ok:Done',
              'row Pump station 11 | 10:30 · vibration | busy:On site',
              'row Ferry quay, Hatvik | 13:00 · ramp motor | idle:Planned',
              'row Valve house 2 | 15:15 · leak | warn:Urgent',
            ],
          },
          {
            title: 'Pump station 11',
            blocks: [
              'photo pump',
              'check Bearing temperature < 70 °C | done',
              'check No oil under coupling | done',
              'check Guard in place | done',
              'check Noise normal | open',
              'button Next question',
            ],
          },
          {
            title: 'Complete',
            blocks: [
              'field Hours | 1.75',
              'field Parts | Seal kit 40, 1 pc',
              'field Follow-up | WO-20419 opened',
              'sign',
              'button Complete work order',
            ],
          },
        ],
      },
    },
    {
      file: 'work-orders-list',
      caption: 'All work orders of the west region with state, priority and progress',
      screen: {
        kind: 'grid',
        title: 'Work orders',
        at: 'Work orders',
        note: 'Region West · this week',
        actions: ['New work order', 'Assign'],
        figures: ['Open | 42', 'Due today | 11', 'Overdue | 3', 'First-time fix | 91 %'],
        filters: ['Region West', 'This week', 'Not completed'],
        columns: ['Number:11', 'Task:27', 'Site:20', 'Technician:18', 'Progress:14', 'State:13'],
        rows: [
          '#WO-20411 | !Bearing check, pump 2 | Pump station 11 | @Lars Eide | %70 | busy:On site',
          '#WO-20412 | !Ramp motor overheats | Ferry quay, Hatvik | @Lars Eide | %0 | idle:Planned',
          '#WO-20413 | !Leak at flange | Valve house 2 | @Tone Vik | %0 | warn:Urgent',
          '#WO-20414 | !Annual inspection T4 | Transformer, Askøy | @Lars Eide | %100 | ok:Done',
          '#WO-20415 | !Replace breaker coil | Substation Laksevåg | @Ola Berge | %45 | busy:On site',
          '#WO-20416 | !Cathodic protection | Gas line km 14 | @Kari Moe | %10 | busy:Travelling',
          '#WO-20417 | !Fire damper test | Tunnel Fløyfjell | @Nils Haug | %0 | bad:Overdue',
          '#WO-20418 | !Meter exchange, 12 pcs | Sandviken | @Eva Lie | %58 | busy:On site',
          '#WO-20419 | !Order seal kit 40 | Pump station 11 | @Tone Vik | %0 | idle:Planned',
        ],
      },
    },
    {
      file: 'dispatch-schedule',
      caption: 'Dispatch: jobs of six technicians on one day, with travel and a gap to fill',
      screen: {
        kind: 'schedule',
        title: 'Dispatch',
        at: 'Dispatch',
        note: 'Wednesday 22 May',
        actions: ['Suggest', 'Day'],
        columns: ['07', '08', '09', '10', '11', '12', '13', '14', '15', '16'],
        rows: [
          '@Lars Eide | High voltage',
          '@Tone Vik | Pumps',
          '@Ola Berge | Switchgear',
          '@Kari Moe | Gas',
          '@Nils Haug | Fire safety',
          '@Eva Lie | Meters',
        ],
        blocks: [
          '0 | 0.8 | 2.4 | Transformer T4 | 2',
          '0 | 3.4 | 5.3 | Pump station 11 | 0',
          '0 | 6 | 7.6 | Ferry quay, Hatvik | 0',
          '1 | 0.5 | 3.1 | Pump overhaul, Kokstad | 0',
          '1 | 3.6 | 5 | Seal kit delivery | 1',
          '1 | 7.2 | 9.2 | Valve house 2 | 4',
          '2 | 1 | 4.4 | Substation Laksevåg | 0',
          '2 | 5 | 7 | Substation Fana | 0',
          '3 | 0.3 | 4.8 | Gas line km 14 – 22 | 3',
          '3 | 5.6 | 8.4 | Gas line km 31 | 3',
          '4 | 0 | 2.2 | Course: smoke control | 5',
          '4 | 2.8 | 6.6 | Tunnel Fløyfjell | 4',
          '5 | 0.6 | 4.6 | Sandviken, 12 meters | 2',
          '5 | 5.3 | 8.8 | Nordnes, 9 meters | 2',
        ],
        today: 3.8,
      },
    },
    {
      file: 'inspections-insight',
      caption: 'Which inspections fail, where, and what it costs to come back',
      screen: {
        kind: 'dashboard',
        title: 'Insight',
        at: 'Insight',
        note: 'Last 90 days',
        figures: [
          'Inspections | 1,846 | +12 % | 4,5,5,6,6,7,8',
          'First-time fix | 91 % | +9 pts | 3,4,5,6,7,8,9',
          'Return visits | 64 | −38 % | 9,8,7,5,4,4,3',
          'Hours a job | 1.9 | −0.4 | 8,8,7,6,6,5,5',
        ],
        charts: [
          {
            type: 'area',
            title: 'Jobs completed by week',
            wide: 2,
            labels: ['W8', 'W9', 'W10', 'W11', 'W12', 'W13', 'W14', 'W15', 'W16', 'W17', 'W18', 'W19'],
            series: {
              Planned: [118, 121, 119, 124, 130, 96, 128, 133, 137, 135, 141, 144],
              Corrective: [64, 61, 60, 57, 55, 41, 52, 47, 46, 44, 41, 39],
            },
          },
          {
            type: 'hbars',
            title: 'Failed answers',
            labels: ['Guard missing', 'Oil leak', 'Bearing hot', 'Noise', 'Label unreadable'],
            series: { Failed: [41, 33, 28, 19, 12] },
          },
        ],
      },
    },
  ],
  documents: [
    {
      title: 'Fieldbook for maintenance managers',
      file: 'fieldbook-inspections-overview',
      body: [
        'Fieldbook moves the job to where the work is. This overview is for the person who answers for the crew, the plan and the budget.',
        '# A day with Fieldbook',
        '1. At six, the device fetches today and tomorrow: jobs, forms, drawings, history.',
        '2. On site, the technician scans the plate and answers the inspection.',
        '3. A failed answer opens a follow-up, with its photo.',
        '4. When a network is found, changes are sent in the order in which they were made.',
        '# What happens when two people change the same job',
        'Nothing is overwritten in silence. The planner sees both versions, and picks.',
        '# Numbers from the field',
        'Grid operator, 260 technicians: first-time fix from 82 to 91 %. Water company, 48 technicians: paperwork from five hours a week to forty minutes.',
      ],
    },
    {
      title: 'Inspection form cookbook',
      file: 'inspections-form-cookbook',
      body: [
        'Twelve forms to copy, and the three habits of forms that people answer honestly.',
        '# Habits',
        '- Ask what is seen, not what is concluded',
        '- Let “not possible today” be an answer, with a reason',
        '- Never ask for what the sensor already knows',
        '# Forms in the box',
        '- Transformer, monthly',
        '- Centrifugal pump, 500 hours',
        '- Fire damper',
        '- Lifting gear',
        '- Ladder and anchor point',
      ],
    },
    {
      title: 'Offline data: what is stored and for how long',
      file: 'offline-data-sheet',
      body: [
        'The device holds the jobs of seven days and the history of the assets they concern.',
        '# Protection',
        '- Encrypted with the key of the device',
        '- Wiped after ten wrong codes, or by the administrator',
        '- No personal data of customers beyond the site contact',
      ],
    },
  ],
  videos: [
    { name: 'Inspections offline: a shift in a tunnel', file: 'offline-inspections-tunnel' },
    { name: 'Build an inspection form in five minutes', file: 'inspection-form-howto' },
  ],
  scenarios: [
    '# 1. Offline job',
    '1. Sign in on the device as technician and wait for “Ready for offline”.',
    '2. Switch to flight mode. Complete work order WO-20411 with one failed answer and a photo.',
    '3. Switch flight mode off. Within a minute the planner sees the job as done and a follow-up work order.',
    '# 2. Conflict',
    '1. Repeat step 2 while the planner changes the hours of the same job.',
    '2. Expected: the planner is shown both values.',
  ],
  notes:
    'Test device profile and accounts technician@ and planner@ are in the secrets field. The solution installs 40 sample work orders.',
  state: { stage: 'live' },
  createdDaysAgo: 640,
  liveDaysAgo: 601,
})
