import { sampleOffer } from '../../offer.ts'
import { boreal } from '../../publishers.ts'

export const bilingualDesk = sampleOffer(boreal, {
  offerId: 'bilingual-desk',
  alias: 'Bilingual desk',
  name: 'Bilingual Desk: English–French translation',
  summary: 'Publish in English and French on the same day, with translation requests that never get lost.',
  description: `
    <p>Bilingual Desk helps communication teams in public bodies and companies publish both languages together. It collects
    translation requests, prepares them with your terminology, gives them to the right translator and returns the text to the
    record where it came from.</p>
    <h2>For those who ask</h2>
    <p>A button on any Power Apps form or document sends the text. You see the price, the date and the translator, and you
    can ask a question without an e-mail thread.</p>
    <h2>For those who translate</h2>
    <ul>
      <li>Source and target side by side, with <b>translation memory</b> and your <b>terminology</b></li>
      <li>What changed since the last version, sentence by sentence</li>
      <li>Comments from the reviser, and the freedom to refuse a suggestion</li>
    </ul>
    <h2>For those who answer for quality</h2>
    <p>Every text is revised by a person before it is published. Machine suggestions can be switched off by document class;
    protected texts never leave your environment. Reports show delays, volume and reuse by department, as language
    commissioners ask.</p>
    <p>Needs a Power Apps licence for requesters. Translators use the portal free of charge. The trial includes 20,000
    words.</p>`,
  keywords: ['translation', 'terminology', 'bilingual'],
  worksWith: ['Power Apps', 'SharePoint', 'Word'],
  category: 'productivity/language-and-translation/document-management',
  industries: ['government/civilian-government'],
  products: ['power-apps', 'power-automate'],
  version: '4.0.0.0',
  listingOption: 'freeTrial',
  connections: ['ventes'],
  markets: ['CA', 'FR', 'BE', 'CH', 'LU', 'US'],
  regions: ['can', 'eur', 'nam'],
  app: {
    name: 'Bilingual Desk',
    shell: 'light',
    nav: ['inbox:Requests', 'language:Editor', 'book:Terms', 'users:Translators', 'chart-bar:Reports'],
    user: 'Pascale Leduc',
  },
  screenshots: [
    {
      file: 'translation-editor',
      caption: 'The editor: source, target, terminology and what changed since last year',
      screen: {
        kind: 'paper',
        title: 'Winter parking by-law',
        at: 'Editor',
        note: 'English to French · 1,240 words · due Friday',
        actions: ['Send to reviser', 'Ask'],
        text: [
          'h Section 4 – Overnight parking',
          'p No person shall park a vehicle on a public road between midnight and 7 a.m. from 1 December to 31 March.',
          'm Il est interdit de stationner sur la voie publique entre minuit et 7 h, du 1er décembre au 31 mars.',
          'p The Director may suspend this prohibition by notice published on the municipal website.',
          'm La directrice ou le directeur peut lever l’interdiction par avis publié sur le site Web de la municipalité.',
          'x par un avis affiché à l’hôtel de ville',
          'h Section 5 – Towing',
          'p A vehicle parked in contravention may be moved at the owner’s expense.',
          'n Le véhicule en infraction peut être déplacé aux frais de son propriétaire.',
        ],
        beside: [
          'Terms',
          'public road | voie publique | ok:Approved',
          'by-law | règlement | ok:Approved',
          'notice | avis | ok:Approved',
          'towing | remorquage | busy:Proposed',
          'overnight | de nuit | warn:Two uses',
        ],
      },
    },
    {
      file: 'translation-requests-board',
      caption: 'Requests from all departments, from received to published',
      screen: {
        kind: 'board',
        title: 'Requests',
        note: '18 open · 41,300 words',
        actions: ['New request'],
        columns: [
          {
            title: 'Received',
            cards: [
              '!Library summer programme | 620 words · Culture | idle:Quote',
              '!Job posting, lifeguards | 310 words · HR | warn:Tomorrow',
            ],
          },
          {
            title: 'Translating',
            cards: [
              '!Winter parking by-law | 1,240 words | %64 | @Pascale Leduc',
              '!Budget in brief | 3,800 words | %30 | @Ian Forsyth',
              '!Accessibility plan | 9,100 words | %12 | @Maude Simard',
            ],
          },
          {
            title: 'Revising',
            cards: [
              '!Press release, Pont-Rouge | 410 words | busy:Reviser | @Odette Nadeau',
              '!Contract annex C | 2,050 words | warn:Question | @Odette Nadeau',
            ],
          },
          {
            title: 'Published',
            cards: [
              '!Boil-water notice | 180 words · 42 min | ok:Both',
              '!Council minutes, April | 5,600 words | ok:Both',
              '!Spring clean-up | 540 words | ok:Both',
            ],
          },
        ],
      },
    },
  ],
  documents: [
    {
      title: 'Bilingual publishing: overview',
      file: 'bilingual-translation-overview',
      body: [
        'Two languages on the same day is a matter of order, not of speed.',
        '# What is measured',
        '- Days between the first and the second language',
        '- Share of sentences that were already translated once',
        '- Questions per thousand words',
        '# What is protected',
        'Texts of class C never leave the environment; they are translated without suggestions.',
      ],
    },
    {
      title: 'Building a term base in a week',
      file: 'terminology-guide',
      body: [
        'Fifty terms are enough to begin.',
        '1. Take the last ten revised texts.',
        '2. Note every term that the reviser changed.',
        '3. Decide once, in a room, with tea.',
        '4. Publish the list; review it each quarter.',
      ],
    },
  ],
  scenarios: [
    '# 1. Request and translate',
    '1. On the sample record “Winter parking”, press Translate.',
    '2. As translator, accept, translate two sentences, send to the reviser.',
    '3. As reviser, approve. The French field of the record is filled.',
  ],
  notes: 'Machine suggestions are off in the test tenant.',
  state: { stage: 'live' },
  createdDaysAgo: 150,
  liveDaysAgo: 118,
})
