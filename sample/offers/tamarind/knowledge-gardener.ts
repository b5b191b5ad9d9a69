import { britishIsles, oceania, southAsia, southEastAsia } from '../../markets.ts'
import { sampleOffer } from '../../offer.ts'
import { tamarind } from '../../publishers.ts'

export const knowledgeGardener = sampleOffer(tamarind, {
  offerId: 'knowledge-gardener',
  alias: 'Knowledge gardener',
  name: 'Knowledge Gardener for support articles',
  summary: 'Keep knowledge articles true and short: reviews, gaps and duplicates found from real cases.',
  description: `
    <p>Knowledge Gardener tends the knowledge base of Dynamics 365 Customer Service. It shows support leaders which support articles are wrong, which are missing, and which nobody has needed since they were written.</p>
    <h3>It weeds</h3>
    <p>Articles that say the same are laid side by side with a proposal. Pictures of buttons that have moved are found by
    comparing dates with releases. Articles with three unhappy readers in a row are put on somebody’s list.</p>
    <h3>It plants</h3>
    <p>When agents answer the same question by hand, a draft is prepared from their best answers, for an author to finish. The
    author sees how many cases the article would have saved.</p>
    <h3>It reminds, gently</h3>
    <ul>
      <li>Each article has an owner and a date that fits its subject</li>
      <li>Reviews come in portions of ten minutes</li>
      <li>Readers’ comments are shown where they belong: beside the sentence</li>
    </ul>
    <p>Search improves by itself, since there is less to search. Two software makers closed a fifth of their cases without an
    agent after six months. Needs Customer Service Enterprise; drafts use a language model in your own subscription, and can
    be switched off. Ask us for a health report of your knowledge base, free of charge.</p>`,
  keywords: ['knowledge base', 'support articles', 'review'],
  worksWith: ['Dynamics 365 Customer Service'],
  category: 'customer-service/knowledge-and-case-management',
  secondCategory: 'productivity/search-and-reference',
  industries: [],
  products: ['customer-service'],
  version: '1.7.0.0',
  listingOption: 'contactMe',
  connections: ['singapore'],
  markets: [...southAsia, ...southEastAsia, ...oceania, ...britishIsles],
  regions: ['ind', 'apj', 'oce', 'gbr'],
  app: {
    name: 'Gardener',
    shell: 'light',
    nav: ['leaf:Garden', 'alert-triangle:Gaps', 'users:Owners', 'file-text:Reviews', 'chart-bar:Effect'],
    user: 'Meera Joseph',
  },
  screenshots: [
    {
      file: 'knowledge-base-garden',
      caption: 'The garden: articles by state, with what they save and what they cost',
      screen: {
        kind: 'board',
        title: 'Garden',
        note: '612 articles',
        actions: ['New article'],
        columns: [
          {
            title: 'Wilting',
            cards: [
              '!Reset your password | 9 unhappy readers | bad:Wrong button',
              '!Export to PDF | Picture of version 7 | warn:Old picture | @Ravi Menon',
              '!Tax settings, Kerala | Rate changed in April | bad:Wrong',
            ],
          },
          {
            title: 'Growing',
            cards: [
              '!Sign in with a work account | Draft from 41 cases | %60 | @Meera Joseph',
              '!Printer on two floors | Draft from 12 cases | %25 | @Ravi Menon',
            ],
          },
          {
            title: 'Twins',
            cards: [
              '!Cancel a booking – Undo a booking | 94 % alike | busy:Merge | @Anita Das',
              '!Import contacts (3 articles) | 81 % alike | busy:Merge | @Anita Das',
            ],
          },
          {
            title: 'Healthy',
            cards: [
              '!Change the language | 2,204 readers, 97 % helped | ok:Fresh',
              '!Invoices by mail | 1,310 readers, 95 % helped | ok:Fresh',
              '!Two-step sign-in | 980 readers, 93 % helped | ok:Fresh',
            ],
          },
        ],
      },
    },
    {
      file: 'support-article-review',
      caption: 'A review in ten minutes: the sentence, the comment, the proposal',
      screen: {
        kind: 'paper',
        title: 'Export to PDF',
        at: 'Reviews',
        note: '10 minutes · Ravi Menon',
        actions: ['Publish', 'Retire'],
        text: [
          'h Export a report as PDF',
          'p Open the report that you want to export.',
          'x Click the cogwheel at the bottom left and choose “Print to PDF”.',
          'n Press Share at the top right and choose PDF.',
          'm Large reports may take a minute. You can leave the page.',
          'p The file is sent to your mailbox.',
          'h If nothing arrives',
          'i Look in the folder Junk',
          'i Reports over 200 pages are sent as a link',
          'n Since version 8, exports are kept for seven days under Downloads.',
        ],
        beside: [
          'Readers say',
          '“There is no cogwheel” | 14 times | bad:Mended',
          '“How large is large?” | 5 times | warn:Answer',
          '“Link expired” | 3 times | ok:Added',
          'Cases after reading | 22 a month | warn:Falling',
          'Owner | Ravi Menon | ok:Since 2022',
        ],
      },
    },
  ],
  documents: [
    {
      title: 'A year in the knowledge garden',
      file: 'knowledge-base-garden-guide',
      body: [
        'Knowledge does not grow by writing. It grows by weeding.',
        '# Each week',
        '- Ten minutes per owner',
        '# Each month',
        '- The five gaps with the most cases',
        '# Each quarter',
        '1. Retire what nobody read.',
        '2. Merge twins.',
        '3. Thank the owners, with numbers.',
      ],
    },
  ],
  scenarios: [
    '# 1. Gap to article',
    '1. Open Gaps, first line, press Draft. A text with its cases opens.',
    '2. Publish. The gap closes.',
    '# 2. Twins',
    '1. Merge “Cancel a booking” with “Undo a booking”. The old address leads to the new one.',
  ],
  notes: 'The sample knowledge base holds 120 articles.',
  state: { stage: 'live' },
  createdDaysAgo: 170,
  liveDaysAgo: 133,
})
