import { westernEurope } from '../../markets.ts'
import { sampleOffer } from '../../offer.ts'
import { kestrel } from '../../publishers.ts'

export const routePlanner = sampleOffer(kestrel, {
  offerId: 'route-planner',
  alias: 'Route planner (core)',
  name: 'Kestrel Route Planner: delivery routing',
  summary: 'Cut delivery miles with route planning that respects time windows, vans and drivers’ hours.',
  description: `
    <p>Kestrel Route Planner helps dispatchers of delivery and service fleets turn tomorrow’s orders into routes that drivers
    will actually follow. It takes the jobs already in Dynamics 365, adds time windows, vehicle sizes and drivers’ hours, and
    proposes a full plan in under a minute.</p>
    <p>Most planning tools chase the shortest distance. Kestrel chases the plan that holds: it knows that the school run closes
    Abbey Lane at three, that the ramp at the hospital takes eight minutes, and that Dave will not reverse the 12-tonner into
    Mill Yard.</p>
    <h2>What changes in the first month</h2>
    <ul>
      <li><b>11 to 18 % fewer miles</b> for parcel and wholesale distribution fleets of ten vehicles or more</li>
      <li><b>Planning time from two hours to twenty minutes</b>, including the argument about the Friday tour</li>
      <li><b>Arrival times customers can rely on</b>, sent by text and updated when the van is late</li>
    </ul>
    <h2>How it works</h2>
    <p>Orders, bookings or work orders become stops on the map. Press <em>Plan</em>, look at the routes, drag what you know
    better. Kestrel keeps the rest optimal around your decisions and shows what each of them costs in minutes and pounds. Once
    released, tours appear in the driver’s app with turn-by-turn navigation for the height and weight of the vehicle.</p>
    <h3>For transport managers</h3>
    <p>A morning report compares route planning with what was driven: distance, waiting, missed windows, overtime. Tachograph
    rules for the EU and Great Britain are checked before a plan can be released.</p>
    <h3>Before you start</h3>
    <p>Works with Dynamics 365 Field Service and with any Power Apps table that holds an address. Maps are included for
    34 European countries. After the 30-day trial a Kestrel licence per planned vehicle is needed.</p>`,
  keywords: ['route planning', 'delivery', 'dispatch'],
  worksWith: ['Dynamics 365 Field Service', 'Power Apps', 'Outlook calendar'],
  category: 'geolocation/maps',
  secondCategory: 'operations-and-supply-chain/transportation-and-warehouse-management',
  industries: ['distribution/wholesale/parcel-and-package-shipping', 'retail/retail'],
  products: ['field-service', 'power-apps'],
  version: '4.2.1.0',
  listingOption: 'freeTrial',
  connections: ['crm', 'warehouse'],
  markets: westernEurope,
  regions: ['eur', 'gbr', 'fra'],
  app: {
    name: 'Route Planner',
    shell: 'rail',
    nav: ['map:Map', 'truck:Vehicles', 'users:Drivers', 'calendar:Week', 'chart-bar:Reports'],
    user: 'Hannah Doyle',
  },
  screenshots: [
    {
      file: 'route-planning-map',
      caption: 'Tuesday’s plan for Sheffield depot: six vans, 94 stops, every window met',
      screen: {
        kind: 'map',
        ground: 'streets',
        title: 'Tuesday 14 May',
        note: 'Sheffield depot · 94 stops',
        actions: ['Release plan', 'Plan again'],
        panel: 'Routes',
        routes: [
          'Van 3 · Dave Hallam | 17 stops · 61 mi | 9 | ok:On time',
          'Van 5 · Amira Khan | 19 stops · 48 mi | 10 | ok:On time',
          'Van 8 · Luke Barker | 14 stops · 73 mi | 8 | warn:6 min late',
          'Truck 2 · Joan Frost | 11 stops · 88 mi | 7 | ok:On time',
          'Van 9 · Piotr Zając | 18 stops · 52 mi | 9 | ok:On time',
          'Van 12 · Beth Owen | 15 stops · 57 mi | 8 | busy:Loading',
        ],
        callout: [
          'Stop 8 · Mill Yard Bakery',
          'Window 10:30–11:15',
          'Arrives 10:52 · 14 min on site',
          '6 cages · tail lift needed',
        ],
      },
    },
    {
      file: 'dispatch-week-schedule',
      caption: 'Who drives what and when: the dispatch board by vehicle, with hours checked',
      screen: {
        kind: 'schedule',
        title: 'Dispatch board',
        at: 'Week',
        note: 'Tuesday 14 May',
        actions: ['Add tour', 'Print'],
        columns: ['06:00', '07:00', '08:00', '09:00', '10:00', '11:00', '12:00', '13:00', '14:00', '15:00', '16:00'],
        rows: [
          '@Dave Hallam | Van 3 · 8.4 h',
          '@Amira Khan | Van 5 · 8.0 h',
          '@Luke Barker | Van 8 · 9.1 h',
          '@Joan Frost | Truck 2 · 7.6 h',
          '@Piotr Zając | Van 9 · 8.3 h',
          '@Beth Owen | Van 12 · 7.9 h',
          '@Sam Whitaker | Van 14 · spare',
        ],
        blocks: [
          '0 | 0 | 0.7 | Load | 5',
          '0 | 0.7 | 5.2 | Hillsborough – Stocksbridge · 17 stops | 0',
          '0 | 5.8 | 8.4 | Returns and collections | 1',
          '1 | 0.5 | 1.1 | Load | 5',
          '1 | 1.1 | 6 | City centre – Attercliffe · 19 stops | 0',
          '1 | 6.5 | 8.6 | School kitchens | 2',
          '2 | 0.2 | 0.9 | Load | 5',
          '2 | 0.9 | 4.6 | Hope Valley · 9 stops | 0',
          '2 | 5.3 | 9.3 | Bakewell – Matlock · 5 stops | 3',
          '3 | 1 | 2.1 | Load pallets | 5',
          '3 | 2.1 | 8.6 | Doncaster hospitals · 11 stops | 4',
          '4 | 0 | 0.6 | Load | 5',
          '4 | 0.6 | 4.4 | Rotherham north · 11 stops | 0',
          '4 | 5 | 8.3 | Meadowhall · 7 stops | 1',
          '5 | 2 | 2.8 | Load | 5',
          '5 | 2.8 | 9.9 | Barnsley – Penistone · 15 stops | 0',
          '6 | 4 | 6.5 | Stand-by | 5',
        ],
        today: 4.3,
      },
    },
    {
      file: 'driver-delivery-app',
      caption: 'The driver’s day: next stop, proof of delivery and what to do when nobody is in',
      screen: {
        kind: 'phones',
        title: 'Driver app',
        lines: [
          'The tour in',
          'the driver’s hand',
          'Navigation for the real vehicle, signature, photo, and a plan that adapts when the road does.',
        ],
        phones: [
          {
            title: 'Today · Van 3',
            blocks: [
              'big 9 of 17 | stops done',
              'row Mill Yard Bakery | 10:52 · 6 cages | busy:Next',
              'row St Anne’s School | 11:20 · 3 cages | idle:Planned',
              'row Corner Café | 11:38 · 1 cage | idle:Planned',
              'row Abbey Care Home | 12:05 · 4 cages | warn:Tight',
              'button Start navigation',
            ],
          },
          {
            title: 'Stop 8',
            blocks: [
              'map',
              'row Mill Yard Bakery | Gate code on file | ok:1.2 mi',
              'note Reverse in from Cotton St. Ramp on the left.',
              'button I have arrived',
            ],
          },
          {
            title: 'Hand over',
            blocks: [
              'check 6 cages delivered | done',
              'check 4 empties collected | done',
              'check Temperature 3.8 °C | done',
              'field Received by | J. Oldfield',
              'sign',
              'button Complete stop',
            ],
          },
        ],
      },
    },
    {
      file: 'route-planning-savings',
      caption: 'Planned against driven: miles, punctuality and cost per stop by week',
      screen: {
        kind: 'dashboard',
        title: 'Plan against reality',
        at: 'Reports',
        note: 'Last 12 weeks · all depots',
        actions: ['Export'],
        figures: [
          'Miles a stop | 3.1 | −14 % | 9,8,8,7,7,6,6,5,5,5',
          'On time | 97.2 % | +3.4 pts | 4,5,5,6,6,7,8,8,9,9',
          'Cost a stop | £4.18 | −£0.62 | 9,9,8,8,7,6,6,6,5,5',
          'Planning time | 22 min | −1 h 31 | 9,6,4,3,3,2,2,2,2,2',
        ],
        charts: [
          {
            type: 'line',
            title: 'Miles planned and driven, thousands',
            wide: 2,
            labels: ['W9', 'W10', 'W11', 'W12', 'W13', 'W14', 'W15', 'W16', 'W17', 'W18', 'W19', 'W20'],
            series: {
              Driven: [21.4, 21, 20.1, 19.8, 19.4, 18.9, 18.8, 18.2, 18.3, 17.9, 17.7, 17.6],
              Planned: [20.2, 19.9, 19.2, 18.9, 18.8, 18.3, 18.1, 17.8, 17.7, 17.5, 17.4, 17.3],
            },
          },
          {
            type: 'donut',
            title: 'Why stops were late',
            labels: ['Traffic', 'Long unloading', 'Late loading', 'Wrong address'],
            series: { Stops: [46, 27, 18, 9] },
          },
          {
            type: 'hbars',
            title: 'Punctuality by depot',
            labels: ['Sheffield', 'Leeds', 'Derby', 'Hull', 'Lincoln'],
            series: { 'On time': [97.2, 96.1, 95.4, 98.3, 93.8] },
            unit: '%',
          },
          {
            type: 'list',
            title: 'Worth a look',
            wide: 2,
            rows: [
              '!Abbey Lane after 15:00 | 14 late stops in two weeks | warn:Change window',
              '!Truck 2, Doncaster hospitals | 41 min waiting a day | busy:Talk to site',
              '!Depot Lincoln | Loading starts 18 min late | bad:Below target',
            ],
          },
        ],
      },
    },
  ],
  documents: [
    {
      title: 'Route planning with Kestrel: overview',
      file: 'route-planning-overview',
      body: [
        'Every delivery plan is a bet on how the day will go. Kestrel Route Planner makes the bet with more knowledge: the real speed of each street at each hour, the time each customer takes to unload, and the habits of each driver.',
        '# What you need',
        '- Dynamics 365 Field Service, or any table with an address and a date',
        '- Vehicles with capacity, start and end, cost per mile and per hour',
        '- Drivers with working hours and licences',
        '# The first two weeks',
        '1. Connect the table that holds your orders and choose the address columns.',
        '2. Import vehicles and drivers from the template.',
        '3. Plan a day that is already over, and compare it with what was driven.',
        '4. Plan two live tours beside the old method.',
        '5. Move the depot over, and keep the old sheet for a week so that everybody sleeps well.',
        '# What customers measure',
        'Across 212 depots the median change after three months is 14 % fewer miles, 3.4 points more deliveries inside their window, and eighty minutes less planning a day.',
      ],
    },
    {
      title: 'Checklist: is your address data ready to be routed?',
      file: 'route-planning-address-checklist',
      body: [
        'Two in three disappointing plans come from addresses and not from mathematics. Half an hour with this list is worth a week of tuning.',
        '# Addresses',
        '- Every stop has a postcode, and the postcode belongs to the town',
        '- Goods entrances that differ from the front door have their own position',
        '- Industrial estates have unit numbers',
        '# Time',
        '- Windows are promises, not wishes: remove the ones nobody checks',
        '- Service times differ by kind of customer; three classes are enough to begin',
        '# Vehicles',
        '- Height, weight and length as driven, with the tail lift',
        '- The real start: where the vehicle sleeps, not where the office is',
      ],
    },
  ],
  videos: [{ name: 'Route planning in 80 seconds', file: 'route-planning-tour' }],
  scenarios: [
    '# 1. Plan a day',
    'Role: dispatcher. Data: the sample depot “Sheffield” with 94 orders, installed with the solution.',
    '1. Open the Route Planner app and choose the date marked “sample day”.',
    '2. Press Plan. Within a minute six routes appear; no stop is unplanned.',
    '3. Drag stop “Corner Café” from Van 3 to Van 5. Both routes are recalculated and the extra minutes are shown.',
    '4. Press Release plan. The six tours have the status Released.',
    '# 2. Drive a tour',
    'Role: driver. Use the driver account from the notes for certification.',
    '1. Open the driver app and start tour Van 3.',
    '2. Mark the first stop as arrived, sign, and complete it.',
    '3. The dispatcher’s map shows the stop as done within ten seconds.',
    '# 3. A window is missed',
    '1. On the map, delay Van 8 by 40 minutes with the menu Simulate.',
    '2. The stop turns amber and the suggested message to the customer is shown. Send it.',
    'Expected: the timeline of the order holds the message and the new arrival time.',
  ],
  notes:
    'Environment and the accounts dispatcher@ and driver@ are in the secrets field. Maps need outbound HTTPS to tiles.kestrel.example. Planning uses sample data only; no text message leaves the test tenant.',
  state: { stage: 'live' },
  createdDaysAgo: 410,
  liveDaysAgo: 372,
})
