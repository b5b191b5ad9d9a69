import { westernEurope } from '../../markets.ts'
import { sampleOffer } from '../../offer.ts'
import { cordee } from '../../publishers.ts'

export const boardPapers = sampleOffer(cordee, {
  offerId: 'board-papers',
  alias: 'Board papers',
  name: 'Board Papers: minutes and resolutions',
  summary: 'Prepare board papers, minutes and resolutions in a room that only the board can enter.',
  description: `
    <p>Board Papers helps company secretaries prepare meetings of the board: the agenda, the papers, the votes and the minutes,
    in a room that only the board can enter.</p>
    <h2>What directors notice</h2>
    <ul>
      <li>One file for each meeting, on the tablet, readable on a plane</li>
      <li>Private notes that nobody else can see, deleted when you say so</li>
      <li>Circular <b>resolutions</b> signed in the evening and filed by themselves</li>
    </ul>
    <h2>What secretaries notice</h2>
    <p>Late papers replace early ones without another e-mail. <em>Minutes</em> start from the agenda, with attendance and
    conflicts of interest in place. Decisions become tasks with an owner, and the next board pack opens with what was done.</p>
    <h2>What lawyers ask</h2>
    <p>Access is limited to members of the board and ends with the mandate. Every opening is logged. The legal register of
    decisions is kept for Swiss, French, Belgian and Luxembourg law. Requires Power Apps; signatures use your provider.</p>`,
  keywords: ['board papers', 'minutes', 'resolutions'],
  worksWith: ['Power Apps', 'SharePoint'],
  category: 'compliance-and-legal/legal',
  secondCategory: 'collaboration/meeting-management',
  industries: ['financial-services/banking', 'professional-services/legal'],
  products: ['power-apps'],
  version: '1.1.0.0',
  listingOption: 'contactMe',
  connections: ['mandats'],
  markets: westernEurope,
  regions: ['che', 'eur'],
  app: {
    name: 'Board Papers',
    shell: 'rail',
    nav: ['calendar:Meetings', 'file-text:Papers', 'scale:Resolutions', 'users:Board', 'lock:Access'],
    user: 'Isabelle Wyss',
  },
  screenshots: [
    {
      file: 'board-minutes',
      caption: 'Minutes grow from the agenda while the meeting runs',
      screen: {
        kind: 'paper',
        title: 'Board of directors, 23 May',
        note: 'Geneva · 9 of 10 present',
        actions: ['Close minutes'],
        text: [
          'h 4. Acquisition of the Delémont site',
          'p The chair presents the report of the audit committee. Ms Wyss leaves the room (conflict of interest).',
          'p Directors ask about soil reports and the lease of hall C.',
          'm Resolved, eight votes for and one abstention: the offer of CHF 6.4 million is approved, subject to the soil report.',
          'n Task: soil report before 20 June – Mr Keller',
          'h 5. Appointment of the auditor',
          'm Resolved unanimously: proposal to the general meeting.',
          'i Fees for 2024: CHF 118,000',
          'i Rotation of the lead partner in 2026',
        ],
        beside: [
          'Agenda',
          '1. Opening, quorum | ok:Done',
          '2. Minutes of 14 March | ok:Approved',
          '3. Report of the management | ok:Noted',
          '4. Delémont site | busy:Minutes',
          '5. Auditor | busy:Minutes',
          '6. Any other business | idle:Open',
        ],
      },
    },
    {
      file: 'board-resolutions-list',
      caption: 'Circular resolutions with votes, deadlines and signatures',
      screen: {
        kind: 'grid',
        title: 'Resolutions',
        at: 'Resolutions',
        note: '4 open',
        actions: ['New resolution'],
        columns: ['Number:12', 'Subject:34', 'Proposed by:20', 'Votes:16', 'Until:12', 'State:14'],
        rows: [
          '#R-24-018 | !Power of attorney, Annecy | @Isabelle Wyss | %70 | 28 May | busy:Voting',
          '#R-24-017 | !Credit line extension | @Peter Keller | %90 | 24 May | busy:Voting',
          '#R-24-016 | !Change of registered office | @Isabelle Wyss | %100 | 12 May | ok:Passed',
          '#R-24-015 | !Donation, Fondation Léman | @Claire Dubois | %60 | 8 May | bad:Lapsed',
          '#R-24-014 | !Appointment, Ghent | @Peter Keller | %100 | 2 May | ok:Passed',
          '#R-24-013 | !Insurance programme | @Anton Frei | %100 | 19 April | ok:Passed',
        ],
      },
    },
  ],
  documents: [
    {
      title: 'Board Papers overview',
      file: 'board-papers-overview',
      body: [
        'A board pack is a promise that everybody has read the same thing.',
        '# In the room',
        '- Agenda, papers, minutes, resolutions, register',
        '# Security',
        '- Access per mandate',
        '- Logged reading',
        '- Private notes encrypted for their author',
      ],
    },
  ],
  scenarios: [
    '# 1. Meeting',
    '1. Create a meeting with two papers. Invite two directors.',
    '2. Close minutes. Both are asked to approve.',
  ],
  notes: 'Accounts secretary@, director1@ and director2@ in the secrets field.',
  state: {
    stage: 'attentionNeeded',
    findings: [
      {
        policyId: 'CP-107',
        pageKey: 'listing',
        fieldKey: 'listing.screenshots',
        message:
          'Two screenshots are not enough to show what directors see. The description promises reading on a tablet and private notes; neither is shown.',
        evidence: 'Compared the list “What directors notice” with both screenshots on 12 March.',
        suggestedFix: 'Add a screenshot of the reading view on a tablet and one of private notes.',
      },
      {
        policyId: 'CP-109',
        pageKey: 'properties',
        fieldKey: 'terms.url',
        message:
          'The terms describe a price per meeting, the description says nothing about fees. A customer must not learn of a fee from the terms.',
        evidence: 'Terms, section 4.2: “CHF 90 for each meeting”.',
        suggestedFix: 'State in the description that the service is charged per meeting after the evaluation.',
      },
      {
        policyId: 'CP-118',
        pageKey: 'supplemental',
        fieldKey: 'supplemental.keyUsageScenario',
        message:
          'Signing a circular resolution could not be tested: the signature provider asks for a Swiss telephone number.',
        evidence: 'Step “sign” stops with “SMS code to +41…”, account director1@.',
        suggestedFix:
          'Provide an account of the provider’s sandbox, or a test number, and describe the step in the scenario document.',
      },
      {
        policyId: 'CP-104',
        pageKey: 'listing',
        fieldKey: 'listing.summary',
        message: 'The summary says where but not for whom. “For company secretaries” would make it clear.',
        evidence: 'Summary as submitted.',
        suggestedFix: 'For example: “Board papers, minutes and resolutions for company secretaries, in a closed room.”',
      },
    ],
  },
  createdDaysAgo: 74,
})
