/** Offer types and word lists: what programs need to fill in an offer. For everybody. */
import { createRoute, jsonAnswer, refusing, z } from '#platform/api-shapes'
import { apiRoom, ctxOf } from '#platform/http'
import { notFound } from '#platform/problem'
import { fileSchema } from '../file/schema.ts'
import { entriesOf, taxonomyNames, taxonomyVersions } from '../taxonomies/taxonomy.ts'
import { findOfferType, offerTypes } from '../types/registry.ts'

export const typesPart = apiRoom()
const tags = ['Offer types']

const label = z.object({ en: z.string(), fr: z.string() })
const typeShape = z
  .object({
    id: z.string(),
    label,
    help: label,
    storefronts: z.array(z.string()),
    urlSegment: z.string(),
    certificationPhase: z.string(),
    transactable: z.boolean(),
    soldIf: z.unknown().optional(),
    listingOption: z.string().optional(),
    englishOnly: z.boolean().optional(),
    plans: z.string(),
    previewBy: z.string(),
    creation: z.record(z.string(), z.unknown()),
    pages: z.array(z.record(z.string(), z.unknown())),
  })
  .openapi('OfferType', { description: 'Pages, sections and fields with their rules: the form as data.' })

const asPlain = (type: object) => JSON.parse(JSON.stringify(type)) as z.infer<typeof typeShape>

typesPart.openapi(
  createRoute({
    method: 'get',
    path: '/offer-types',
    operationId: 'listOfferTypes',
    tags,
    summary: 'The offer types of this marketplace',
    responses: { 200: jsonAnswer(z.object({ items: z.array(typeShape) }), 'With every page and field.') },
  }),
  (c) => c.json({ items: offerTypes(ctxOf(c).config.profile).map(asPlain) }, 200),
)

typesPart.openapi(
  createRoute({
    method: 'get',
    path: '/offer-types/{typeId}',
    operationId: 'getOfferType',
    tags,
    summary: 'One offer type',
    request: { params: z.object({ typeId: z.string().openapi({ example: 'dynamics-365-ce' }) }) },
    responses: { 200: jsonAnswer(typeShape, 'With every page and field.'), ...refusing(404) },
  }),
  (c) => {
    const type = findOfferType(c.req.valid('param').typeId, ctxOf(c).config.profile)
    if (!type) throw notFound('There is no such offer type.')
    return c.json(asPlain(type), 200)
  },
)

typesPart.openapi(
  createRoute({
    method: 'get',
    path: '/offer-types/{typeId}/file-schema',
    operationId: 'getOfferFileSchema',
    tags,
    summary: 'The JSON Schema of an offer’s file',
    description: 'For editors of offer.yaml: they complete keys and values, and say what each means.',
    request: { params: z.object({ typeId: z.string().openapi({ example: 'dynamics-365-ce' }) }) },
    responses: { 200: jsonAnswer(z.record(z.string(), z.unknown()), 'JSON Schema, draft 7.'), ...refusing(404) },
  }),
  (c) => {
    const type = findOfferType(c.req.valid('param').typeId, ctxOf(c).config.profile)
    if (!type) throw notFound('There is no such offer type.')
    return c.json(fileSchema(type), 200)
  },
)

const entryShape = z
  .object({ id: z.string(), label: z.unknown() })
  .loose()
  .openapi('TaxonomyEntry', { example: { id: 'field-service', label: { en: 'Field Service', fr: 'Field Service' } } })

typesPart.openapi(
  createRoute({
    method: 'get',
    path: '/taxonomies/{name}',
    operationId: 'getTaxonomy',
    tags,
    summary: 'The entries of a word list',
    description: 'Categories, industries, products, markets, package regions and the like, with their labels.',
    request: { params: z.object({ name: z.enum(taxonomyNames) }) },
    responses: {
      200: jsonAnswer(
        z.object({ name: z.string(), versions: z.record(z.string(), z.string()), items: z.array(entryShape) }),
        'In the order in which lists show them.',
      ),
      ...refusing(404),
    },
  }),
  (c) => {
    const { name } = c.req.valid('param')
    const items = JSON.parse(JSON.stringify(entriesOf(name))) as z.infer<typeof entryShape>[]
    return c.json({ name, versions: taxonomyVersions(), items }, 200)
  },
)
