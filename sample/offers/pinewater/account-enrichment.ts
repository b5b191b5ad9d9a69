import { northAmerica } from '../../markets.ts'
import { sampleOffer } from '../../offer.ts'
import { pinewater } from '../../publishers.ts'

export const accountEnrichment = sampleOffer(pinewater, {
  offerId: 'account-enrichment',
  alias: 'Account enrichment',
  name: 'Account Enrichment from public registers',
  summary: 'Keep account data fresh: enrichment from public registers, with the source beside each value.',
  description: `
    <p>Account Enrichment fills and refreshes the account data of your CRM from public company registers, permits and notices. It
    helps sales operations teams stop paying for lists that were wrong last spring.</p>
    <h2>What it adds</h2>
    <ul>
      <li>Legal name, form, address, status and officers</li>
      <li>Plants, permits and vehicles, where registers publish them</li>
      <li>Changes: moved, merged, sold, closed</li>
    </ul>
    <h2>How it behaves</h2>
    <p>Nothing is overwritten in silence. Each value has a source and a date; your people accept, refuse, or set a rule. Duplicates
    are proposed in pairs with the reason. Enrichment runs at night and costs the same whether you have a hundred accounts or
    a hundred thousand.</p>
    <p>Covers registers of the United States, Canada and Mexico. Works with Dynamics 365 Sales. No personal data is bought or
    inferred.</p>`,
  keywords: ['account data', 'enrichment', 'duplicates'],
  worksWith: ['Dynamics 365 Sales'],
  category: 'sales/business-data-enrichment/crm',
  industries: [],
  products: ['sales'],
  version: '1.0.0.1',
  listingOption: 'getItNowFree',
  connections: ['crm'],
  markets: northAmerica,
  regions: ['nam', 'can'],
  app: {
    name: 'Enrichment',
    shell: 'rail',
    nav: ['database:Accounts', 'users:Duplicates', 'bell:Changes', 'settings:Rules'],
    user: 'Curtis Hale',
  },
  screenshots: [
    {
      file: 'account-data-changes',
      caption: 'Changes found last night, with source, date and a decision',
      screen: {
        kind: 'grid',
        title: 'Changes',
        at: 'Changes',
        note: '31 found last night',
        actions: ['Accept selected', 'Rules'],
        columns: ['Account:24', 'Field:14', 'Before:20', 'After:22', 'Source:18', 'State:14'],
        rows: [
          '!Badger Conveyor | Address | Wausau, 3rd St | Wausau, Industrial Dr | State register | warn:Decide',
          '!Harbor Cold Storage | Status | Active | Merged | State register | bad:Decide',
          '!Red River Sugar | Officer | J. Tweed | M. Halvorson | Annual report | ok:Accepted',
          '!Superior Paper | Permit | – | Air permit 2031 | Agency notice | ok:Accepted',
          '!Chippewa Handling | Employees | 40–60 | 60–80 | Filing | ok:By rule',
          '!Northwoods Sawmill | Legal name | Northwoods Inc. | Northwoods LLC | State register | ok:Accepted',
          '!Thunder Bay Grain | Address | Terminal 4 | Terminal 7 | Registry Ontario | warn:Decide',
          '!Malone & Daughters | Status | Active | Dissolved? | Notice | busy:Checking',
        ],
      },
    },
    {
      file: 'duplicate-accounts-pairs',
      caption: 'Two records that are probably one company, side by side',
      screen: {
        kind: 'form',
        title: 'Duplicates',
        at: 'Duplicates',
        actions: ['Merge', 'Not the same'],
        record: 'Ferraro Supply – Ferraro Supply Co., Inc.',
        sections: [
          {
            title: 'Record A',
            fields: ['Name | Ferraro Supply', 'Town | Racine, WI', 'Phone | Same', 'Last activity | April 2'],
          },
          {
            title: 'Record B',
            fields: ['Name | Ferraro Supply Co., Inc.', 'Town | Racine, WI', 'Phone | Same', 'Last activity | 2019'],
          },
          {
            title: 'Reason',
            fields: ['Register number | ok:Same', 'Address | ok:Same building', 'Name | busy:91 % alike', 'Sure | %96'],
          },
        ],
        beside: [
          'After merging',
          'Contacts | 4 kept | ok:Kept',
          'Opportunities | 3 kept | ok:Kept',
          'Owner | Curtis Hale | warn:Choose',
          'Name | Legal name | ok:Register',
        ],
      },
    },
  ],
  documents: [
    {
      title: 'Account data: sources and coverage',
      file: 'account-enrichment-coverage',
      body: [
        'Which register says what, how often, and with which delay.',
        '# United States',
        '- 47 state registers, weekly',
        '# Canada',
        '- Federal and eight provinces, daily',
        '# Mexico',
        '- Federal register, monthly',
      ],
    },
  ],
  scenarios: [
    '# 1. Enrich',
    '1. Run enrichment for the sample accounts. Eight changes are found.',
    '2. Accept one, refuse one. Both stand in the history.',
  ],
  notes: 'Registers are answered from a recording in the test tenant.',
  state: {
    stage: 'attentionNeeded',
    findings: [
      {
        policyId: 'CP-111',
        pageKey: 'listing',
        fieldKey: 'listing.privacyPolicyUrl',
        message:
          'The app stores names of company officers. They are personal data in the listed markets, but the privacy policy does not mention them, their source, or how long they are kept.',
        evidence:
          'Test record “Red River Sugar” shows “M. Halvorson” in field Officer; privacy policy of 3 February has no matching section.',
        suggestedFix:
          'Describe officers’ names, their sources and retention in the privacy policy, or leave the field out.',
      },
      {
        policyId: 'CP-105',
        pageKey: 'listing',
        fieldKey: 'listing.description',
        message:
          'The description says “No personal data is bought or inferred”. Together with the finding above this misleads.',
        evidence: 'Last paragraph of the description.',
        suggestedFix: 'Say which public personal data is shown, for instance the names of officers.',
      },
      {
        policyId: 'CP-401',
        pageKey: 'technical',
        fieldKey: 'technical.packageUrl',
        message: 'The solution could not be removed: deletion stops at a workflow that is still active.',
        evidence:
          'Uninstall in a clean environment, “Enrichment nightly run” is referenced by an active process. Log 2231, line 88.',
        suggestedFix: 'Deactivate the process in the uninstall step of the package.',
      },
    ],
  },
  createdDaysAgo: 57,
})
