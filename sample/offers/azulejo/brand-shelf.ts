import { britishIsles } from '../../markets.ts'
import { sampleOffer } from '../../offer.ts'
import { azulejo } from '../../publishers.ts'

export const brandShelf = sampleOffer(azulejo, {
  offerId: 'brand-shelf',
  alias: 'Brand shelf (retail group)',
  name: 'Brand Shelf: approved images and templates',
  summary: 'Give every shop the right logo, image and template, with brand assets that expire when rights do.',
  description: `
    <p>Brand Shelf keeps the approved images, logos and templates of a brand where shops, agencies and colleagues find them, and
    removes them everywhere when the rights end. It helps brand managers of retail groups say yes quickly.</p>
    <h2>For shops</h2>
    <p>Search “window, autumn, A1” and print. Prices and opening hours are filled in from the shop’s record; the layout cannot be
    bent out of shape.</p>
    <h2>For brand managers</h2>
    <ul>
      <li>Brand assets with rights, models, regions and an end date that is enforced</li>
      <li>Templates where only the permitted parts can be edited</li>
      <li>Use by shop and by month, and the twenty images that nobody wants</li>
    </ul>
    <h2>For agencies</h2>
    <p>Upload proofs, get comments on the spot they mean, deliver the final file once. Versions replace each other, so content
    creation stops at the last one.</p>
    <p>Sold to groups by invitation at present. Requires Power Apps for editors; shops use a link.</p>`,
  keywords: ['brand assets', 'templates', 'images'],
  worksWith: ['Power Apps', 'SharePoint'],
  category: 'productivity/content-creation-and-management',
  secondCategory: 'marketing/advertisement',
  industries: ['retail/retail'],
  products: ['power-apps'],
  version: '1.4.0.0',
  listingOption: 'contactMe',
  connections: ['hub'],
  markets: ['PT', 'ES', 'FR', ...britishIsles],
  regions: ['eur'],
  app: {
    name: 'Brand Shelf',
    shell: 'topbar',
    nav: ['photo:Shelf', 'file-text:Templates', 'message:Proofs', 'key:Rights', 'chart-bar:Use'],
    user: 'Inês Carvalho',
  },
  screenshots: [
    {
      file: 'brand-assets-shelf',
      caption: 'The shelf: posters, images and templates with their rights',
      screen: {
        kind: 'gallery',
        title: 'Autumn window',
        filters: ['A1', 'Portrait', 'Portugal', 'Cleared'],
        actions: ['Add asset', 'Order prints'],
        items: [
          'Window poster, leaves | A1 · three languages | ok:Until March | leaf',
          'Wool week | A2 · editable price | ok:Until Dec | wave',
          'Gift card stand | Counter · folded | ok:No end | gift',
          'Rainy days | Web banner · animated | warn:Ends Friday | rain',
          'Portrait: Clara | Image · model release | bad:Spain only | moon',
          'Sunday opening | A4 · fill in hours | ok:No end | sun',
        ],
        beside: [
          'Rights of this search',
          'Cleared everywhere | 41 assets',
          'Limited by country | 9 assets',
          'Ending this month | 6 assets',
          'Expired, removed | 112 assets',
        ],
      },
    },
    {
      file: 'brand-assets-rights',
      caption: 'Rights that end soon, with the shops that still use the image',
      screen: {
        kind: 'grid',
        title: 'Rights',
        at: 'Rights',
        note: '6 end this month',
        actions: ['Extend', 'Replace'],
        columns: ['Asset:26', 'Photographer:20', 'Regions:16', 'Ends:12', 'In use:12', 'State:14'],
        rows: [
          '!Rainy days | @Paula Neves | PT, ES | Friday | =38 shops | bad:Ends',
          '!Kitchen, morning | @Otto Brandt | Europe | 28 June | =112 shops | warn:Ask',
          '!Portrait: Clara | @Paula Neves | ES | 30 June | =14 shops | warn:Ask',
          '!Denim wall | Agency Norte | World | 30 June | =9 shops | ok:Extended',
          '!Bicycle and bread | @Rita Salgado | FR, PT | 30 June | =61 shops | busy:Offer sent',
          '!Linen, close | Agency Norte | World | 2025 | =204 shops | ok:Valid',
        ],
      },
    },
  ],
  documents: [
    {
      title: 'Brand assets: rights handbook',
      file: 'brand-assets-rights-handbook',
      body: [
        'An image has four owners: who took it, who is on it, who paid, and who printed it last.',
        '# Ask before upload',
        '- Who took it, and what was agreed',
        '- Who can be recognised',
        '- Where, until when, for what',
        '# When rights end',
        'The asset disappears from the shelf; shops that printed it are told what to take down.',
      ],
    },
  ],
  scenarios: [
    '# 1. Find and fill in',
    '1. Search “Sunday opening”, choose shop Porto 3. Hours are filled in.',
    '2. Download the PDF.',
    '# 2. Rights end',
    '1. Set the end of “Rainy days” to yesterday. It leaves the shelf.',
  ],
  notes: 'Live under a hide key for the pilot group.',
  state: { stage: 'liveHidden' },
  createdDaysAgo: 98,
  liveDaysAgo: 60,
})
