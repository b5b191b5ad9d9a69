import { sampleOffer } from '../../offer.ts'
import { tamarind } from '../../publishers.ts'

/** A draft with everything a checklist is for: one page for help and support, a restricted region, a key in capitals. */
export const docApproval = sampleOffer(tamarind, {
  offerId: 'doc-approval',
  alias: 'Document approval',
  name: 'Document Approval in three steps',
  summary: 'Approve documents in three steps, with versions, deputies and a seal that auditors recognise.',
  description: `
    <p>Document Approval brings drawings, policies and offers from draft to approved in three steps. It helps quality managers
    prove which version was valid on which day, without asking anyone.</p>
    <ul><li>One page for each document, with its versions</li><li>Deputies that know when they are needed</li><li>A seal on the
    first page that auditors recognise</li></ul>
    <p>Document management stays where it is, in SharePoint.</p>`,
  keywords: ['document approval', 'document management', 'versions'],
  worksWith: ['SharePoint', 'Power Automate'],
  category: 'productivity/document-management',
  industries: [],
  products: [],
  version: '0.4.0',
  listingOption: 'contactMe',
  markets: [],
  regions: ['ind', 'gcc'],
  app: {
    name: 'Doc Approval',
    shell: 'rail',
    nav: ['file-text:Documents', 'list-check:To approve', 'clock:History'],
    user: 'Suresh Pillai',
  },
  screenshots: [
    {
      file: 'document-approval-board',
      caption: 'Documents on their way',
      screen: {
        kind: 'board',
        title: 'To approve',
        at: 'To approve',
        columns: [
          {
            title: 'Draft',
            cards: ['!Policy 14, travel | Version 3 | @Meera Joseph', '!Drawing 2207 | Version 11 | @Ravi Menon'],
          },
          { title: 'Review', cards: ['!Offer template | Version 2 | warn:Deputy asked | @Anita Das'] },
          { title: 'Approval', cards: ['!Fire safety plan | Version 6 | busy:Two of three | @Suresh Pillai'] },
          {
            title: 'Approved',
            cards: ['!Policy 9, data | Version 5 | ok:Sealed', '!Drawing 2198 | Version 4 | ok:Sealed'],
          },
        ],
      },
    },
  ],
  documents: [
    {
      title: 'doc_approval_v2_FINAL.pdf',
      file: 'document-approval-leaflet',
      body: ['Three steps from draft to approved.', '- Write', '- Review', '- Approve'],
    },
  ],
  scenarios: ['# 1. Approve', '1. Open “Fire safety plan”, approve as third. The seal is printed.'],
  notes: '',
  mistakes: {
    'listing.helpUrl': 'https://support.tamarind.example/doc-approval/',
    'listing.supportContact.phone': 'call us',
    'listing.privacyPolicyUrl': '',
    'availability.hideKey': 'Preview-2024',
    'technical.packageUrl': '',
    'technical.applicationConfigurationUrl': 'https://config.tamarind.example/doc',
  },
  state: { stage: 'draft' },
  createdDaysAgo: 3,
})
