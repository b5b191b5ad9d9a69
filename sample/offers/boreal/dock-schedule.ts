import { northAmerica } from '../../markets.ts'
import { sampleOffer } from '../../offer.ts'
import { boreal } from '../../publishers.ts'

export const dockSchedule = sampleOffer(boreal, {
  offerId: 'dock-schedule',
  alias: 'Dock and yard scheduling',
  name: 'Dock Schedule: yard and appointment planning',
  summary: 'End the queue at the gate: dock appointments, yard moves and detention time in one schedule.',
  description: `
    <p>Dock Schedule helps warehouse supervisors and carriers agree on when a trailer arrives, which door it takes and who
    unloads it. Drivers stop queueing; detention invoices stop arriving.</p>
    <h2>Appointments that carriers keep</h2>
    <p>Carriers book on a web page that knows your rules: door types, pallets an hour, refrigerated after six, no tankers on
    Fridays. They move an appointment themselves, and see what it costs the rest of the day.</p>
    <h2>A yard you can see</h2>
    <ul>
      <li>Every trailer with its place, contents, temperature and waiting time</li>
      <li>Shunting orders on the tablet of the yard tractor, in the best sequence</li>
      <li>Arrival by plate recognition, or by one text message from the driver</li>
    </ul>
    <h2>Numbers for the next contract</h2>
    <p>Detention, early and late arrivals and unloading speed by carrier and by product, month by month. A grocery warehouse in
    Laval with 42 doors brought the mean stay from 118 to 64 minutes in one season.</p>
    <p>English and French for drivers and carriers. Uses bookings of Dynamics 365 Field Service for doors and crews; a
    connection to your warehouse management system is available as a Power Automate flow.</p>`,
  keywords: ['dock', 'yard', 'appointment'],
  worksWith: ['Dynamics 365 Field Service', 'Power Automate'],
  category: 'operations-and-supply-chain/transportation-and-warehouse-management',
  industries: ['distribution/wholesale', 'retail/retail'],
  products: ['field-service', 'power-automate'],
  version: '3.0.0.5',
  listingOption: 'freeTrial',
  connections: ['ventes'],
  markets: northAmerica,
  regions: ['can', 'nam'],
  app: {
    name: 'Dock Schedule',
    shell: 'sidebar',
    nav: ['calendar:Doors', 'truck:Yard', 'list-check:Moves', 'users:Carriers', 'chart-bar:Detention'],
    user: 'Annie Bouchard',
  },
  screenshots: [
    {
      file: 'dock-appointment-board',
      caption: 'Ten doors on one morning: who is unloading, who is next, who is late',
      screen: {
        kind: 'schedule',
        title: 'Doors',
        note: 'Thursday 9 May · Laval',
        actions: ['New appointment', 'Rules'],
        columns: ['05', '06', '07', '08', '09', '10', '11', '12', '13', '14'],
        rows: [
          '@Door 1 | Dry',
          '@Door 2 | Dry',
          '@Door 3 | Dry',
          '@Door 4 | Fresh',
          '@Door 5 | Fresh',
          '@Door 6 | Frozen',
          '@Door 7 | Frozen',
          '@Door 8 | Parcels',
        ],
        blocks: [
          '0 | 0 | 1.8 | Transport Lachance · 26 pallets | 0',
          '0 | 2 | 3.6 | Groupe Rivard · 22 | 0',
          '0 | 4 | 6.4 | Maple Line · 33 | 1',
          '1 | 0.5 | 2.5 | Maple Line · 30 | 0',
          '1 | 3 | 4.5 | Dunmore · 18 | 2',
          '1 | 6 | 8 | Transport Lachance · 26 | 0',
          '2 | 1 | 4 | Containers Saguenay · floor-loaded | 3',
          '2 | 5 | 7 | Groupe Rivard · 24 | 1',
          '3 | 0 | 1.5 | Fermes du Nord · 16 | 2',
          '3 | 1.7 | 3.2 | Laiterie Beaupré · 20 | 2',
          '3 | 4.4 | 6 | Dunmore fresh · 14 | 2',
          '4 | 0.8 | 2.4 | Serres Mirabel · 12 | 2',
          '4 | 3.5 | 5.5 | Late: Fermes du Nord · 18 | 4',
          '5 | 0 | 3 | Polar Freight · 33 | 0',
          '5 | 4 | 7 | Polar Freight · 33 | 1',
          '6 | 2 | 4.5 | Pêcheries Gaspé · 20 | 0',
          '7 | 0.3 | 2 | Courier sweep | 5',
          '7 | 5 | 6.6 | Courier sweep | 5',
        ],
        today: 3.3,
      },
    },
    {
      file: 'yard-plan-trailers',
      caption: 'The yard from above, with trailers by state and the next moves',
      screen: {
        kind: 'floor',
        title: 'Yard',
        at: 'Yard',
        note: '37 trailers',
        actions: ['Next move'],
        rooms: [
          'Warehouse, doors 1–8 | 3 | 0 | 18 | 4 | idle',
          'Row A · dry | 0 | 5 | 11 | 3 | ok',
          'Row B · fresh | 0 | 8 | 11 | 3 | warn',
          'Row C · empty | 0 | 11 | 11 | 3 | idle',
          'Row D · frozen | 12 | 5 | 9 | 3 | ok',
          'Row E · containers | 12 | 8 | 9 | 3 | busy',
          'Gate | 21 | 5 | 3 | 9 | ok',
          'Fuel | 12 | 11 | 9 | 3 | idle',
        ],
        dots: [
          '1 | 6.8 | ok',
          '2.4 | 6.8 | ok',
          '3.8 | 6.8 | ok',
          '5.2 | 6.8 | busy',
          '6.6 | 6.8 | ok',
          '1 | 9.8 | warn',
          '2.4 | 9.8 | bad',
          '3.8 | 9.8 | ok',
          '13 | 6.8 | ok',
          '14.4 | 6.8 | ok',
          '15.8 | 6.8 | warn',
          '13 | 9.8 | busy',
          '14.4 | 9.8 | busy',
          '22.5 | 8 | busy',
          '22.5 | 11 | ok',
        ],
        beside: [
          'Next moves',
          'T-4471 to door 5 | Fresh · 5.2 °C rising | bad:Now',
          'T-3920 to door 2 | Dry · 18 pallets | busy:08:20',
          'T-4402 to row C | Empty | idle:08:35',
          'C-118 to row E | Container | idle:08:50',
          'T-4515 to door 6 | Frozen | idle:09:00',
        ],
      },
    },
    {
      file: 'dock-detention-report',
      caption: 'Mean stay and detention by carrier: the numbers for the next contract',
      screen: {
        kind: 'dashboard',
        title: 'Detention',
        at: 'Detention',
        note: 'Last six months',
        figures: [
          'Mean stay | 64 min | −54 min | 9,8,7,6,5,5,4',
          'Detention paid | $1,940 | −83 % | 9,8,6,4,2,2,1',
          'On time | 88 % | +19 pts | 3,4,5,6,7,8,8',
          'Pallets an hour | 31 | +6 | 4,5,5,6,6,7,7',
        ],
        charts: [
          {
            type: 'line',
            title: 'Mean stay, minutes',
            wide: 2,
            labels: ['Dec', 'Jan', 'Feb', 'Mar', 'Apr', 'May'],
            series: {
              Dry: [112, 101, 92, 80, 71, 66],
              Fresh: [96, 90, 78, 70, 62, 55],
              Frozen: [141, 128, 112, 96, 84, 76],
            },
          },
          {
            type: 'hbars',
            title: 'Late arrivals by carrier',
            labels: ['Fermes du Nord', 'Maple Line', 'Dunmore', 'Polar Freight'],
            series: { Late: [24, 15, 9, 4] },
            unit: '%',
          },
        ],
      },
    },
  ],
  documents: [
    {
      title: 'Dock appointments: rollout guide',
      file: 'dock-appointment-rollout-guide',
      body: [
        'Carriers follow rules that are the same for everybody and that pay back at once. This is how forty warehouses introduced them.',
        '# Week by week',
        '1. Write down the doors, what fits and how fast.',
        '2. Invite the five largest carriers; they are half of your arrivals.',
        '3. Reserve a third of the slots for those who do not book yet.',
        '4. Publish the waiting time of those who book and of those who do not.',
      ],
    },
  ],
  scenarios: [
    '# 1. Book and arrive',
    '1. As carrier, book 22 pallets, dry, Thursday 07:00. Door 1 is proposed.',
    '2. As gate, register plate “TEST 123”. The door turns to Arrived.',
    '3. As tractor driver, complete the move. Detention time stops.',
  ],
  notes: 'Three accounts in the secrets field. Plate recognition is simulated.',
  state: { stage: 'live' },
  createdDaysAgo: 240,
  liveDaysAgo: 203,
})
