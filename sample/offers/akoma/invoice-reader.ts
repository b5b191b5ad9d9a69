import { subSaharanAfrica, westernEurope } from '../../markets.ts'
import { sampleOffer } from '../../offer.ts'
import { akoma } from '../../publishers.ts'

export const invoiceReader = sampleOffer(akoma, {
  offerId: 'invoice-reader',
  alias: 'Invoice reader',
  name: 'Invoice Reader: capture and approval',
  summary: 'Turn supplier invoices into approved bookings: invoice capture that shows how sure it is.',
  description: `
    <h2>Invoices that book themselves, nearly</h2>
    <p>Invoice Reader helps accounts payable teams take supplier invoices from PDF, paper or e-mail to an approved booking. Its invoice capture
    reads, compares with the order, asks the right person, and tells you how sure it is of each field.</p>
    <p>“Nearly” is the important word. Full automation sounds fine until the first wrong bank account. Here, anything below the
    confidence that you set goes to a person, with the place on the page marked.</p>
    <ul>
      <li>Header, lines and taxes in fourteen languages, handwriting included where it is legible</li>
      <li>Three-way matching with orders and receipts, with tolerances by supplier</li>
      <li>Approval in Teams or Outlook, with deputies and limits</li>
      <li>Duplicate and changed-bank-account alarms, which have paid for the product several times over</li>
    </ul>
    <h3>Where the reading happens</h3>
    <p>The artificial intelligence model runs in your own Azure subscription, so invoices stay with you; corrections train your
    copy only. Works with Power Apps and Power Automate, and hands bookings to Business Central, Finance or a file.</p>
    <p>Try it with 200 of your own invoices for 30 days. Afterwards it is charged by page, starting at 3 cents; model hosting is
    billed by your cloud provider.</p>`,
  keywords: ['invoice capture', 'accounts payable', 'approval'],
  worksWith: ['Power Apps', 'Business Central', 'Microsoft Teams'],
  category: 'ai-and-machine-learning/ai-for-business',
  secondCategory: 'finance/accounting',
  industries: ['distribution/wholesale'],
  products: ['power-apps', 'power-automate'],
  version: '1.15.2.0',
  listingOption: 'freeTrial',
  connections: ['pipeline'],
  markets: [...westernEurope, ...subSaharanAfrica],
  regions: ['eur', 'zaf', 'gbr'],
  secureStore: true,
  app: {
    name: 'Invoice Reader',
    shell: 'light',
    nav: ['inbox:Inbox', 'receipt:Invoices', 'users:Suppliers', 'shield:Alarms', 'chart-bar:Figures'],
    user: 'Grace Owusu',
  },
  screenshots: [
    {
      file: 'invoice-capture-check',
      caption: 'A read invoice: every field with its confidence and its place on the page',
      screen: {
        kind: 'paper',
        title: 'Invoice 20240518 · Volta Packaging',
        note: '2 fields to check',
        actions: ['Approve', 'Reject'],
        text: [
          'h Volta Packaging Ltd',
          'p Tema Industrial Area, plot 41 · TIN C0003149927',
          'i Invoice 20240518 · 18 May 2024 · due 17 June 2024',
          'p Order PO-7731, delivery note 5502',
          'm 2,400 × carton B12, 3.10 each · 7,440.00',
          'm 600 × divider B12, 0.85 each · 510.00',
          'p Net 7,950.00 · VAT 15 % 1,192.50',
          'n Total GHS 9,142.50',
          'x Pay to: Coastal Bank 0114 2290 (changed since April)',
        ],
        beside: [
          'Read from page 1',
          'Supplier | Volta Packaging | ok:99 %',
          'Invoice number | 20240518 | ok:98 %',
          'Total | GHS 9,142.50 | ok:99 %',
          'Order match | PO-7731, both lines | ok:Match',
          'Bank account | Differs from file | bad:Check',
          'Delivery date | 16 or 18 May | warn:71 %',
        ],
      },
    },
    {
      file: 'accounts-payable-inbox',
      caption: 'The inbox of the morning, sorted by what needs a person',
      screen: {
        kind: 'grid',
        title: 'Invoices',
        at: 'Invoices',
        note: '48 today · 39 passed through',
        actions: ['Approve 12', 'Upload'],
        figures: ['Passed through | 81 %', 'To check | 9', 'Alarms | 1', 'Mean time | 4 h 10'],
        columns: ['Supplier:24', 'Number:14', 'Total:14', 'Confidence:14', 'Match:14', 'With:18', 'State:14'],
        rows: [
          '!Volta Packaging | #20240518 | =9,142.50 | %71 | ok:Order | @Grace Owusu | bad:Bank changed',
          '!Kwame & Sons Haulage | #F-2281 | =3,480.00 | %96 | ok:Order | @Daniel Tetteh | busy:Approval',
          '!Accra Power | #88120345 | =21,907.16 | %99 | idle:Contract | @Grace Owusu | ok:Booked',
          '!Blue Sky Print | #1047 | =640.00 | %64 | warn:No order | @Esi Quaye | warn:To check',
          '!Ashanti Timber | #INV-559 | =14,220.00 | %97 | ok:Order | @Daniel Tetteh | ok:Booked',
          '!Nordmann Pumpen | #RE-30118 | =8,615.40 | %94 | ok:Order | @Esi Quaye | ok:Booked',
          '!Adom Cleaning | #24-05 | =1,200.00 | %98 | idle:Contract | @Grace Owusu | ok:Booked',
          '!Tema Steel | #00917 | =32,400.00 | %88 | warn:Price +4 % | @Daniel Tetteh | busy:Approval',
        ],
      },
    },
  ],
  documents: [
    {
      title: 'Invoice capture: product overview',
      file: 'invoice-capture-overview',
      body: [
        'What is read, what is compared, who is asked: the life of an invoice in five steps.',
        '1. Arrive: mailbox, scanner, upload or supplier portal.',
        '2. Read: fields, lines, taxes, with confidence.',
        '3. Compare: order, receipt, contract, earlier invoices.',
        '4. Ask: one person, with a deadline.',
        '5. Book: journal and payment proposal.',
        '# Confidence',
        'You set it per field. Bank accounts default to “always a person” when they change.',
      ],
    },
    {
      title: 'Security sheet',
      file: 'accounts-payable-security-sheet',
      body: [
        '# Where data is',
        '- Documents and fields in your Dataverse',
        '- The model in your Azure subscription',
        '# Who can see',
        '- Roles by supplier group and amount',
        '# Secure store',
        'Holds the key of the model endpoint and nothing else.',
      ],
    },
  ],
  scenarios: [
    '# 1. Read and approve',
    '1. Upload invoice “Volta” from the sample folder.',
    '2. Two fields are marked. Correct the date, reject the bank account.',
    '3. The invoice is with Grace Owusu, and the alarm is listed.',
    '# 2. Match',
    '1. Upload “Tema Steel”: price differs by 4 %, approval is asked.',
  ],
  notes: 'The model endpoint of the test tenant is set. Ten sample invoices are in the scenario document’s annex.',
  state: { stage: 'live' },
  createdDaysAgo: 205,
  liveDaysAgo: 160,
})
