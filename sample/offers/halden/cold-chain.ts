import { nordics } from '../../markets.ts'
import { sampleOffer } from '../../offer.ts'
import { halden } from '../../publishers.ts'

export const coldChain = sampleOffer(halden, {
  offerId: 'cold-chain',
  alias: 'Cold chain monitor',
  name: 'Cold Chain Monitor for food and pharma',
  summary: 'Prove the temperature from dock to door with cold chain monitoring, alarms and audit reports.',
  description: `
    <p>Cold Chain Monitor records the temperature of cold rooms, lorries and boxes, warns the right person while the goods can
    still be saved, and writes the report that food and pharma auditors accept. Quality managers stop collecting loggers; they
    answer alarms.</p>
    <h2>Three things it does well</h2>
    <ul>
      <li><b>Alarms with judgement.</b> An open door during loading is not an emergency. Forty minutes of it is</li>
      <li><b>A story for each shipment.</b> Every hand-over, reading and decision on one page, signed</li>
      <li><b>Calibration kept.</b> Certificates of each sensor, with a reminder before they lapse</li>
    </ul>
    <h2>Fits where you work</h2>
    <p>Deviations become cases in Dynamics 365 Customer Service or work orders in Field Service, with the curve attached.
    Temperature monitoring continues on the gateway for ten days when the line is down. Validation documents for GDP and HACCP
    are part of the package.</p>
    <p>Sensors are sold by our hardware partners; a starter box with eight sensors can be lent for the evaluation.</p>`,
  keywords: ['cold chain', 'temperature monitoring', 'audit'],
  worksWith: ['Dynamics 365 Customer Service', 'Dynamics 365 Field Service'],
  category: 'internet-of-things/remote-monitoring/intelligent-supply-chain',
  secondCategory: 'compliance-and-legal/tax-and-audit',
  industries: ['healthcare/life-sciences', 'retail/customer-goods'],
  products: ['customer-service', 'field-service'],
  version: '1.0.0.0',
  listingOption: 'contactMe',
  connections: ['crm'],
  markets: [...nordics, 'DE', 'NL'],
  regions: ['eur'],
  license: 'resource',
  app: {
    name: 'Cold Chain',
    shell: 'sidebar',
    nav: ['gauge:Now', 'truck:Shipments', 'bell:Alarms', 'cpu:Sensors', 'file-text:Reports'],
    user: 'Liv Strand',
  },
  screenshots: [
    {
      file: 'cold-chain-now',
      caption: 'All cold rooms and lorries now, with the alarms that need a decision',
      screen: {
        kind: 'dashboard',
        title: 'Now',
        note: '64 places · 2 alarms',
        actions: ['Acknowledge'],
        figures: [
          'Inside limits | 98.4 % | +0.6 | 7,7,8,8,8,9',
          'Alarms today | 2 | −3 | 6,5,7,4,3,2',
          'Longest deviation | 38 min | cold room 4 | 2,3,2,6,4,3',
          'Sensors silent | 1 | dock 2 | 1,0,0,1,1,1',
        ],
        charts: [
          {
            type: 'line',
            title: 'Cold room 4, °C',
            wide: 2,
            labels: ['04:00', '05:00', '06:00', '07:00', '08:00', '09:00', '10:00', '11:00'],
            series: {
              Air: [3.1, 3.2, 3.0, 4.6, 7.4, 8.3, 5.1, 3.6],
              Product: [3.0, 3.0, 3.1, 3.3, 3.9, 4.4, 4.2, 3.9],
              Limit: [8, 8, 8, 8, 8, 8, 8, 8],
            },
          },
          {
            type: 'list',
            title: 'Alarms',
            rows: [
              '!Cold room 4 | Door open 38 min | bad:Decide',
              '!Lorry DN 48 712 | Return air rising | warn:Watch',
              '!Dock 2 | Sensor silent 25 min | idle:Check',
            ],
          },
          {
            type: 'heat',
            title: 'Minutes outside limits',
            wide: 3,
            labels: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
            series: {
              'Cold room 1': [0, 0, 2, 0, 0, 0, 0],
              'Cold room 4': [4, 6, 9, 3, 5, 0, 0],
              Lorries: [3, 2, 4, 2, 6, 1, 0],
              'Pharma boxes': [0, 0, 0, 1, 0, 0, 0],
            },
          },
        ],
      },
    },
    {
      file: 'cold-chain-shipment-route',
      caption: 'A shipment of vaccine on its way to Tromsø, with every reading and hand-over',
      screen: {
        kind: 'map',
        ground: 'coast',
        title: 'Shipment S-7731',
        at: 'Shipments',
        note: 'Vaccine · 2–8 °C',
        actions: ['Report', 'Share'],
        panel: 'Legs',
        routes: [
          'Bergen – Ålesund | Lorry · 4.1 °C | 5 | ok:Done',
          'Ålesund – Trondheim | Lorry · 4.4 °C | 4 | ok:Done',
          'Trondheim – Bodø | Rail · 5.9 °C | 6 | busy:On its way',
          'Bodø – Tromsø | Coaster | 4 | idle:Planned',
        ],
        callout: ['Now: Mosjøen', '5.9 °C · steady', 'Door closed since 06:12', 'Arrives Bodø 14:40'],
      },
    },
  ],
  documents: [
    {
      title: 'Cold chain monitoring: validation summary',
      file: 'cold-chain-validation-summary',
      body: [
        'This summary lists the documents delivered for qualification under GDP and HACCP.',
        '# Delivered',
        '- User requirements, with trace to tests',
        '- Installation and operational qualification protocols',
        '- Calibration procedure, three points',
        '- Audit trail description',
        '# Your part',
        'Performance qualification in your rooms and lorries; we lend the mapping loggers.',
      ],
    },
  ],
  scenarios: [
    '# 1. Alarm and decision',
    '1. Open Now. Cold room 4 has an alarm.',
    '2. Acknowledge with the decision “Goods released” and a reason.',
    '3. The report of the day holds the decision and the curve.',
    '# 2. Shipment',
    '1. Open shipment S-7731, press Report. A PDF with four legs is made.',
  ],
  notes: 'Simulated sensors run in the test tenant. Please use the preview key for the listing.',
  state: { stage: 'preview' },
  createdDaysAgo: 61,
})
