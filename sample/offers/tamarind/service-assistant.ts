import { northAmerica, oceania, southAsia, southEastAsia, westernEurope } from '../../markets.ts'
import { sampleOffer } from '../../offer.ts'
import { tamarind } from '../../publishers.ts'

export const serviceAssistant = sampleOffer(tamarind, {
  offerId: 'service-assistant',
  alias: 'Service assistant bot',
  name: 'Service Assistant: chatbot with sources',
  summary: 'Answer customers day and night with a chatbot that shows its sources and knows when to stop.',
  description: `
    <p>Service Assistant answers customers’ questions from your own articles, orders and policies, shows where each answer comes
    from, and hands over to a person before it guesses. It is a chatbot for service teams who have been embarrassed by one.</p>
    <h2>Answers you could sign</h2>
    <p>Each sentence carries its source. If no source is good enough, the assistant says so and opens a case in Dynamics 365
    Customer Service, with the conversation, the language and the mood of the customer. Prices and promises are only quoted,
    never composed.</p>
    <h2>Twenty-two languages, one knowledge base</h2>
    <p>Customers write in Tamil, Thai or Spanish; articles may stay in English. Words of your trade are kept as you write them.</p>
    <h2>Measured every Monday</h2>
    <ul>
      <li>Questions answered, handed over, and given up</li>
      <li>Articles that are missing, by the number of people who asked</li>
      <li>A sample of forty answers, for a person to judge</li>
    </ul>
    <p>An airline’s partner desk answers 64 % of questions without a person, and its satisfaction rose by six points: the staff
    have time for the rest. Built on Power Virtual Agents. Free for 300 conversations a month; language models run in your
    own subscription and are billed there.</p>`,
  keywords: ['chatbot', 'customer service', 'knowledge base'],
  worksWith: ['Dynamics 365 Customer Service', 'Power Virtual Agents', 'Microsoft Teams'],
  category: 'ai-and-machine-learning/bot-apps/ai-for-business',
  secondCategory: 'customer-service/contact-center',
  industries: ['hospitality-and-travel/travel-and-transportation', 'retail/retail'],
  products: ['customer-service', 'power-virtual-agents'],
  version: '2.14.0.0',
  listingOption: 'getItNowFree',
  connections: ['desk'],
  markets: [...southAsia, ...southEastAsia, ...oceania, ...westernEurope, ...northAmerica],
  regions: ['ind', 'apj', 'oce', 'eur', 'nam'],
  app: {
    name: 'Service Assistant',
    shell: 'rail',
    nav: ['message:Conversations', 'book:Sources', 'alert-triangle:Gaps', 'chart-bar:Monday', 'settings:Tone'],
    user: 'Lakshmi Nair',
  },
  screenshots: [
    {
      file: 'chatbot-conversation-sources',
      caption: 'An answer with its sources, and the moment at which a person takes over',
      screen: {
        kind: 'chat',
        title: 'Conversation',
        note: 'Partner desk · English',
        threads: [
          'Daniel Cho | Change of name on ticket | now',
          'Ploy S. | Baggage for a cello | 4 min',
          'Arun K. | Refund of taxes | 11 min',
          'Marie L. | Travelling with a cat | 18 min',
          'Grupo Sol | Group of 24 | 25 min',
          'Hassan R. | Visa for transit | 40 min',
        ],
        messages: [
          'me | My client’s surname is misspelt on the ticket: Sho instead of Cho. Can it be corrected without a fee?',
          'app | Yes. Up to three letters of a name can be corrected once, free of charge, until 24 hours before departure. [1] The ticket ends with 417 and departs on Saturday, so it can still be corrected. [2]',
          'me | And if she has already checked in?',
          'app | Then check-in must be opened again by the airport desk first. [1] I can ask them now. Shall I?',
          'me | Please do.',
          'app | Done: case 88214, desk Singapore. A person answers within 20 minutes.',
        ],
        beside: [
          'Sources',
          '[1] Name corrections | Policy 4.2, revised 3 May',
          '[2] Booking 7QX417 | Read from orders, just now',
          'Case 88214 | Desk Singapore · 20 min',
          'Mood | Calm',
        ],
        suggestions: ['Show the policy', 'Fare difference?', 'Call the desk'],
      },
    },
    {
      file: 'chatbot-monday-report',
      caption: 'Monday: answered, handed over, given up, and the articles that are missing',
      screen: {
        kind: 'dashboard',
        title: 'Monday',
        at: 'Monday',
        note: 'Week 21',
        figures: [
          'Conversations | 9,412 | +7 % | 5,5,6,6,7,7',
          'Answered alone | 64 % | +3 pts | 4,5,5,6,6,7',
          'Satisfaction | 4.5 of 5 | +0.3 | 6,6,7,7,8,8',
          'Wrong in sample | 1 of 40 | −2 | 5,4,4,3,2,1',
        ],
        charts: [
          {
            type: 'stack',
            title: 'Conversations by day',
            wide: 2,
            labels: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
            series: {
              Answered: [960, 910, 930, 880, 940, 720, 690],
              'Handed over': [410, 390, 360, 350, 380, 290, 260],
              'Given up': [120, 110, 100, 110, 130, 140, 130],
            },
          },
          {
            type: 'donut',
            title: 'Languages',
            labels: ['English', 'Thai', 'Tamil', 'Others'],
            series: { Share: [52, 19, 14, 15] },
          },
          {
            type: 'list',
            title: 'Articles that are missing',
            wide: 3,
            rows: [
              '!Cello and other large instruments | 61 people asked | @Lakshmi Nair | busy:Draft',
              '!Transit without visa, new rule | 48 people asked | @Jun Wei Ong | warn:Ask legal',
              '!Gift vouchers in two currencies | 22 people asked | @Lakshmi Nair | idle:Open',
            ],
          },
        ],
      },
    },
    {
      file: 'customer-service-chat-phone',
      caption: 'What the customer sees: short answers, sources, and a person one tap away',
      screen: {
        kind: 'phones',
        title: 'Customer',
        lines: ['Short answers,', 'honest sources.', 'And a person, one tap away, who has read the conversation.'],
        phones: [
          {
            title: 'Partner desk',
            blocks: [
              'say Can a cello have its own seat?',
              'note Yes. Book a seat with the title “CBBG”. It pays the adult fare without taxes. Source: Policy 7.1',
              'say Which seats?',
              'note Window seats, not at exits, rows 12 to 30. Source: Policy 7.1',
              'button Talk to a person',
            ],
          },
          {
            title: 'With a person',
            blocks: [
              'row Jun Wei Ong | has read your chat | ok:Here',
              'note I have reserved 14A beside your client, until 18:00.',
              'say Wonderful, thank you!',
              'row Case 88219 | Cello, 14A | ok:Solved',
              'button Rate this',
            ],
          },
        ],
      },
    },
  ],
  documents: [
    {
      title: 'Chatbot answers you could sign: product guide',
      file: 'chatbot-product-guide',
      body: [
        'An assistant is judged by its worst answer. This guide explains how the worst one is kept small.',
        '# Three stops',
        '- No source, no answer',
        '- Two sources that disagree: a person',
        '- An angry customer: a person, at once',
        '# Setting up',
        '1. Connect articles and choose what may be quoted.',
        '2. Ask it the hundred questions of last week.',
        '3. Judge forty answers. Publish when thirty-eight are good.',
      ],
    },
    {
      title: 'Checklist: is the knowledge base ready?',
      file: 'knowledge-base-chatbot-checklist',
      body: [
        '- One article for one question',
        '- Dates of revision that are true',
        '- Exceptions next to the rule',
        '- No “contact us” where an answer could be',
      ],
    },
  ],
  videos: [{ name: 'Chatbot with sources: 75 seconds', file: 'chatbot-sources-tour' }],
  scenarios: [
    '# 1. Answer with source',
    '1. Ask “Can a surname be corrected?”. The answer shows Policy 4.2.',
    '# 2. Hand over',
    '1. Ask “Can you lend me money?”. The assistant says that it has no source and offers a person.',
    '2. Accept. A case exists with the conversation.',
  ],
  notes: 'The language model of the test tenant is limited to 500 conversations.',
  state: { stage: 'live' },
  createdDaysAgo: 320,
  liveDaysAgo: 281,
})
