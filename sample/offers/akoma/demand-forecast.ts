import { subSaharanAfrica, westernEurope } from '../../markets.ts'
import { sampleOffer } from '../../offer.ts'
import { akoma } from '../../publishers.ts'

export const demandForecast = sampleOffer(akoma, {
  offerId: 'demand-forecast',
  alias: 'Demand forecast',
  name: 'Demand Forecast for retail buyers',
  summary: 'Order the right quantity: a demand forecast for every product and shop, with its error shown.',
  description: `
    <p>Demand Forecast tells retail buyers how much of each product each shop will sell in the next thirteen weeks, how sure it
    is, and why. It turns the machine learning that large chains keep to themselves into something a buyer can argue with.</p>
    <h2>Explained, not guessed</h2>
    <p>Every figure opens into its parts: season, trend, price, promotion, weather, pay day, a rival’s opening. If a buyer knows
    better, she says so and for how long; the model remembers who was right.</p>
    <h2>What you can expect</h2>
    <ul>
      <li><b>Forecast error</b> 20 to 35 % lower than a moving average in fresh food, 15 to 25 % in fashion basics</li>
      <li><b>Waste and markdown</b> down by a fifth in the first year in the nine chains we measured</li>
      <li><b>Replenishment proposals</b> at six in the morning, in cases and not in 3.7 pieces</li>
    </ul>
    <h2>What it needs</h2>
    <p>Two years of sales by day, a product list and a calendar of promotions, loaded into Dataverse by file or by flow. The model
    is trained in your own subscription; we never see your data. The trial covers 500 products in five shops for 60 days. No
    data scientist is required, though they tend to enjoy it.</p>`,
  keywords: ['demand forecast', 'replenishment', 'machine learning'],
  worksWith: ['Power Apps', 'Power BI', 'Azure Machine Learning'],
  category: 'ai-and-machine-learning/ai-for-business',
  secondCategory: 'operations-and-supply-chain/demand-forecasting/planning-purchasing-and-reporting',
  industries: ['retail/retail/customer-goods'],
  products: ['power-apps', 'power-automate'],
  version: '3.5.0.0',
  listingOption: 'freeTrial',
  connections: ['pipeline'],
  markets: [...subSaharanAfrica, ...westernEurope, 'IN', 'AE'],
  regions: ['eur', 'zaf', 'ind', 'uae'],
  app: {
    name: 'Demand Forecast',
    shell: 'sidebar',
    nav: ['activity:Forecast', 'package:Orders', 'star:Promotions', 'building:Shops', 'chart-bar:Accuracy'],
    user: 'Abena Darko',
  },
  screenshots: [
    {
      file: 'demand-forecast-product',
      caption: 'One product, thirteen weeks: forecast, range and the reasons behind it',
      screen: {
        kind: 'dashboard',
        title: 'Pineapple, whole',
        note: 'All 38 shops',
        actions: ['Accept order', 'I know better'],
        figures: [
          'Next week | 4,120 pcs | +12 % | 5,5,6,6,7,8',
          'Range | ± 9 % | tighter | 8,7,6,5,5,4',
          'Stock covers | 2.4 days | low | 6,5,5,4,3,3',
          'Waste last month | 3.1 % | −1.8 pts | 9,8,6,5,4,4',
        ],
        charts: [
          {
            type: 'line',
            title: 'Sales and forecast, pieces a week',
            wide: 2,
            labels: ['W14', 'W15', 'W16', 'W17', 'W18', 'W19', 'W20', 'W21', 'W22', 'W23', 'W24', 'W25'],
            series: {
              Sold: [3010, 3120, 3080, 3400, 3350, 3510, 3620, 3690],
              Forecast: [3060, 3070, 3150, 3320, 3390, 3480, 3650, 3710, 4120, 4240, 3980, 3900],
              'Moving average': [2900, 2960, 3010, 3070, 3150, 3240, 3330, 3420, 3500, 3500, 3500, 3500],
            },
          },
          {
            type: 'hbars',
            title: 'Why next week is higher',
            labels: ['Promotion −15 %', 'Heat, 33 °C', 'Pay day', 'Season', 'Rival opened'],
            series: { Pieces: [310, 120, 90, 60, 45] },
          },
          {
            type: 'list',
            title: 'Opinions of buyers',
            wide: 3,
            rows: [
              '!@Abena Darko | Promotion clashes with mango week: −200 | 3 weeks | ok:Was right',
              '!@Joseph Lartey | Festival in Kumasi: +150 in two shops | 1 week | busy:Open',
              '!@Abena Darko | New supplier, larger fruit: −5 % | until changed | idle:Too early',
            ],
          },
        ],
      },
    },
    {
      file: 'replenishment-orders',
      caption: 'Order proposals at six in the morning, in cases, with the risk of each',
      screen: {
        kind: 'grid',
        title: 'Orders',
        at: 'Orders',
        note: 'Fresh · Tuesday',
        actions: ['Send 41 orders', 'Review'],
        figures: ['Proposals | 41', 'Value | GHS 218,400', 'At risk | 3', 'Changed by hand | 2'],
        columns: ['Product:26', 'Supplier:20', 'Cases:9', 'Covers:14', 'Trend:13', 'Out of stock:13', 'State:13'],
        rows: [
          '!Pineapple, whole | Volta Growers | =172 | %81 | ~4,5,5,6,6,7 | 4 % | ok:Ready',
          '!Mango, Kent | Volta Growers | =96 | %64 | ~3,4,6,7,8,9 | 7 % | ok:Ready',
          '!Plantain, bunch | Sefwi Co-op | =210 | %88 | ~5,5,5,6,5,5 | 2 % | ok:Ready',
          '!Lettuce, head | Green Ridge | =54 | %35 | ~6,5,4,4,3,3 | 16 % | warn:Risk',
          '!Milk 1 l | Accra Dairy | =320 | %76 | ~5,5,5,5,6,6 | 3 % | ok:Ready',
          '!Bread, sugar | House bakery | =118 | %52 | ~4,6,4,6,4,6 | 9 % | busy:Changed',
          '!Eggs, 30 | Kpone Farms | =140 | %28 | ~7,7,6,5,5,4 | 21 % | bad:Short',
          '!Tilapia, fresh | Ada Fisheries | =38 | %44 | ~3,3,4,4,5,5 | 11 % | ok:Ready',
        ],
      },
    },
    {
      file: 'forecast-accuracy',
      caption: 'Accuracy by category against the old method, honestly including where it lost',
      screen: {
        kind: 'dashboard',
        title: 'Accuracy',
        at: 'Accuracy',
        note: 'Last 26 weeks',
        figures: [
          'Mean error | 14.2 % | −8.1 pts | 9,8,7,6,5,5',
          'Beats average | 87 % | of products | 5,6,7,7,8,8',
          'Bias | +0.6 % | near zero | 6,5,4,4,3,3',
        ],
        charts: [
          {
            type: 'bars',
            title: 'Error by category, %',
            wide: 2,
            labels: ['Fruit', 'Vegetables', 'Dairy', 'Bakery', 'Fish', 'Household', 'Drinks'],
            series: { 'Moving average': [26, 29, 14, 24, 33, 12, 19], Forecast: [16, 19, 9, 15, 23, 13, 11] },
          },
          { type: 'gauge', title: 'Orders accepted unchanged', labels: ['92 %'], series: { Accepted: [92] } },
          {
            type: 'heat',
            title: 'Error by weekday',
            wide: 3,
            labels: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
            series: {
              Fruit: [3, 3, 2, 3, 5, 6, 4],
              Dairy: [1, 1, 2, 1, 2, 3, 2],
              Bakery: [4, 3, 3, 3, 4, 6, 5],
              Fish: [5, 5, 4, 6, 8, 7, 6],
            },
          },
        ],
      },
    },
  ],
  documents: [
    {
      title: 'White paper: demand forecasting that buyers trust',
      file: 'demand-forecast-white-paper',
      body: [
        'A forecast that nobody uses has an error of one hundred per cent. This paper is about the other half of forecasting: being believed.',
        '# Three habits',
        '- Show the range before the figure',
        '- Name the reasons in the words of the trade',
        '- Keep score, of the model and of the people',
        '# Results in nine chains',
        'Error fell by 28 % in the median; orders changed by hand fell from 61 to 8 %, and half of those changes were right.',
        '# Limits',
        'New products need a relative to learn from. Shops younger than eight weeks borrow from shops like them.',
      ],
    },
    {
      title: 'Data checklist for replenishment',
      file: 'replenishment-data-checklist',
      body: [
        '- Sales by product, shop and day for two years',
        '- Days out of stock, or stock at closing time',
        '- Promotions with start, end and depth',
        '- Cases, minimum orders and delivery days',
        '- Opening hours, including the odd ones',
      ],
    },
  ],
  videos: [{ name: 'Demand forecast: a buyer’s morning', file: 'demand-forecast-morning' }],
  scenarios: [
    '# 1. Accept and change an order',
    '1. Open Forecast, Pineapple. Press “I know better”, −200 for three weeks, with a reason.',
    '2. The order falls by 200 and the opinion is listed.',
    '# 2. Train',
    '1. Settings, Train on the sample. It takes about four minutes.',
    '2. Accuracy shows the new run.',
  ],
  notes: 'The sample holds 500 products and five shops. Training runs in the test subscription.',
  state: { stage: 'live' },
  createdDaysAgo: 420,
  liveDaysAgo: 371,
})
