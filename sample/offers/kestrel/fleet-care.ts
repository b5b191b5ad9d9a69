import { oceania, westernEurope } from '../../markets.ts'
import { sampleOffer } from '../../offer.ts'
import { kestrel } from '../../publishers.ts'

export const fleetCare = sampleOffer(kestrel, {
  offerId: 'fleet-care',
  alias: 'Fleet care',
  name: 'Fleet Care: vehicle maintenance and inspections',
  summary: 'Keep vans and trucks on the road with vehicle maintenance planned from telematics and checks.',
  description: `
    <p>Fleet Care is a vehicle maintenance record for transport and workshop managers who are tired of discovering an expired
    inspection at the roadside. It reads mileage and fault codes from the tracker in each vehicle, and books the workshop
    before the fault books the breakdown lorry.</p>
    <h2>One page for each vehicle</h2>
    <p>Walkaround checks, defects, services, tyres, inspections, recalls and costs stand on one timeline. Photographs from
    the driver’s phone land beside the defect that they show; the workshop closes it with parts and hours, and the transport
    manager signs it off. That is the file the examiner asks for.</p>
    <h2>What you get</h2>
    <ol>
      <li>A <b>daily walkaround</b> that takes four minutes and cannot be ticked from the canteen</li>
      <li>A <b>forward planner</b> of services and inspections for eighteen months</li>
      <li><b>Telematics</b> from eleven makers, and a plain import for the others</li>
      <li><b>Cost per mile</b> by vehicle, make, depot and driver</li>
    </ol>
    <p>A grocery distributor with 140 rigid trucks cut roadside defects by 63 % in a year. A council with 55 gritters
    found that three of them cost as much as the other fifty-two, and sold them.</p>
    <h2>Good to know</h2>
    <p>Fleet Care installs in Dynamics 365 Field Service and uses its work orders and bookings, so no second calendar is
    needed. Trackers are bought separately. Free for up to five vehicles, with no time limit.</p>`,
  keywords: ['vehicle maintenance', 'fleet', 'telematics'],
  worksWith: ['Dynamics 365 Field Service', 'Azure IoT Hub'],
  category: 'internet-of-things/vehicles-and-mobility/predictive-maintenance',
  secondCategory: 'operations-and-supply-chain/asset-and-production-management',
  industries: ['distribution/wholesale', 'hospitality-and-travel/travel-and-transportation'],
  products: ['field-service'],
  version: '2.8.0.3',
  listingOption: 'getItNowFree',
  connections: ['crm'],
  markets: [...westernEurope, ...oceania],
  regions: ['eur', 'gbr', 'oce'],
  license: 'resource',
  app: {
    name: 'Fleet Care',
    shell: 'sidebar',
    nav: [
      'home:Overview',
      'truck:Vehicles',
      'alert-triangle:Defects',
      'tool:Workshop',
      'calendar:Planner',
      'coin:Costs',
    ],
    user: 'Gareth Lowe',
  },
  screenshots: [
    {
      file: 'fleet-vehicles-list',
      caption: 'The whole fleet with mileage, next inspection, open defects and health',
      screen: {
        kind: 'grid',
        title: 'Vehicles',
        at: 'Vehicles',
        note: '48 vehicles · 3 off the road',
        actions: ['Add vehicle', 'Export'],
        filters: ['All depots', 'Rigid trucks', 'Inspection < 30 days', 'Open defects'],
        columns: ['Registration:12', 'Vehicle:20', 'Driver:17', 'Mileage:10', 'Health:16', 'Inspection:13', 'State:13'],
        rows: [
          '!YK71 FVO | 12 t rigid, tail lift | @Joan Frost | =184,210 | %91 | 12 Jun | ok:Ready',
          '!YJ22 HBA | Panel van, fridge | @Dave Hallam | =61,480 | %78 | 29 May | ok:Ready',
          '!YK70 LRD | 18 t rigid | @Mo Farrell | =240,977 | %44 | 21 May | warn:Brake wear',
          '!BT19 XKE | Panel van | @Beth Owen | =133,002 | %66 | 3 Jul | ok:Ready',
          '!YN23 DZU | Electric van | @Amira Khan | =22,815 | %96 | 18 Nov | busy:Charging',
          '!FX68 OUA | 7.5 t box | @Luke Barker | =201,334 | %31 | 16 May | bad:Off the road',
          '!YJ22 HCC | Panel van, fridge | @Piotr Zając | =58,120 | %83 | 2 Aug | ok:Ready',
          '!YK69 TTV | 12 t rigid | @Sam Whitaker | =215,640 | %58 | 27 May | warn:Tyre 3 mm',
          '!MX21 PLO | Dropside, crane | @Nell Hardy | =74,909 | %88 | 9 Sep | ok:Ready',
          '!YN23 DZV | Electric van | @Tariq Aziz | =19,377 | %97 | 18 Nov | ok:Ready',
        ],
      },
    },
    {
      file: 'vehicle-maintenance-record',
      caption: 'A defect from walkaround to sign-off, with parts, hours and photographs',
      screen: {
        kind: 'form',
        title: 'Defects',
        at: 'Defects',
        actions: ['Sign off', 'Book workshop'],
        record: 'DF-1184 · Brake wear, front axle',
        stages: ['Reported', 'Assessed', 'In workshop', 'Repaired', 'Signed off'],
        stage: 2,
        sections: [
          {
            title: 'Vehicle',
            fields: ['Registration | YK70 LRD', 'Make | 18 t rigid, 2020', 'Mileage | 240,977', 'Depot | Leeds'],
          },
          {
            title: 'Defect',
            fields: [
              'Found by | @Mo Farrell',
              'Found on | 14 May, 05:52',
              'Severity | warn:Fix within 7 days',
              'Source | Fault code C1A40',
            ],
          },
          {
            title: 'Repair',
            fields: [
              'Workshop | Leeds, bay 2',
              'Planned | 17 May, 13:00',
              'Parts | 2 × pad set 4408',
              'Estimate | £412.60',
            ],
          },
        ],
        beside: [
          'Timeline',
          'Workshop booked | Bay 2, three hours | 14 May 09:10',
          'Assessed by Nell Hardy | Drive until Friday | 14 May 08:31',
          'Photo added | Pad left 3.1 mm | 14 May 05:54',
          'Defect reported | Walkaround check | 14 May 05:52',
          'Sensor warning | Wear above curve | 13 May 17:20',
        ],
      },
    },
    {
      file: 'fleet-cost-per-mile',
      caption: 'Cost per mile by depot and make, with the vehicles that deserve a decision',
      screen: {
        kind: 'dashboard',
        title: 'Costs',
        at: 'Costs',
        note: 'January – April',
        actions: ['Share'],
        figures: [
          'Cost a mile | £0.83 | −6 % | 9,9,8,8,8,7,7,7',
          'Roadside defects | 7 | −12 | 9,8,6,5,4,4,3,2',
          'Days off the road | 41 | −18 | 8,8,7,6,6,5,5,4',
        ],
        charts: [
          {
            type: 'stack',
            title: 'Spending by month, £ thousand',
            wide: 2,
            labels: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug'],
            series: {
              Service: [14, 12, 15, 13, 12, 11, 13, 12],
              Repair: [22, 19, 17, 15, 14, 13, 12, 12],
              Tyres: [6, 8, 5, 7, 6, 6, 5, 7],
            },
          },
          { type: 'gauge', title: 'Inspections passed first time', labels: ['94 %'], series: { Passed: [94] } },
          {
            type: 'hbars',
            title: 'Dearest vehicles, £ a mile',
            labels: ['FX68 OUA', 'YK70 LRD', 'YK69 TTV', 'BT19 XKE', 'YK71 FVO'],
            series: { Cost: [2.41, 1.72, 1.38, 0.96, 0.91] },
          },
          {
            type: 'heat',
            title: 'Defects by weekday and hour',
            wide: 2,
            labels: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
            series: {
              '05–07': [9, 6, 5, 5, 7, 2],
              '07–10': [3, 2, 2, 1, 3, 1],
              '10–14': [2, 2, 3, 2, 2, 1],
              '14–18': [4, 3, 3, 4, 6, 2],
            },
          },
        ],
      },
    },
  ],
  documents: [
    {
      title: 'Fleet Care product sheet',
      file: 'fleet-care-product-sheet',
      body: [
        'Fleet Care keeps the maintenance file of each vehicle complete without anybody keeping it.',
        '# In the box',
        '- Walkaround checks for vans, rigid trucks, trailers, gritters and minibuses',
        '- Defect handling with severity, deadline and sign-off',
        '- Planner for services, inspections, calibrations and recalls',
        '- Telematics from eleven makers, or by file',
        '# Editions',
        'Up to five vehicles are free. Larger fleets pay by vehicle and month; the workshop module is included.',
      ],
    },
  ],
  scenarios: [
    '# 1. Walkaround check finds a defect',
    '1. As driver, open the check of vehicle YK70 LRD and report “Brake wear” with a photo.',
    '2. As transport manager, open Defects: DF appears with severity and deadline.',
    '3. Book workshop bay 2. The booking is visible in the Field Service schedule board.',
    '# 2. Telematics raises a warning',
    '1. In Settings, press Send sample signal for vehicle FX68 OUA.',
    '2. A warning appears on the timeline of the vehicle and in the Overview within a minute.',
  ],
  notes:
    'No hardware is needed: the sample signal in Settings stands for a tracker. Accounts are in the secrets field.',
  state: { stage: 'live' },
  createdDaysAgo: 350,
  liveDaysAgo: 301,
})
