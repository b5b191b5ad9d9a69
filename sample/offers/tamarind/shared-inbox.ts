import { oceania, southAsia, southEastAsia } from '../../markets.ts'
import { sampleOffer } from '../../offer.ts'
import { tamarind } from '../../publishers.ts'

export const sharedInbox = sampleOffer(tamarind, {
  offerId: 'shared-inbox',
  alias: 'Shared inbox',
  name: 'Shared Inbox for omnichannel service teams',
  summary: 'Answer mail, chat and messages from one shared inbox where every customer has one owner.',
  description: `
    <h2>One inbox. One owner. One answer.</h2>
    <p>Shared Inbox brings mail, web chat, messaging apps and social media together for service teams, on top of Dynamics 365
    Customer Service. Nobody answers twice; nobody waits because everybody thought somebody had.</p>
    <ul>
      <li><b>Conversations, not tickets.</b> A customer who writes on three channels is one person in one thread</li>
      <li><b>Ownership.</b> Assigned by skill, language and load, handed over with a note</li>
      <li><b>Clocks.</b> First answer and next answer, by customer tier and opening hours</li>
      <li><b>Drafts together.</b> See who is typing; ask a colleague inside the thread</li>
    </ul>
    <h2>For leaders of service teams</h2>
    <p>Load by hour, answers by language, topics that grow. Quality is read by people: five conversations a week for each agent,
    with comments that help. Omnichannel routing rules are sentences, and can be tried against last week before they are
    switched on.</p>
    <p>A furniture retailer in four countries brought the first answer from nine hours to forty minutes with the same eleven
    people. Trial of 30 days with two channels. Fees of messaging providers apply.</p>`,
  keywords: ['shared inbox', 'omnichannel', 'service teams'],
  worksWith: ['Dynamics 365 Customer Service', 'Microsoft Teams', 'Outlook'],
  category: 'customer-service/social-media-and-omnichannel-engagement/contact-center',
  secondCategory: 'productivity/email-management',
  industries: ['retail/retail'],
  products: ['customer-service'],
  version: '5.5.1.0',
  listingOption: 'freeTrial',
  connections: ['desk', 'singapore'],
  markets: [...southAsia, ...southEastAsia, ...oceania, 'AE', 'GB'],
  regions: ['ind', 'apj', 'oce', 'uae'],
  app: {
    name: 'Shared Inbox',
    shell: 'sidebar',
    nav: ['inbox:Inbox', 'users:Mine', 'clock:Waiting', 'star:Quality', 'chart-bar:Load', 'settings:Routing'],
    user: 'Farah Aziz',
  },
  screenshots: [
    {
      file: 'shared-inbox-conversation',
      caption: 'Three channels, one customer, one thread, one owner',
      screen: {
        kind: 'inbox',
        title: 'Inbox',
        note: '34 open · 3 past their clock',
        actions: ['Reply', 'Hand over'],
        list: [
          '@Nurul Hidayah | Sofa arrived with three legs | “It is a lovely sofa, but…” | 09:58 | warn:6 min left',
          '@Rajesh Iyer | Invoice for company | Please add the GST number | 09:51 | ok:42 min left',
          '@Grace Lim | Delivery on Saturday? | Sent from messaging | 09:47 | busy:Kamal is typing',
          '@Tuan Nguyen | Colour different from website | Two photos attached | 09:30 | bad:12 min late',
          '@Sophie Turner | Thank you! | The table is perfect | 09:12 | idle:Closed',
          '@Imran Sheikh | Bulk order, 40 chairs | Forwarded to sales | 08:55 | idle:Closed',
        ],
        thread: [
          'Nurul Hidayah | Mail, 08:20 | Good morning, the sofa arrived today with three legs. It is a lovely sofa, but it leans. Order 55-2291.',
          'Nurul Hidayah | Message, 09:40 | Hi, did you get my mail? My parents come for dinner on Friday.',
          '> Farah Aziz | Note to Kamal | Legs are in stock in Shah Alam. Can the Thursday van take one?',
          'Kamal Idris | Note, 09:57 | Yes, stop 6, before noon.',
          '> Farah Aziz | Draft | Dear Nurul, the fourth leg comes on Thursday before noon, and we attach it for you. Your parents will sit straight.',
        ],
        beside: [
          'Nurul Hidayah',
          'Customer since | 2021',
          'Order | 55-2291 · sofa Lembah',
          'Channels | Mail, messaging',
          'Language | English, Malay',
          'Clock | warn:6 min left',
          'Owner | Farah Aziz',
        ],
      },
    },
    {
      file: 'omnichannel-load',
      caption: 'Load by hour and language, and how long customers waited',
      screen: {
        kind: 'dashboard',
        title: 'Load',
        at: 'Load',
        note: 'This week',
        figures: [
          'First answer | 41 min | −8 h | 9,7,5,4,3,3',
          'In time | 96 % | +14 pts | 4,5,6,7,8,8',
          'Open now | 34 | −19 | 8,7,6,5,4,4',
          'Answers a person | 38 a day | +5 | 5,5,6,6,7,7',
        ],
        charts: [
          {
            type: 'area',
            title: 'New conversations by hour',
            wide: 2,
            labels: ['7', '8', '9', '10', '11', '12', '13', '14', '15', '16', '17', '18', '19', '20'],
            series: {
              Mail: [12, 24, 38, 41, 36, 22, 19, 28, 31, 27, 20, 14, 9, 6],
              Chat: [4, 12, 26, 34, 31, 28, 24, 26, 29, 25, 22, 19, 15, 8],
              Messaging: [6, 9, 14, 18, 17, 21, 22, 18, 19, 21, 26, 31, 34, 28],
            },
          },
          {
            type: 'hbars',
            title: 'Topics that grow',
            labels: ['Missing parts', 'Delivery slot', 'Colour', 'Invoice', 'Assembly'],
            series: { Conversations: [84, 71, 38, 31, 22] },
          },
        ],
      },
    },
    {
      file: 'service-teams-quality',
      caption: 'Quality read by people: five conversations a week, with comments that help',
      screen: {
        kind: 'grid',
        title: 'Quality',
        at: 'Quality',
        note: 'Week 20 · 55 conversations read',
        columns: ['Agent:22', 'Read:10', 'Understood:16', 'Solved:16', 'Tone:16', 'Comment:32', 'Trend:14'],
        rows: [
          '@Farah Aziz | =5 | %96 | %92 | %98 | Warm and short. Keep it. | ~6,7,7,8,8,9',
          '@Kamal Idris | =5 | %90 | %88 | %84 | Say when, not only that | ~5,5,6,6,7,7',
          '@Deepa Rao | =5 | %94 | %90 | %93 | Great with angry mails | ~7,7,7,8,8,8',
          '@Ben Tan | =5 | %82 | %79 | %90 | Read to the end first | ~4,5,5,5,6,6',
          '@Siti Rahmah | =5 | %93 | %91 | %95 | Two languages, one voice | ~6,6,7,7,8,8',
          '@Arif Khan | =5 | %88 | %85 | %87 | Fewer apologies, more dates | ~5,5,5,6,6,7',
          '@Wei Jie Koh | =4 | %91 | %86 | %89 | Good notes for others | ~6,6,6,7,7,7',
        ],
      },
    },
  ],
  documents: [
    {
      title: 'Shared inbox: team guide',
      file: 'shared-inbox-team-guide',
      body: [
        'An inbox shared by everybody is owned by nobody. These are the agreements of teams who solved it.',
        '# Five agreements',
        '- A conversation has one owner, always visible',
        '- Handing over needs a sentence',
        '- The clock is the customer’s, not ours',
        '- Drafts may be read by everybody',
        '- Friday ends with the waiting list',
      ],
    },
  ],
  videos: [{ name: 'Shared inbox: one morning', file: 'shared-inbox-morning' }],
  scenarios: [
    '# 1. One thread',
    '1. Send a mail and a chat as the test customer.',
    '2. Both stand in one thread, owned by one agent.',
    '# 2. Routing',
    '1. Change the rule “Malay to Siti”, try it against last week: 31 conversations would move.',
  ],
  notes: 'Channels: test mailbox and web chat page.',
  state: { stage: 'live' },
  createdDaysAgo: 440,
  liveDaysAgo: 402,
})
