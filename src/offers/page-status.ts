/** Where each page of a draft stands (spec "offers" 2.4): derived each time, never stored. */
import { isDeepStrictEqual } from 'node:util'
import { readerOf, readKey } from './document.ts'
import type { Finding } from './finding.ts'
import type { Json, OfferDocument, Plan } from './offer-document.ts'
import { holds, isEmpty } from './types/condition.ts'
import type { Field, OfferType, Page } from './types/offer-type.ts'
import { fieldsOf, offerPages, planPages } from './types/registry.ts'

export type PageStatus = 'notStarted' | 'incomplete' | 'complete' | 'unpublishedChanges'

export type PageState = {
  pageKey: string
  status: PageStatus
  /** Submission waits until it is complete. */
  blocking: boolean
  errors: number
  warnings: number
}

type Draft = { document: OfferDocument; alias: string; findings: readonly Finding[] }

/**
 * Pages that are shown, in order.
 * @param published the live document, or the preview's when there is no live one
 */
export function pageStatuses(type: OfferType, draft: Draft, published?: OfferDocument): PageState[] {
  return offerPages(type)
    .filter((page) => !page.visibleIf || holds(page.visibleIf, (key) => readKey(draft.document, key)))
    .map((page) => {
      const count = (level: Finding['level']) =>
        draft.findings.filter((finding) => isOn(page, finding) && finding.level === level).length
      const errors = count('error')
      return {
        pageKey: page.key,
        status: statusOf(page, { draft, errors, published }),
        blocking: page.blocking,
        errors,
        warnings: count('warning'),
      }
    })
}

/** The pages that this plan has: an application that its customers run themselves has no prices, say. */
export function pagesOfPlan(type: OfferType, document: OfferDocument, plan: Plan): Page[] {
  const read = readerOf(plan, (key) => readKey(document, key))
  return planPages(type).filter(({ visibleIf }) => !visibleIf || holds(visibleIf, read))
}

/** What is wrong with a plan, on whichever of its pages, is wrong with the page that lists the plans. */
function isOn(page: Page, { pageKey, fieldKey }: Finding): boolean {
  return (
    pageKey === page.key ||
    fieldsOf(page).some((field) => fieldKey.startsWith(`${field.key}.`) && field.key === 'plans')
  )
}

type Seen = { draft: Draft; errors: number; published?: OfferDocument }

function statusOf(page: Page, { draft, errors, published }: Seen): PageStatus {
  const fields = fieldsOf(page)
  if (errors > 0) {
    const touched = fields.some((field) => isEdited(field, readKey(draft.document, field.key), draft.alias))
    return touched || published ? 'incomplete' : 'notStarted'
  }
  return published && page.comparable && differ(fields, draft.document, published) ? 'unpublishedChanges' : 'complete'
}

/** Somebody entered it: it is there, and not what a new offer starts with. */
function isEdited(field: Field, value: Json | undefined, alias: string): boolean {
  return !isEmpty(value) && value !== initialValue(field, alias)
}

function differ(fields: Field[], a: OfferDocument, b: OfferDocument): boolean {
  return fields.some((field) => {
    const [x, y] = [readKey(a, field.key), readKey(b, field.key)]
    return !(isUnset(x) && isUnset(y)) && !isDeepStrictEqual(x, y)
  })
}

// A switch never touched and one that is off mean the same.
const isUnset = (value: Json | undefined) => isEmpty(value) || value === false

/** What a new offer has in this field (spec "offers" 3.4: the name starts as the alias). */
export function initialValue(field: Field, alias: string): Json | undefined {
  return field.key === 'listing.name' ? alias : field.default
}
