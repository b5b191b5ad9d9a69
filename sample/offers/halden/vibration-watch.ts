import { westernEurope } from '../../markets.ts'
import { sampleOffer } from '../../offer.ts'
import { halden } from '../../publishers.ts'

export const vibrationWatch = sampleOffer(halden, {
  offerId: 'vibration-watch',
  alias: 'Vibration watch',
  name: 'Vibration Watch: predictive maintenance',
  summary: 'Hear bearings fail weeks ahead: predictive maintenance for pumps, fans and compressors.',
  description: `
    <p>Vibration Watch listens to rotating machines and tells maintenance engineers which bearing will fail, roughly when, and
    what to order. It brings predictive maintenance to plants that have forty pumps and no data scientist.</p>
    <h2>From a sensor to a work order in three steps</h2>
    <ol>
      <li><b>Clip on.</b> A wireless sensor learns the machine’s normal sound in two weeks</li>
      <li><b>Watch.</b> Envelope spectra, temperature and running hours give one health figure, with the reason beside it</li>
      <li><b>Act.</b> Below your threshold, a Field Service work order opens with the likely part already on it</li>
    </ol>
    <h2>Honest about what it knows</h2>
    <p>Each warning carries a confidence and the three spectra that caused it, so that an experienced ear can agree or
    overrule. What the engineer decides teaches the next warning. In 2023, 71 of 84 warnings in process manufacturing plants
    were confirmed at the strip-down.</p>
    <p>Sensors of four makers are supported; condition monitoring data may also come from your historian through Azure IoT Hub.
    The 45-day trial includes the loan of six sensors in the countries listed.</p>`,
  keywords: ['predictive maintenance', 'vibration', 'condition monitoring'],
  worksWith: ['Dynamics 365 Field Service', 'Azure IoT Hub', 'Power BI'],
  category: 'internet-of-things/predictive-maintenance/remote-monitoring',
  secondCategory: 'operations-and-supply-chain/asset-and-production-management',
  industries: ['manufacturing/process-manufacturing/discrete-manufacturing', 'energy'],
  products: ['field-service'],
  version: '3.4.2.0',
  listingOption: 'freeTrial',
  connections: ['crm'],
  markets: [...westernEurope, 'IS'],
  regions: ['eur', 'gbr'],
  license: 'resource',
  secureStore: true,
  app: {
    name: 'Vibration Watch',
    shell: 'topbar',
    nav: ['activity:Machines', 'bell:Warnings', 'cpu:Sensors', 'chart-bar:Analysis', 'settings:Set-up'],
    user: 'Einar Foss',
  },
  screenshots: [
    {
      file: 'vibration-machine-health',
      caption: 'Compressor K-301: health is falling, and the spectrum says why',
      screen: {
        kind: 'dashboard',
        title: 'Compressor K-301',
        note: 'Air station · running 18,204 h',
        actions: ['Open work order', 'Silence'],
        figures: [
          'Vibration | 6.8 mm/s | +2.1 | 3,3,3,4,4,5,6,7,8',
          'Bearing | 81 °C | +9 | 4,4,4,5,5,6,7,7,8',
          'Days to limit | 19 | ± 4 | 9,9,8,8,7,6,5,4,3',
          'Load | 74 % | steady | 6,6,7,6,6,7,6,6,7',
        ],
        charts: [
          {
            type: 'line',
            title: 'Vibration velocity, mm/s',
            wide: 2,
            labels: [
              '1 Apr',
              '6 Apr',
              '11 Apr',
              '16 Apr',
              '21 Apr',
              '26 Apr',
              '1 May',
              '6 May',
              '11 May',
              '16 May',
              '21 May',
            ],
            series: {
              'Drive end': [3.1, 3.2, 3.1, 3.4, 3.6, 3.9, 4.4, 5.0, 5.6, 6.1, 6.8],
              'Non-drive end': [2.6, 2.5, 2.7, 2.6, 2.6, 2.7, 2.8, 2.8, 2.9, 2.9, 3.0],
              Limit: [7.1, 7.1, 7.1, 7.1, 7.1, 7.1, 7.1, 7.1, 7.1, 7.1, 7.1],
            },
          },
          { type: 'gauge', title: 'Health', labels: ['38 %'], series: { Health: [38] } },
          {
            type: 'bars',
            title: 'Envelope spectrum, drive end',
            wide: 2,
            labels: ['1×', '2×', '3×', 'BPFI', '4×', '5×', 'BPFO', '6×', '7×', '2 BPFO', '8×', '9×'],
            series: { Amplitude: [22, 14, 9, 12, 8, 7, 68, 9, 6, 41, 5, 4] },
          },
          {
            type: 'list',
            title: 'What it says',
            rows: ['!Outer race, drive end | bad:87 %', '!Lubrication | warn:41 %', '!Misalignment | idle:6 %'],
          },
        ],
      },
    },
    {
      file: 'predictive-maintenance-plant',
      caption: 'The plant from above: each machine in the colour of its health',
      screen: {
        kind: 'floor',
        title: 'Hall 2',
        note: '38 machines · 2 warnings',
        actions: ['Edit plan'],
        rooms: [
          'Air station | 0 | 0 | 6 | 5 | bad',
          'Pump row A | 6 | 0 | 8 | 5 | ok',
          'Cooling | 14 | 0 | 5 | 5 | ok',
          'Switch room | 19 | 0 | 5 | 5 | idle',
          'Drying line | 0 | 5 | 10 | 5 | warn',
          'Mixing | 10 | 5 | 8 | 5 | ok',
          'Packing | 18 | 5 | 6 | 9 | ok',
          'Raw water | 0 | 10 | 7 | 4 | ok',
          'Pump row B | 7 | 10 | 11 | 4 | ok',
        ],
        dots: [
          '1.5 | 1.6 | ok',
          '3 | 3 | bad',
          '4.6 | 1.6 | ok',
          '7 | 1.5 | ok',
          '8.5 | 1.5 | ok',
          '10 | 1.5 | ok',
          '11.5 | 1.5 | ok',
          '13 | 1.5 | warn',
          '15.5 | 2 | ok',
          '17.5 | 2 | ok',
          '2 | 7.5 | ok',
          '4.5 | 7.5 | warn',
          '7 | 7.5 | ok',
          '12 | 7 | ok',
          '14.5 | 8.5 | ok',
          '20 | 8 | ok',
          '22 | 11 | ok',
          '2 | 12 | ok',
          '4.5 | 12 | ok',
          '9 | 12 | ok',
          '11 | 12 | ok',
          '13 | 12 | ok',
          '15 | 12 | ok',
        ],
        beside: [
          'Warnings',
          'Compressor K-301 | Outer race, 19 days | bad:Act',
          'Fan V-17 | Imbalance growing | warn:Watch',
          'Pump P-112 | Cavitation at low load | warn:Watch',
          'Agitator R-2 | Confirmed at strip-down | ok:Closed',
        ],
      },
    },
    {
      file: 'vibration-sensors-grid',
      caption: 'Sensors with battery, signal and the machine that they listen to',
      screen: {
        kind: 'grid',
        title: 'Sensors',
        at: 'Sensors',
        note: '114 sensors · 2 gateways',
        actions: ['Add sensor'],
        filters: ['Hall 2', 'All makers'],
        columns: ['Sensor:14', 'Machine:26', 'Position:16', 'Last 7 days:14', 'Battery:14', 'State:12'],
        rows: [
          '#VX-00412 | !Compressor K-301 | Drive end | ~3,4,4,5,6,7,8 | %64 | bad:Warning',
          '#VX-00413 | !Compressor K-301 | Non-drive end | ~3,3,3,3,4,3,3 | %66 | ok:Normal',
          '#VX-00431 | !Fan V-17 | Bearing 1 | ~4,4,5,5,5,6,6 | %81 | warn:Watch',
          '#VX-00432 | !Fan V-17 | Bearing 2 | ~4,4,4,4,4,4,5 | %80 | ok:Normal',
          '#VX-00377 | !Pump P-112 | Drive end | ~2,6,3,2,7,2,3 | %22 | warn:Battery',
          '#VX-00390 | !Pump P-113 | Drive end | ~3,3,3,3,3,3,3 | %91 | ok:Normal',
          '#VX-00391 | !Pump P-114 | Drive end | ~3,3,4,3,3,3,3 | %90 | ok:Normal',
          '#VX-00502 | !Agitator R-2 | Gearbox | ~7,7,8,2,2,2,2 | %73 | ok:Repaired',
          '#VX-00518 | !Decanter Z-1 | Main bearing | ~5,5,5,5,5,5,5 | %55 | busy:Learning',
        ],
      },
    },
  ],
  documents: [
    {
      title: 'White paper: predictive maintenance without a data scientist',
      file: 'predictive-maintenance-white-paper',
      body: [
        'Condition monitoring was long the business of specialists with a case full of cables. Cheap sensors changed the price; this paper is about what must change with it: the questions.',
        '# Which machines deserve a sensor',
        '- Those that stop others when they stop',
        '- Those whose part takes more than a week to come',
        '- Not those that are cheaper to replace than to watch',
        '# What a warning must contain',
        'Which part, how sure, how long, and why. A warning without a reason is an alarm clock.',
        '# Results',
        '84 warnings in 2023, 71 confirmed at the strip-down, 9 early, 4 wrong.',
      ],
    },
    {
      title: 'Sensor placement guide',
      file: 'vibration-sensor-placement',
      body: [
        'Two in five weak signals come from a sensor in the wrong place.',
        '# Rules',
        '- As near to the bearing as the guard allows',
        '- On metal, never on the guard',
        '- Radial first, axial second',
        '# Before you leave',
        '1. Tap the machine and watch the live view.',
        '2. Write the position on the plate.',
      ],
    },
  ],
  videos: [{ name: 'Predictive maintenance explained in 70 seconds', file: 'predictive-maintenance-explained' }],
  scenarios: [
    '# 1. Warning to work order',
    '1. Open Machines, K-301. Health is 38 %.',
    '2. Press Open work order. A Field Service work order with part 6316-C3 exists.',
    '# 2. Overrule',
    '1. Open Warnings, Fan V-17, choose “Not confirmed”, write a reason.',
    '2. The health figure rises, the reason stands in the history.',
  ],
  notes:
    'Two simulated gateways send data in the test tenant. Secure store holds the IoT Hub key; the data flow diagram is on page 2 of the scenario document.',
  state: { stage: 'live' },
  createdDaysAgo: 520,
  liveDaysAgo: 455,
})
