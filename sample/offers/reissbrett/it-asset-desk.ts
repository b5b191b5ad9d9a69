import { germanSpeakingEurope } from '../../markets.ts'
import { sampleOffer } from '../../offer.ts'
import { reissbrett } from '../../publishers.ts'

export const itAssetDesk = sampleOffer(reissbrett, {
  offerId: 'it-asset-desk',
  alias: 'IT asset desk',
  name: 'IT Asset Desk: devices and licences',
  summary: 'Hand out, track and take back IT assets: devices, licences and keys in one register.',
  description: `
    <p>IT Asset Desk helps small IT departments know where their IT assets are, who signed for them and when warranties end. It is
    a register, a hand-over protocol and a shopping list.</p>
    <h3>Hand out</h3>
    <p>A new colleague starts on Monday: choose the role, and the desk reserves devices, licences and keys, prints the protocol
    and takes the signature.</p>
    <h3>Track</h3>
    <ul>
      <li>Labels with a code, scanned by phone</li>
      <li>Warranty, lease and insurance dates with reminders</li>
      <li>Licences counted against what is really assigned</li>
    </ul>
    <h3>Take back</h3>
    <p>On the last day there is a list instead of an archaeology. Data is wiped, the certificate filed, the device offered to the
    next person. Management tools of larger makers can be connected by file. Works with Power Apps; for existing customers
    Environment Watch now includes these functions.</p>`,
  keywords: ['IT assets', 'devices', 'licences'],
  worksWith: ['Power Apps'],
  category: 'it-and-management-tools/business-applications',
  industries: [],
  products: ['power-apps'],
  version: '2.0.0.0',
  listingOption: 'getItNowFree',
  markets: germanSpeakingEurope,
  regions: ['ger', 'che'],
  app: {
    name: 'Asset Desk',
    shell: 'sidebar',
    nav: ['device-laptop:Devices', 'key:Licences', 'users:People', 'calendar:Dates'],
    user: 'Udo Franke',
  },
  screenshots: [
    {
      file: 'it-assets-devices',
      caption: 'All devices with holder, age, warranty and state',
      screen: {
        kind: 'grid',
        title: 'Devices',
        note: '412 devices · 17 in store',
        actions: ['Hand out', 'Scan'],
        filters: ['Laptops', 'In use', 'Warranty < 90 days'],
        columns: ['Label:10', 'Device:24', 'Holder:20', 'Age:14', 'Warranty:14', 'State:14'],
        rows: [
          '#L-0388 | !Laptop 14 inch, 16 GB | @Mia Sommer | %20 | March 2027 | ok:In use',
          '#L-0291 | !Laptop 14 inch, 8 GB | @Klaus Pohl | %86 | July 2024 | warn:Replace',
          '#P-0114 | !Telephone, rugged | @Udo Franke | %45 | May 2026 | ok:In use',
          '#L-0402 | !Workstation, 64 GB | @Ravi Shankar | %10 | Jan 2028 | ok:In use',
          '#T-0077 | !Tablet 10 inch | Store | %52 | Oct 2025 | idle:In store',
          '#L-0277 | !Laptop 15 inch | @Lena Vogt | %92 | Expired | bad:Repair',
          '#M-0510 | !Monitor 27 inch | @Jens Otto | %38 | Feb 2026 | ok:In use',
          '#K-0031 | !Key B 2.14 | @Ida Novak | – | – | ok:Signed',
        ],
      },
    },
  ],
  documents: [
    {
      title: 'IT asset hand-over protocol',
      file: 'it-assets-hand-over-protocol',
      body: [
        'A template for the first and the last day.',
        '- Device, label, accessories',
        '- State in one sentence and one photograph',
        '- What is expected on return',
        '- Signatures',
      ],
    },
  ],
  scenarios: [
    '# 1. Hand out and take back',
    '1. Hand out T-0077 to Mia Sommer, sign.',
    '2. Take back. The wipe certificate is asked.',
  ],
  notes: 'Accounts desk@ and colleague@ in the secrets field. Labels can be scanned from the screen.',
  state: { stage: 'stopped' },
  createdDaysAgo: 810,
  liveDaysAgo: 770,
})
