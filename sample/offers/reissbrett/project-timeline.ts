import { westernEurope } from '../../markets.ts'
import { sampleOffer } from '../../offer.ts'
import { reissbrett } from '../../publishers.ts'

export const projectTimeline = sampleOffer(reissbrett, {
  offerId: 'project-timeline',
  alias: 'Project timeline',
  name: 'Project Timeline: Gantt plans for builders',
  summary: 'Draw project plans that survive Monday: a Gantt timeline with trades, weather and delivery dates.',
  description: `
    <p>Project Timeline turns a project plan into a Gantt chart for people who build: site managers, architects and machine makers who have to know what
    moves when the windows come two weeks late.</p>
    <h2>A plan that answers</h2>
    <p>Move a bar and the plan tells you what it costs: which trade waits, which float is used up, which date on the contract is
    in danger. Undo is one key. Three versions can be compared on one sheet, and the one that was promised to the client
    stays visible as a thin line.</p>
    <h2>Made for the trades</h2>
    <ul>
      <li>Locations as well as tasks, so that painters do not meet plasterers in room 214</li>
      <li>Lead times for orders, with the last day to decide</li>
      <li>A look-ahead of three weeks for each subcontractor, on paper if they like</li>
      <li>Progress by percentage, by room or by photograph</li>
    </ul>
    <h2>Where it lives</h2>
    <p>In Dynamics 365 Project Operations, with the same resources and bookings, or on its own in Power Apps for task and project
    management without time sheets. Plans open from and save to the formats that builders send around.</p>
    <p>Architecture and construction firms of four to four hundred people use it. Free for one plan; more plans by licence.</p>`,
  keywords: ['Gantt', 'project plan', 'timeline'],
  worksWith: ['Dynamics 365 Project Operations', 'Power Apps'],
  category: 'collaboration/task-and-project-management',
  secondCategory: 'productivity/document-management',
  industries: ['professional-services/architecture-and-construction', 'manufacturing/discrete-manufacturing'],
  products: ['project-operations', 'project-service-automation', 'power-apps'],
  version: '9.4.0.2',
  listingOption: 'getItNowFree',
  connections: ['vertrieb'],
  markets: [...westernEurope, 'PL', 'CZ'],
  regions: ['ger', 'eur', 'che', 'gbr'],
  app: {
    name: 'Timeline',
    shell: 'topbar',
    nav: ['calendar:Plan', 'building:Locations', 'package:Orders', 'users:Trades', 'photo:Progress'],
    user: 'Jana Richter',
  },
  screenshots: [
    {
      file: 'gantt-project-plan',
      caption: 'The shell and fit-out of a school, with the promised dates behind the current ones',
      screen: {
        kind: 'schedule',
        gantt: true,
        title: 'School Lindenau, building B',
        note: 'Version 14 · float 6 days',
        actions: ['Compare', 'Share'],
        columns: ['W18', 'W19', 'W20', 'W21', 'W22', 'W23', 'W24', 'W25', 'W26', 'W27', 'W28', 'W29'],
        rows: [
          'Roof structure | Zimmerei Holst',
          'Roof covering | Dach & Wand',
          'Windows, north | Fenster Krüger',
          'Windows, south | Fenster Krüger',
          'Screed, ground floor | Estrich Ost',
          'Drying time | –',
          'Electrical, rough | Elektro Maas',
          'Plaster | Putz Nowak',
          'Painting | Maler Seidel',
          'Handover | Client',
        ],
        blocks: [
          '0 | 0 | 2.4 | 100 % | 1',
          '1 | 2 | 4.2 | 80 % | 0.8',
          '2 | 2.6 | 4.6 | 40 % | 0.4',
          '3 | 5 | 7 | Late by 9 days | 0',
          '4 | 4.2 | 5.4 | | 0',
          '5 | 5.4 | 8.4 | 21 days | 0',
          '6 | 3.2 | 6.8 | 35 % | 0.35',
          '7 | 7 | 9.4 | | 0',
          '8 | 9 | 11.2 | | 0',
          '9 | 11.4 | 11.8 | 19 July | 0',
        ],
        today: 3.7,
      },
    },
    {
      file: 'project-locations-plan',
      caption: 'The same plan by room: who works where this week',
      screen: {
        kind: 'floor',
        title: 'Ground floor, week 21',
        at: 'Locations',
        note: 'Electrical, windows, screed',
        actions: ['Next week'],
        rooms: [
          'Hall | 0 | 0 | 8 | 6 | busy',
          'Class 101 | 8 | 0 | 5 | 5 | ok',
          'Class 102 | 13 | 0 | 5 | 5 | ok',
          'Class 103 | 18 | 0 | 6 | 5 | warn',
          'Corridor | 8 | 5 | 16 | 2 | busy',
          'Kitchen | 0 | 6 | 8 | 4 | bad',
          'Canteen | 0 | 10 | 11 | 4 | idle',
          'Store | 8 | 7 | 3 | 3 | idle',
          'Library | 11 | 7 | 7 | 7 | ok',
          'Staff | 18 | 7 | 6 | 4 | idle',
          'Plant room | 18 | 11 | 6 | 3 | warn',
        ],
        dots: [
          '3 | 3 | busy',
          '10 | 2.5 | ok',
          '15 | 2.5 | ok',
          '20.5 | 2.5 | warn',
          '14 | 6 | busy',
          '4 | 8 | bad',
          '14 | 10.5 | ok',
        ],
        beside: [
          'Meetings of trades',
          'Kitchen: two trades | Electrical and screed | bad:Clash',
          'Class 103: no window | Electrical waits | warn:Thursday',
          'Plant room: pump late | Delivery 3 June | warn:Order',
          'Hall | Roof finished | ok:Free',
        ],
      },
    },
    {
      file: 'project-progress-phone',
      caption: 'Progress from the site: a photo, a room, a percentage',
      screen: {
        kind: 'phones',
        title: 'Site',
        lines: ['The plan', 'goes to the site.', 'A photograph and a thumb are enough to keep it true.'],
        phones: [
          {
            title: 'Today',
            blocks: [
              'row Windows north | Fenster Krüger · 2 people | busy:40 %',
              'row Electrical, rough | Elektro Maas · 4 | busy:35 %',
              'row Roof covering | Dach & Wand · 3 | ok:80 %',
              'row Scaffold check | Weekly | warn:Due',
              'button Report progress',
            ],
          },
          {
            title: 'Windows north',
            blocks: [
              'photo window',
              'field Rooms finished | 101, 102',
              'field Progress | 40 %',
              'note Six panes delivered, two scratched.',
              'button Save and tell Jana',
            ],
          },
        ],
      },
    },
    {
      file: 'gantt-orders-lead-time',
      caption: 'What must be ordered by when, with the last day to decide',
      screen: {
        kind: 'grid',
        title: 'Orders',
        at: 'Orders',
        note: '11 decisions in four weeks',
        columns: ['Item:28', 'Trade:22', 'Needed:12', 'Lead time:12', 'Decide by:14', 'State:14'],
        rows: [
          '!Kitchen ventilation | Lüftung Berg | 17 June | 8 weeks | 22 April | bad:Late',
          '!Windows, south | Fenster Krüger | 3 June | 6 weeks | 22 April | warn:Arrives 12 June',
          '!Classroom doors, 14 | Tischlerei Arnold | 1 July | 5 weeks | 27 May | busy:Offer',
          '!Floor covering, canteen | Boden Fink | 8 July | 4 weeks | 10 June | idle:Open',
          '!Lamps, corridor | Elektro Maas | 24 June | 6 weeks | 13 May | ok:Ordered',
          '!Acoustic panels | Trockenbau Ost | 1 July | 3 weeks | 10 June | idle:Open',
          '!Lift cabin | Aufzug Leipzig | 10 June | 16 weeks | 19 Feb | ok:Delivered',
        ],
      },
    },
  ],
  documents: [
    {
      title: 'Gantt plans that survive Monday',
      file: 'gantt-project-plan-guide',
      body: [
        'Plans do not fail because people cannot draw bars. They fail because nobody dares to move them.',
        '# Draw',
        '- Forty bars say more than four hundred',
        '- Every bar has one trade and one place',
        '# Promise',
        '1. Save the version that the client has seen.',
        '2. Keep it visible, thin and grey.',
        '# Move',
        '- On Monday, with the trades in the room',
        '- Write the reason: weather, delivery, decision',
      ],
    },
    {
      title: 'Checklist: last day to decide',
      file: 'project-plan-decision-checklist',
      body: [
        '- Windows and doors: eight weeks',
        '- Ventilation: ten weeks',
        '- Lifts: sixteen to twenty weeks',
        '- Kitchens: six weeks after the last change',
        '- Floor coverings: four weeks, plus drying',
      ],
    },
  ],
  videos: [{ name: 'A Gantt plan on Monday morning', file: 'gantt-monday' }],
  scenarios: [
    '# 1. Move a bar',
    '1. Open plan “School Lindenau”. Move “Windows, south” by five days.',
    '2. Plaster and Handover move; the float falls to one day.',
    '3. Undo.',
    '# 2. Clash',
    '1. Open Locations, week 21: Kitchen is red, two trades are named.',
  ],
  notes: 'Sample plan installed with the solution.',
  state: { stage: 'live' },
  createdDaysAgo: 730,
  liveDaysAgo: 690,
})
