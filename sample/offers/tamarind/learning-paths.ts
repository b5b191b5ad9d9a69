import { southAsia, southEastAsia } from '../../markets.ts'
import { sampleOffer } from '../../offer.ts'
import { tamarind } from '../../publishers.ts'

export const learningPaths = sampleOffer(tamarind, {
  offerId: 'learning-paths',
  alias: 'Learning paths',
  name: 'Learning Paths: onboarding with small wins',
  summary: 'Bring new colleagues up to speed with short lessons, small wins and gamification that is kind.',
  description: `
    <p>Learning Paths turns onboarding into ten minutes a day. New colleagues in service and sales learn with short lessons from
    real cases, practise on copies of real records, and collect small wins that their team can see.</p>
    <h3>Lessons from your own work</h3>
    <p>Mark a good answer or a well-kept record, and it becomes a lesson: context, question, the answer that was given. Nobody has
    to write a course.</p>
    <h3>Gamification that is kind</h3>
    <ul>
      <li>Goals for teams, never a ranking of people</li>
      <li>Streaks that forgive a sick day</li>
      <li>Badges that say what someone can do, and whom to ask</li>
    </ul>
    <h3>For leaders</h3>
    <p>See when a new colleague is ready for the next kind of case, rather than when the calendar says so. Time to the first
    solo case fell from 34 to 19 days in the teams that tried it.</p>
    <p>Lessons live in Dataverse beside Customer Service and Sales. Requires Power Apps for learners. Get it free for teams of up
    to ten learners.</p>`,
  keywords: ['onboarding', 'lessons', 'gamification'],
  worksWith: ['Power Apps', 'Dynamics 365 Customer Service'],
  category: 'productivity/gamification',
  secondCategory: 'human-resources/talent-management',
  industries: [],
  products: ['power-apps', 'customer-service', 'sales'],
  version: '1.1.0.0',
  listingOption: 'getItNowFree',
  connections: ['desk'],
  markets: [...southAsia, ...southEastAsia],
  regions: ['ind', 'apj'],
  app: {
    name: 'Learning Paths',
    shell: 'light',
    nav: ['school:Paths', 'book:Lessons', 'trophy:Wins', 'users:Team', 'chart-bar:Ready'],
    user: 'Divya Krishnan',
  },
  screenshots: [
    {
      file: 'onboarding-lessons-gallery',
      caption: 'Lessons made from real cases, ten minutes each',
      screen: {
        kind: 'gallery',
        title: 'Lessons',
        at: 'Lessons',
        filters: ['My path', 'Ten minutes', 'From real cases'],
        actions: ['Make a lesson'],
        items: [
          'The sofa with three legs | 8 min · complaints | ok:Done | house',
          'Saying no with a date | 6 min · tone | ok:Done | sun',
          'A refund in two currencies | 11 min · billing | busy:Half | coin',
          'Angry on a Monday | 9 min · tone | idle:Next | waves',
          'When two cases are one | 7 min · records | idle:Locked | leaf',
          'Handing over well | 5 min · teamwork | idle:Locked | gift',
        ],
        beside: [
          'Your path',
          'Day 12 of 30 | On the way',
          'Solo on refunds | 2 lessons left',
          'Streak | 9 days, 1 forgiven',
          'Team goal | 41 of 60 lessons',
        ],
      },
    },
    {
      file: 'onboarding-team-ready',
      caption: 'Who is ready for what, from practice rather than from the calendar',
      screen: {
        kind: 'grid',
        title: 'Ready',
        at: 'Ready',
        note: 'Team Kochi · 8 learners',
        columns: ['Learner:22', 'Day:8', 'Complaints:16', 'Refunds:16', 'Deliveries:16', 'Streak:12', 'Next:20'],
        rows: [
          '@Divya Krishnan | =12 | %80 | %55 | %70 | 9 days | busy:Solo on refunds',
          '@Ashwin Das | =12 | %65 | %40 | %90 | 4 days | ok:Solo on deliveries',
          '@Nimmy George | =21 | %95 | %90 | %92 | 18 days | ok:Ready',
          '@Haris Mohamed | =5 | %30 | %10 | %25 | 5 days | idle:Lessons',
          '@Preethi S. | =21 | %88 | %72 | %81 | 11 days | busy:Solo on refunds',
          '@Joel Thomas | =30 | %90 | %86 | %94 | 2 days | ok:Ready',
          '@Fathima R. | =5 | %42 | %22 | %35 | 5 days | idle:Lessons',
        ],
      },
    },
  ],
  documents: [
    {
      title: 'Onboarding with small wins: a guide',
      file: 'onboarding-guide',
      body: [
        'People learn when the question is theirs. Lessons from last week’s cases are.',
        '# Make a lesson',
        '1. Choose a case that taught you something.',
        '2. Hide names.',
        '3. Write the question; keep the answer that was given.',
        '# Be kind',
        '- No rankings',
        '- A forgiven day a week',
      ],
    },
  ],
  scenarios: [
    '# 1. Learn',
    '1. As learner, open “The sofa with three legs”, answer three questions.',
    '2. The badge of the team grows by one.',
    '# 2. Make',
    '1. As leader, mark a case as lesson. It is in the gallery, names hidden.',
  ],
  notes: 'Two accounts: learner and leader.',
  state: { stage: 'certification' },
  createdDaysAgo: 27,
})
