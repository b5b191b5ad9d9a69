/**
 * Many different offers, for asking of all at once whether they are still judged as they were: every type, what
 * the specification forbids, and texts of all kinds.
 */

import { changesOf, type Values, withChanges } from '../../src/offers/document.ts'
import type { OfferDocument } from '../../src/offers/index.ts'
import { type OfferType, type Profile, profiles } from '../../src/offers/types/offer-type.ts'
import { getOfferType, offerTypeIds } from '../../src/offers/types/registry.ts'
import { sampleDocuments } from '../../src/offers/types/samples/documents.ts'
import { type Faulty, faultyBySpec, markupEscapes } from '../faulty/documents.ts'
import { aGoodListing } from './quality.ts'

export type OneOfMany = { name: string; type: OfferType; profile: Profile; document: OfferDocument }

/** The first of each group is what the others were made of. */
export function manyDocuments(): OneOfMany[][] {
  const samples = offerTypeIds.flatMap((id) =>
    profiles.map((profile) => ({ id, profile, base: sampleDocuments[id] as OfferDocument, faults: [] as Faulty[] })),
  )
  const good = { id: 'dynamics-365-ce', profile: '2020' as const, base: aGoodListing(), faults: texts }
  const ofType = (id: string, faults: Faulty[]) => ({
    id,
    profile: '2020' as const,
    base: sampleDocuments[id]!,
    faults,
  })
  return [...samples, good, ofType('dynamics-365-ce', faultyBySpec), ofType('saas', texts)].map(
    ({ id, profile, base, faults }) => {
      const type = getOfferType(id, profile)
      const as = (name: string, document: OfferDocument): OneOfMany => ({ name, type, profile, document })
      const changed = faults.flatMap(({ name, values }) => {
        const { changes } = changesOf(type, values as Values)
        return changes.size > 0 ? [as(name, withChanges(base, changes))] : []
      })
      return [as(`${id} ${profile}`, base), ...changed]
    },
  )
}

const named = (key: string, values: unknown[]): Faulty[] =>
  values.map((value, i) => ({ name: `${key} ${i + 1}`, values: { [key]: value } }))

const sentence = 'The planner for crews saves hours, and and it is teh best that you can recieve. '

const texts: Faulty[] = [
  ...named('listing.description', [
    ...markupEscapes,
    sentence.repeat(30),
    `<p>${sentence.repeat(9)}</p><h2>Features</h2><ul><li>button</li><li>module</li></ul>`,
    '<p>Call +1 425 555 0100 or write to crew@fabrikam.example.</p>',
    '<p>See https://shop.example/product/saas/acme.other and ?mktcmpid=much-too-long-a-campaign.</p>',
    '<p>TODO lorem ipsum &amp;nbsp; &amp;#160; left</p><p>5 &lt; 6 &amp; 7 &gt; 6</p>',
    '<b>bold</b> outside<p>in<br />two</p>tail <i>and</i> more\nlines\n\nhere',
    '<ul><li>one<ul><li>deep</li></ul></li><li><b>two</b> and <u>under</u></li></ul>',
    '<p>une application pour les équipes qui planifient et économisent des heures chaque semaine, avec Field Service et Power Apps, sans feuille de calcul.</p>',
    '<p>This application is available only in French. Une application pour les équipes qui planifient leurs tournées, réduisent les coûts et évitent les retards ; nécessite une licence.</p>',
    '<p>This application is available only in [German].</p><p>Die Anwendung für die Planung der Teams und der Fahrten, mit der Sie Zeit sparen und nicht mehr warten.</p>',
    '<p>Приложение для планирования бригад помогает диспетчерам и экономит часы каждую неделю.</p>',
    '<p>現場の作業員を計画するアプリケーションです。毎週の時間を節約します。</p>',
    '<p>Power Apps Dynamics365 PowerBI azure Azure’s MS Teams Salesforce competitor ﬁeld café naïve œuvre</p>',
    '<p>Ｆｕｌｌ width, i̇stanbul İZMİR STRASSE straße e\u0301quipe</p>',
    '<p>5 000 000 lines; 2019 2020 2021; 01 23 45 67 89 12; +33 (0)1 23 45 67 89</p>',
    `<p>${'planning '.repeat(40)}crews.</p>`,
    '<h1>Crew</h1><h2>A</h2><h3>B</h3><p>'.concat('a '.repeat(700), '</p>'),
    '<p>x</p>',
    '',
  ]),
  ...named('listing.name', [
    'CREW PLANNER!!!',
    'Crew Planner beta test',
    'Power Apps',
    'Power Apps for crews',
    'Azure',
    'Crew.Planner #1',
    'Planning for PowerApps and Dynamics365',
    'Fabrikam',
    'Crew Planning: 2-Week Workshop',
    'Planificateur d’équipes',
    'x'.repeat(60),
    'The best free!!! crew planning',
  ]),
  ...named('listing.summary', [
    'Crews.',
    'Fabrikam plans crews in minutes. It does. Really!',
    'Crew Planner: field crew planning',
    'We plan crews for you in minutes, on one board that everybody sees, and with every customer told at once.',
    'Plan crews with dynamics365 in minutes',
    'One. Two. Three.',
  ]),
  ...named('listing.keywords', [
    ['software', 'app', 'cloud'],
    ['plan', 'planning', 'planned'],
    ['crew planning', 'Crew Planner: field crew planning', 'dispatch'],
    ['équipes', 'tournées', 'chantier'],
    ['crews'],
  ]),
  ...named('listing.documents', [
    [{ title: 'brochure_v2.pdf', file: 'pdf-1' }],
    [
      { title: 'Sales', file: 'pdf-1' },
      { title: 'More sales', file: 'pdf-2' },
    ],
  ]),
  ...named('listing.screenshots', [
    [{ file: 'shot-0', caption: 'Same' }, { file: 'shot-1', caption: 'Same' }, { file: 'none' }],
    [],
  ]),
  ...named('listing.videos', [
    [{ name: 'Tour', url: 'https://video.example/1', thumbnail: 'thumb' }],
    [
      { name: 'Crew planning', url: 'https://video.example/1?mktcmpid=a%20b', thumbnail: 'thumb' },
      { name: 'Customer story', url: 'https://video.example/2', thumbnail: 'thumb' },
    ],
  ]),
  ...named('listing.worksWith', [['Power Apps', 'Excel'], null]),
  ...named('listing.helpUrl', [
    'https://fabrikam.example',
    'https://fabrikam.example/?x=1',
    'https://FABRIKAM.example/#a',
  ]),
  ...named('industries', [null, [{ id: 'retail' }], [{ id: 'retail', verticals: ['retail'] }, { id: 'education' }]]),
  ...named('categories.primary.id', ['sales', 'finance', 'analytics', null]),
  ...named('categories.secondary.id', ['sales', null]),
  ...named('availability.markets', [['FR'], ['CH'], null]),
  ...named('listingOption', ['contactMe', 'freeTrial', null]),
  ...named('leads.destination', ['none', 'builtin', null]),
]
