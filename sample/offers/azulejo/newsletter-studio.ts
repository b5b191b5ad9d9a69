import { westernEurope } from '../../markets.ts'
import { sampleOffer } from '../../offer.ts'
import { azulejo } from '../../publishers.ts'

export const newsletterStudio = sampleOffer(azulejo, {
  offerId: 'newsletter-studio',
  alias: 'Newsletter studio',
  name: 'Newsletter Studio: e-mail marketing for few',
  summary: 'Send newsletters people finish reading: e-mail marketing built on the contacts you already have.',
  description: `
    <p>Newsletter Studio is e-mail marketing for teams who write to hundreds or thousands rather than millions, and who want to
    be read. Contacts, segments and consent come from Dynamics 365 Marketing or Sales, so no list is exported, ever.</p>
    <h3>Write first</h3>
    <p>The editor looks like a page, because that is what readers see. Blocks keep their shape on every phone; a second language
    is a tab, not a copy. Your colours and type are set once by whoever cares most.</p>
    <h3>Send to those who care</h3>
    <ol>
      <li>Segments built in sentences: <em>customers in Braga who have not bought since spring</em></li>
      <li>Consent checked for each address at the moment of sending</li>
      <li>Two subject lines tried on a tenth, the better one for the rest</li>
    </ol>
    <h3>Learn something</h3>
    <p>Opens are a guess these days, and the app says so. It shows what readers clicked, how far they scrolled, and what happened
    in the CRM during the following month. Sales people see it beside the contact, in one quiet line.</p>
    <p>The trial allows 2,000 messages with your own sender domain. Sending domains need three DNS records; a guide for nineteen
    providers is included.</p>`,
  keywords: ['newsletter', 'e-mail marketing', 'segments'],
  worksWith: ['Dynamics 365 Marketing', 'Dynamics 365 Sales'],
  category: 'marketing/email-marketing/campaign-management-and-automation',
  industries: ['retail/retail', 'media-and-communications/media-and-entertainment'],
  products: ['marketing', 'sales'],
  version: '2.9.4.0',
  listingOption: 'freeTrial',
  connections: ['hub'],
  markets: [...westernEurope, 'BR', 'PL', 'CZ'],
  regions: ['eur', 'gbr', 'fra'],
  app: {
    name: 'Newsletter',
    shell: 'light',
    nav: ['mail:Issues', 'users:Segments', 'photo:Library', 'chart-bar:Readers', 'settings:Senders'],
    user: 'Marco Pires',
  },
  screenshots: [
    {
      file: 'newsletter-editor',
      caption: 'Issue 41 in the editor, with the notes of a colleague beside it',
      screen: {
        kind: 'paper',
        title: 'Issue 41 · The rain edition',
        note: 'Portuguese · English',
        actions: ['Send', 'Preview'],
        text: [
          'h What we learned from a wet spring',
          'p Dear {first name}, it rained for nineteen days, and the shop was never fuller. Here is what you looked for, what we ran out of, and what comes back on Friday.',
          'm Three raincoats that are not yellow',
          'p Our tailor in Guimarães has shortened the sleeve and lengthened the back. You asked; she sighed; it is better.',
          'i The short one, for cyclists',
          'i The long one, for dog people',
          'i The one that folds into its own pocket',
          'n Button: Reserve one until Friday',
          'p With dry regards, Marco',
        ],
        beside: [
          'Before sending',
          'Segment: reads in rain | 1,842 people | ok:Consent',
          'Two subject lines | A tenth each | busy:Testing',
          'Link to raincoats | Answers in 0.4 s | ok:Works',
          'Picture 2 | No description | warn:Add one',
          'Sender domain | SPF, DKIM, DMARC | ok:Verified',
        ],
      },
    },
    {
      file: 'email-marketing-readers',
      caption: 'What readers did: clicks, reading depth and what followed in the CRM',
      screen: {
        kind: 'dashboard',
        title: 'Readers',
        at: 'Readers',
        note: 'Issues 36 – 41',
        figures: [
          'Delivered | 98.9 % | +0.7 | 7,7,8,8,8,9',
          'Clicked | 11.4 % | +3.1 pts | 4,5,5,6,7,8',
          'Read to the end | 46 % | +9 pts | 4,4,5,6,6,7',
          'Sales after | €18,420 | +26 % | 3,4,4,5,7,7',
        ],
        charts: [
          {
            type: 'bars',
            title: 'Clicks by issue',
            wide: 2,
            labels: ['36', '37', '38', '39', '40', '41'],
            series: { Clicked: [121, 138, 142, 160, 188, 211], Reserved: [18, 22, 20, 31, 38, 47] },
          },
          {
            type: 'donut',
            title: 'Where they read',
            labels: ['Phone', 'Computer', 'Tablet'],
            series: { Readers: [63, 29, 8] },
          },
          {
            type: 'line',
            title: 'Readers in the 24 hours after sending',
            wide: 3,
            labels: ['0 h', '2 h', '4 h', '6 h', '8 h', '10 h', '12 h', '16 h', '20 h', '24 h'],
            series: {
              'Issue 41': [0, 310, 480, 560, 604, 640, 702, 790, 866, 911],
              'Issue 40': [0, 280, 420, 498, 541, 566, 610, 684, 742, 780],
            },
          },
        ],
      },
    },
    {
      file: 'newsletter-segments-flow',
      caption: 'A welcome series drawn as it runs, with numbers at each step',
      screen: {
        kind: 'flow',
        title: 'Welcome series',
        at: 'Segments',
        actions: ['Pause'],
        nodes: [
          'a | 0 | 1 | user | Subscribes | 214 this month | ok',
          'b | 1 | 1 | mail | Hello | 98 % delivered | ok',
          'c | 2 | 1 | clock | Three days | 61 waiting | busy',
          'd | 3 | 0 | mail | The workshop | for those who clicked | ok',
          'e | 3 | 2 | mail | A small question | for the others | ok',
          'f | 4 | 0 | ticket | Invitation | 38 came | ok',
          'g | 4 | 2 | heart | Prefers less | 19 monthly | idle',
        ],
        links: ['a > b | at once', 'b > c', 'c > d | clicked', 'c > e | did not', 'd > f', 'e > g | answered'],
      },
    },
  ],
  documents: [
    {
      title: 'Newsletter guide: being read',
      file: 'newsletter-guide',
      body: [
        'People do not hate newsletters. They hate being talked at.',
        '# Before you write',
        '- One reader in mind, with a name',
        '- One thing that they can do at the end',
        '# Subject lines',
        '1. Say what is inside.',
        '2. Under forty characters.',
        '3. No tricks: they work once.',
        '# Leaving',
        'Make it easy. Those who stay are worth more when the door is open.',
      ],
    },
    {
      title: 'DNS records for senders',
      file: 'e-mail-marketing-dns-guide',
      body: [
        'Three records make your newsletter yours.',
        '- SPF: which servers may send for you',
        '- DKIM: a signature on each message',
        '- DMARC: what receivers do with the rest',
        '# Check',
        'The page Senders turns green within an hour of the change.',
      ],
    },
  ],
  scenarios: [
    '# 1. Send an issue',
    '1. Open “Issue test”, choose segment “Reviewers” (two addresses of the test mailbox).',
    '2. Send. Both messages arrive; consent of one is withdrawn on purpose and it is skipped.',
  ],
  notes: 'The test tenant sends only to the two mailboxes in the secrets field.',
  state: { stage: 'live' },
  createdDaysAgo: 280,
  liveDaysAgo: 238,
})
