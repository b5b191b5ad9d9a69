import { westernEurope } from '../../markets.ts'
import { sampleOffer } from '../../offer.ts'
import { reissbrett } from '../../publishers.ts'

export const orgChart = sampleOffer(reissbrett, {
  offerId: 'org-chart',
  alias: 'Living org chart',
  name: 'Living Org Chart and people directory',
  summary: 'Find the right colleague: a people directory and org chart that update themselves.',
  description: `
    <p>Living Org Chart shows colleagues who works with whom, today. It draws the organisation from the directory you already have, and lets
    people add what directories never know: projects, languages, who is on leave, and who to ask instead.</p>
    <h2>Three ways to find someone</h2>
    <ol>
      <li>By place: the <b>org chart</b>, with matrix lines if you must</li>
      <li>By knowledge: “who has done a CE marking in Polish?”</li>
      <li>By room: the floor plan with faces, for the first week and for the fire drill</li>
    </ol>
    <h2>Reorganisations on paper first</h2>
    <p>Human resources draw next year’s organisation as a draft: cost, span and open positions are counted while boxes move. On
    the day, one click makes it true, and everyone sees what changed for them.</p>
    <p>The people directory respects works agreements: photos and birthdays are optional, private numbers stay private. Contact
    and people data come from Dataverse or your directory. A licence for each hundred people; talk to us for groups.</p>`,
  keywords: ['org chart', 'people directory', 'colleagues'],
  worksWith: ['Power Apps', 'Microsoft Teams', 'Outlook'],
  category: 'collaboration/contact-and-people',
  secondCategory: 'human-resources/hr-operations',
  industries: [],
  products: ['power-apps'],
  version: '3.1.4.0',
  listingOption: 'contactMe',
  connections: ['vertrieb'],
  markets: westernEurope,
  regions: ['ger', 'eur'],
  app: {
    name: 'Org Chart',
    shell: 'light',
    nav: ['sitemap:Chart', 'search:Find', 'building:Rooms', 'file-text:Drafts', 'users:My team'],
    user: 'Friederike Lang',
  },
  screenshots: [
    {
      file: 'org-chart-people',
      caption: 'The organisation as it is today, with open positions and deputies',
      screen: {
        kind: 'tree',
        title: 'Werkzeugbau Ahrens',
        note: '214 people · 6 open positions',
        actions: ['New draft', 'Print'],
        people: [
          'a | Britta Ahrens | Managing director | | ok',
          'b | Henrik Paulsen | Production | a | ok',
          'c | Samira Amrani | Development | a | ok',
          'd | Uwe Körner | Sales | a | busy',
          'e | Lea Sommer | People | a | ok',
          'f | Jens Otto | Milling | b | ok',
          'g | Open position | Assembly | b | warn',
          'h | Ida Novak | Mechanics | c | ok',
          'i | Ravi Shankar | Controls | c | ok',
          'j | Paul Lindner | Germany | d | ok',
          'k | Chloé Marchal | Export | d | ok',
          'l | Tim Berger | Training | e | ok',
        ],
        beside: [
          'Samira Amrani',
          'Role | Head of development',
          'Team | 38 people, 2 open',
          'Languages | German, French, Arabic',
          'Room | B 2.14',
          'Today | ok:In the office',
          'Deputy | Ida Novak',
        ],
      },
    },
    {
      file: 'people-directory-floor',
      caption: 'Second floor with desks, faces and who is in today',
      screen: {
        kind: 'floor',
        title: 'Building B, second floor',
        at: 'Rooms',
        note: '41 of 58 in today',
        rooms: [
          'Controls | 0 | 0 | 9 | 6 | ok',
          'Lab | 9 | 0 | 7 | 6 | busy',
          'Mechanics | 16 | 0 | 8 | 6 | ok',
          'Corridor | 0 | 6 | 24 | 2 | idle',
          'Meeting Elster | 0 | 8 | 5 | 6 | bad',
          'Meeting Pleiße | 5 | 8 | 5 | 6 | ok',
          'Open space | 10 | 8 | 9 | 6 | ok',
          'B 2.14 | 19 | 8 | 5 | 6 | ok',
        ],
        dots: [
          '1.5 | 2 | ok',
          '3.5 | 2 | ok',
          '5.5 | 2 | idle',
          '1.5 | 4.4 | ok',
          '3.5 | 4.4 | warn',
          '5.5 | 4.4 | ok',
          '11 | 3 | busy',
          '13 | 3 | busy',
          '17.5 | 2 | ok',
          '19.5 | 2 | ok',
          '21.5 | 2 | idle',
          '17.5 | 4.4 | ok',
          '19.5 | 4.4 | ok',
          '11.5 | 10 | ok',
          '13.5 | 10 | ok',
          '15.5 | 10 | idle',
          '11.5 | 12.4 | ok',
          '13.5 | 12.4 | ok',
          '21.5 | 11 | ok',
        ],
        beside: [
          'In this room',
          'Ravi Shankar | Controls, lead | ok:In',
          'Eva Kühn | Controls | ok:In',
          'Marek Dvořák | Controls | warn:Back at 14',
          'Lena Vogt | Test bench | busy:Lab',
          'Max Reuter | Trainee | idle:School',
        ],
      },
    },
  ],
  documents: [
    {
      title: 'People directory: introduction with the works council',
      file: 'people-directory-works-council',
      body: [
        '# What is shown',
        '- Name, role, place, team',
        '# What each person decides',
        '- Photo, languages, projects, birthday',
        '# What is never shown',
        '- Salary, absence reasons, private contact',
      ],
    },
  ],
  scenarios: [
    '# 1. Find',
    '1. Search “CE marking Polish”. Ida Novak is found.',
    '# 2. Draft',
    '1. New draft, move “Controls” under Production. Span and cost change.',
    '2. Discard.',
  ],
  notes: 'Sample company of 214 people, all invented.',
  state: { stage: 'live' },
  createdDaysAgo: 140,
  liveDaysAgo: 104,
})
