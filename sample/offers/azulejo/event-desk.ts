import { westernEurope } from '../../markets.ts'
import { sampleOffer } from '../../offer.ts'
import { azulejo } from '../../publishers.ts'

export const eventDesk = sampleOffer(azulejo, {
  offerId: 'event-desk',
  alias: 'Event desk',
  name: 'Event Desk: registration, badges and check-in',
  summary: 'Run events from registration to thank-you note, with badges at the door and leads in your CRM.',
  description: `
    <h2>Your event, without the seven tools</h2>
    <p>Event Desk helps small marketing teams run conferences, open days and dinners: registration page, payments, seating,
    badges, check-in and the follow-up that usually never happens. Everything stands in Dynamics 365 Marketing from the
    first click.</p>
    <h3>Before</h3>
    <p>A page in your design in half an hour, in as many languages as your guests. Waiting lists, group bookings, dietary needs,
    and a capacity that counts children as children.</p>
    <h3>At the door</h3>
    <ul>
      <li>Check-in with any phone, also when the venue’s network has gone for lunch</li>
      <li>Badges printed in four seconds; names with accents come out right</li>
      <li>Hosts get a message when their guest arrives</li>
    </ul>
    <h3>After</h3>
    <p>Sessions visited, conversations noted and questions asked become activities of the contact. The thank-you e-mail goes out
    by segment; the leads your colleagues met are assigned before they are back at the hotel.</p>
    <p><b>Included in the free plan:</b> three events a year with up to 150 guests. Payments need an account with one of four
    providers, whose fees apply.</p>`,
  keywords: ['events', 'registration', 'check-in'],
  worksWith: ['Dynamics 365 Marketing', 'Microsoft Teams', 'Outlook'],
  category: 'marketing/events-and-resource-management',
  secondCategory: 'collaboration/meeting-management',
  industries: ['hospitality-and-travel/hotels-and-leisure', 'education/higher-education'],
  products: ['marketing'],
  version: '5.3.0.0',
  listingOption: 'getItNowFree',
  connections: ['hub'],
  markets: [...westernEurope, 'BR', 'US'],
  regions: ['eur', 'nam', 'sam'],
  app: {
    name: 'Event Desk',
    shell: 'sidebar',
    nav: ['ticket:Events', 'users:Guests', 'calendar:Programme', 'star:Sponsors', 'mail:Messages', 'chart-bar:Results'],
    user: 'Teresa Lobo',
  },
  screenshots: [
    {
      file: 'events-programme-calendar',
      caption: 'Two days of programme in four rooms, with speakers and seats',
      screen: {
        kind: 'calendar',
        title: 'Ocean Forum 2024',
        at: 'Programme',
        note: '412 guests',
        actions: ['Add session', 'Publish'],
        days: ['Auditorium', 'Room Douro', 'Room Tejo', 'Terrace', 'Exhibition'],
        hours: [9, 18],
        events: [
          '0 | 9 | 10 | Opening | Mayor, M. Sousa | 0',
          '0 | 10.5 | 11.75 | The price of salt | K. Adjei | 0',
          '0 | 14 | 15.5 | Ports without diesel | Panel of four | 1',
          '0 | 16.5 | 17.5 | Closing | All | 0',
          '1 | 10.5 | 11.5 | Workshop: nets | 24 seats · full | 2',
          '1 | 12 | 13 | Small boats, big data | L. Hansen | 2',
          '1 | 14.5 | 16 | Workshop: sensors | 18 of 24 | 2',
          '2 | 10.5 | 12 | Regulation round table | By invitation | 3',
          '2 | 14 | 15 | Start-ups on stage | Eight pitches | 4',
          '2 | 15.25 | 16.25 | Investors’ hour | 12 of 20 | 4',
          '3 | 12.5 | 14 | Lunch | Sardines, 430 | 5',
          '3 | 16 | 16.5 | Coffee | | 5',
          '4 | 9.5 | 12.5 | Exhibition open | 38 stands | 1',
          '4 | 14 | 17 | Exhibition open | Guided at 15:00 | 1',
        ],
      },
    },
    {
      file: 'event-check-in-badges',
      caption: 'Check-in at the door: find, greet, print',
      screen: {
        kind: 'phones',
        title: 'Check-in',
        lines: ['Four seconds', 'a guest.', 'Scan, greet by name, print. The network of the venue is optional.'],
        phones: [
          {
            title: 'Ocean Forum',
            blocks: [
              'big 287 of 412 | arrived',
              'row Ama Boateng | Speaker · badge ready | ok:Here',
              'row João Ferreira | Guest of port authority | busy:Printing',
              'row Ingeborg Ås | Press | idle:Expected',
              'row Luís Tavares | Payment open | warn:Desk',
              'button Scan code',
            ],
          },
          {
            title: 'Ama Boateng',
            blocks: [
              'photo portrait',
              'field Role | Speaker, 10:30',
              'field Host | Teresa Lobo',
              'note Vegetarian. Needs a clip-on microphone.',
              'button Check in and print',
            ],
          },
        ],
      },
    },
    {
      file: 'registration-results',
      caption: 'From invitation to conversation: where guests came from and what they did',
      screen: {
        kind: 'dashboard',
        title: 'Results',
        at: 'Results',
        note: 'Ocean Forum 2024',
        actions: ['Share'],
        figures: [
          'Registered | 412 | +38 % | 2,3,4,5,7,8,9',
          'Came | 371 | 90 % | 3,4,5,6,7,8,8',
          'Conversations | 529 | 1.4 each | 2,3,4,5,6,7,8',
          'Cost a lead | €31 | −22 % | 9,8,8,7,6,6,5',
        ],
        charts: [
          {
            type: 'funnel',
            title: 'From invitation to meeting',
            labels: ['Invited', 'Opened', 'Registered', 'Came', 'Met us'],
            series: { Guests: [2140, 1312, 412, 371, 204] },
          },
          {
            type: 'area',
            title: 'Registrations by day',
            wide: 2,
            labels: ['1 Apr', '5', '9', '13', '17', '21', '25', '29', '3 May', '7'],
            series: { Total: [12, 38, 71, 96, 140, 188, 251, 302, 377, 412] },
          },
          {
            type: 'list',
            title: 'Hottest conversations',
            wide: 3,
            rows: [
              '!Port authority Leixões | @João Ferreira | Sensors for three quays | ok:Meeting booked',
              '!Nordlys Shipping | @Ingeborg Ås | Partner programme | busy:Follow up',
              '!Universidade do Mar | @Luís Tavares | Student licences | idle:Newsletter',
            ],
          },
        ],
      },
    },
    {
      file: 'event-guests-list',
      caption: 'Guests with ticket, company, meal and where they stand',
      screen: {
        kind: 'grid',
        title: 'Guests',
        at: 'Guests',
        note: '412 registered',
        actions: ['Add guest', 'Message'],
        filters: ['All tickets', 'Speakers', 'Payment open'],
        columns: ['Guest:20', 'Company:24', 'Ticket:14', 'Meal:14', 'Sessions:10', 'State:14'],
        rows: [
          '@Ama Boateng | Coastal Lab | Speaker | Vegetarian | =3 | ok:Arrived',
          '@João Ferreira | Port authority Leixões | Guest | Fish | =5 | ok:Arrived',
          '@Ingeborg Ås | Havblikk magazine | Press | Fish | =4 | idle:Expected',
          '@Luís Tavares | Universidade do Mar | Academic | Vegan | =6 | warn:Payment',
          '@Marta Queiroz | Salinas Atlântico | Standard | Fish | =4 | ok:Arrived',
          '@Henk de Wit | Delta Dredging | Standard | Any | =3 | ok:Arrived',
          '@Chiara Longo | Reti del Sud | Start-up | Vegetarian | =5 | ok:Arrived',
          '@Tomás Ruivo | City of Matosinhos | Guest | Fish | =2 | bad:Cancelled',
          '@Aoife Brennan | Celtic Tidal | Standard | Any | =4 | idle:Expected',
        ],
      },
    },
  ],
  documents: [
    {
      title: 'Event registration handbook',
      file: 'event-registration-handbook',
      body: [
        'Eight weeks from idea to thank-you note, for a team of two.',
        '# Eight weeks before',
        '- Decide what guests will do differently afterwards',
        '- Book the room for two thirds of your hope',
        '# Four weeks before',
        '1. Open registration with five questions at most.',
        '2. Ask speakers for one sentence each.',
        '# The day',
        '- One person only for surprises',
        '# The day after',
        '- Thank by segment, before noon',
      ],
    },
    {
      title: 'Checklist for the door',
      file: 'event-check-in-checklist',
      body: [
        '- Two printers, one of them in its box',
        '- Badges of speakers printed the evening before',
        '- A desk for problems, away from the queue',
        '- Chargers, tape, water, a coat stand',
        '- The list on paper, once, for the fire officer',
      ],
    },
  ],
  videos: [
    { name: 'Event registration to thank-you in 85 seconds', file: 'events-tour' },
    { name: 'Getting started: your first event', file: 'events-getting-started' },
  ],
  scenarios: [
    '# 1. Create and register',
    '1. Create event “Test evening”, 20 seats, publish.',
    '2. Register on the public page. A confirmation is in the test mailbox.',
    '# 2. Check in',
    '1. Open Check-in on the phone page, find the guest, check in.',
    '2. The contact has an activity “Attended”.',
  ],
  notes: 'Payments run in the sandbox of the provider; card 4242 works.',
  state: { stage: 'live' },
  createdDaysAgo: 450,
  liveDaysAgo: 415,
})
