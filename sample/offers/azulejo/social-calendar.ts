import { world } from '../../markets.ts'
import { sampleOffer } from '../../offer.ts'
import { azulejo } from '../../publishers.ts'

export const socialCalendar = sampleOffer(azulejo, {
  offerId: 'social-calendar',
  alias: 'Social calendar',
  name: 'Social Media Calendar with approvals',
  summary: 'Plan, approve and publish social media posts from one calendar that the whole team can read.',
  description: `
    <h3>One calendar, five networks, no surprises</h3>
    <p>Social Media Calendar helps communication teams plan posts, get them approved and see what they brought. It is for the
    team that has been asked “who approved this?” once, and would rather not be asked again.</p>
    <p>Ideas start on a board and move to the calendar when they have a picture, a text and a date. The same post looks different
    on each network, and you see each of them before it leaves. Approvals go to the right person in Teams; a post about a
    product goes to the product manager, one about people goes to people.</p>
    <ul>
      <li><b>Content planning</b> by campaign, language and network</li>
      <li><b>Approvals</b> with deadline and deputy, and a record that lasts</li>
      <li><b>Conversations</b> that matter become cases or leads in Dynamics 365</li>
      <li><b>Results</b> by theme rather than by post, so that you learn what to make more of</li>
    </ul>
    <p>Public bodies use the archive to answer requests for information. Media teams use the embargo: nothing leaves before the
    minute, whatever happens.</p>
    <p>Free for one brand and two networks. Requires Power Apps; publishing uses the official interface of each network, and
    their limits apply.</p>`,
  keywords: ['social media', 'content planning', 'approvals'],
  worksWith: ['Power Apps', 'Microsoft Teams', 'Dynamics 365 Marketing'],
  category: 'marketing/social-media/campaign-management-and-automation',
  industries: ['media-and-communications/media-and-entertainment', 'government/civilian-government'],
  products: ['marketing', 'power-apps', 'power-automate'],
  version: '1.12.0.0',
  listingOption: 'getItNowFree',
  markets: world,
  regions: ['eur', 'nam', 'apj', 'oce'],
  app: {
    name: 'Social Calendar',
    shell: 'rail',
    nav: ['calendar:Calendar', 'list-check:Ideas', 'message:Conversations', 'photo:Media', 'chart-bar:Results'],
    user: 'Sofia Antunes',
  },
  screenshots: [
    {
      file: 'social-media-calendar-week',
      caption: 'The week across five networks: planned, waiting for approval, published',
      screen: {
        kind: 'calendar',
        title: 'Week 23',
        note: 'Museu do Mar',
        actions: ['New post'],
        days: ['Mon 3', 'Tue 4', 'Wed 5', 'Thu 6', 'Fri 7'],
        hours: [8, 19],
        events: [
          '0 | 8.5 | 9.5 | Good morning, tide | Photo | 2',
          '0 | 12 | 13 | Octopus of the week | Carousel of five | 0',
          '0 | 17 | 18 | Night visit: 12 places | Story | 1',
          '1 | 9 | 10 | Restoring a compass | Video 0:48 | 0',
          '1 | 15 | 16.2 | Job: conservator | Waiting for HR | 4',
          '2 | 8.5 | 9.5 | World Environment Day | Approved | 3',
          '2 | 11 | 12 | Guess the object | Poll | 0',
          '2 | 18 | 19 | Members’ evening | Story | 1',
          '3 | 10 | 11 | New audio guide | Waiting for director | 4',
          '3 | 13 | 14 | Octopus answers | Video 0:31 | 0',
          '4 | 9 | 10 | Weekend programme | Carousel | 2',
          '4 | 12.5 | 13.5 | Free on Sunday | Approved | 3',
          '4 | 16 | 17 | Thank you, volunteers | Photo | 0',
        ],
        beside: [
          'Waiting for approval',
          'Job: conservator | Human resources · today 14:00',
          'New audio guide | Director · Wednesday',
          'Sponsor thanks | Legal · Friday',
        ],
      },
    },
    {
      file: 'social-media-ideas-gallery',
      caption: 'The media shelf: pictures with rights, description and where they were used',
      screen: {
        kind: 'gallery',
        title: 'Media',
        at: 'Media',
        filters: ['Cleared', 'Portrait', 'Blue', 'Never used'],
        actions: ['Upload'],
        items: [
          'Tide pool at dawn | Photo · M. Reis | ok:Cleared | waves',
          'Brass compass, detail | Photo · restoration | ok:Cleared | wheel',
          'Octopus, sketch | Drawing · S. Antunes | ok:Cleared | coral',
          'Night visit 2023 | Photo · guests visible | warn:Ask guests | moon',
          'Poster for 5 June | Design | busy:Version 3 | leaf',
          'Lighthouse, aerial | Photo · agency | bad:Expires Friday | sun',
        ],
      },
    },
    {
      file: 'content-planning-results',
      caption: 'Which themes bring people, by network and by month',
      screen: {
        kind: 'dashboard',
        title: 'Results by theme',
        at: 'Results',
        note: 'Spring',
        figures: [
          'Reach | 184 k | +31 % | 4,4,5,6,7,8',
          'Conversations | 1,206 | +44 % | 3,4,5,5,7,8',
          'Visits from posts | 3,918 | +19 % | 4,5,5,6,6,7',
          'Approved in | 3 h 10 | −19 h | 9,8,6,4,3,2',
        ],
        charts: [
          {
            type: 'hbars',
            title: 'Conversations per thousand readers',
            labels: ['Octopus', 'Restoration', 'Volunteers', 'Programme', 'Jobs', 'Sponsors'],
            series: { Conversations: [41, 33, 24, 12, 9, 3] },
          },
          {
            type: 'stack',
            title: 'Visits to the site by network',
            wide: 2,
            labels: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun'],
            series: {
              Photos: [310, 342, 380, 420, 455, 470],
              Video: [120, 160, 220, 260, 330, 390],
              Text: [90, 95, 88, 102, 96, 110],
            },
          },
        ],
      },
    },
  ],
  documents: [
    {
      title: 'Content planning for small teams',
      file: 'social-media-content-planning',
      body: [
        'Three themes, two formats, one hour on Monday.',
        '# The hour',
        '1. Ten minutes: what worked, by theme.',
        '2. Twenty minutes: ideas to dates.',
        '3. Twenty minutes: who makes what.',
        '4. Ten minutes: what we will not do.',
        '# Approvals that do not hurt',
        '- Ask one person, with a deadline and a deputy',
        '- Show the post as it will look',
      ],
    },
  ],
  videos: [{ name: 'Social media planning in a museum', file: 'social-media-museum' }],
  scenarios: [
    '# 1. Plan and approve',
    '1. Move idea “Guess the object” to Wednesday 11:00.',
    '2. As approver, approve in the app. The post turns green.',
    '3. Publishing goes to the sandbox network; open its page from the post.',
  ],
  notes: 'A sandbox network stands for the real ones.',
  state: { stage: 'live' },
  createdDaysAgo: 130,
  liveDaysAgo: 96,
})
