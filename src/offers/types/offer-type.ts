/**
 * What an offer type is made of: pages, sections, fields. Plain data, safe to send as JSON, from which
 * the portal draws its forms, validation takes its rules, and the API and documents their fields.
 *
 * The document of an offer holds the fields of its pages of scope `offer` as nested paths. A type with plans
 * has, among them, the list `plans` on the page `plans`:
 *
 *   plans: [{ planId: 'basic', name: 'Basic', pricing: { model: 'flatRate', terms: [{ term: 'P1M', price: 9 }] } }]
 *
 * Whoever walks the fields of an offer thus meets plans as one more list, whose `item` has every field of a plan.
 * Pages of scope `plan` say how those fields are spread over the pages of one plan; they repeat no field of the
 * offer, and `fieldsOf`, `fieldIndex` and `offerPages` of registry.ts leave them out. Keys inside a list are
 * relative to the entry, may be dotted (`pricing.model`), and lists may hold lists. Findings about a plan have the
 * plan page as `pageKey`, `plans.pricing.model` as `fieldKey` and `#/plans/0/pricing/model` as pointer.
 * A condition inside a list reads beside the field; each `../` in front of its key reads one level further out.
 */
import type { Locale } from '#platform/messages'
import type { AssetKind } from '../asset-kinds.ts'
import type { TaxonomyName } from '../taxonomies/taxonomy.ts'

/** A word a person sees, in every language of the house. */
export type Text = Record<Locale, string>

export const words = (en: string, fr: string): Text => ({ en, fr })

/** Limits of the source documents (2020, the default), or of later guidance (2022). */
export const profiles = ['2020', '2022'] as const
export type Profile = (typeof profiles)[number]

/** A question about the document, as data: forms ask it in the browser, validation on the server. */
export type Condition =
  | { key: string; is: string | boolean }
  | { key: string; in: string[] }
  | { key: string; empty: boolean }
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }

export type FieldType =
  | 'text' // one line
  | 'multiline' // plain text of several lines
  | 'richText' // the limited markup of rich-text.ts
  | 'url'
  | 'email'
  | 'phone'
  | 'guid'
  | 'integer'
  | 'decimal' // a number, such as a price
  | 'boolean'
  | 'enum' // one of `options`
  | 'enumMany' // some of `options`
  | 'taxonomy' // one id of `taxonomy`
  | 'taxonomyMany' // ids of `taxonomy`
  | 'markets' // country codes
  | 'tags' // short texts
  | 'emails' // addresses
  | 'asset' // the id of an uploaded file of `asset` kind
  | 'connections' // ids of the publisher's lead connections
  | 'secret' // written, never read back; the document holds { set, at, by }
  | 'list' // of objects, each with the fields in `item`; see above for `plans`

export type Audience = 'customer' | 'publisher' | 'reviewer' | 'csp' | 'operator'

export type Storefront = 'business' | 'it'

export type Option = { value: string; label: Text; help?: Text; onlyIn?: Profile }

export type Limits = {
  /** Least code points of a text, entries of a list, or value of a number. */
  min?: number
  /** Most code points of a text, entries of a list, or value of a number. */
  max?: number
  /** Of an offer's ID: most code points of it and the publisher's ID together. */
  together?: number
  /** Least code points of each of the `tags`. */
  itemMin?: number
  /** Most code points of each of the `tags`. */
  itemMax?: number
}

export type Field = Limits & {
  /** Dotted path of the value in the document; inside a list's `item`, dotted path in the entry. */
  key: string
  /** What finding codes begin with; the rule follows: `setup.trialUrl` + `.required`. Default: the key. */
  code?: string
  /** Codes that are not made that way, by rule. */
  codes?: Record<string, string>
  type: FieldType
  label: Text
  help?: Text
  placeholder?: Text
  required: boolean | Condition
  /** Shown, and checked, only when this holds. */
  visibleIf?: Condition
  /** Regular expression (flag u) of a well-formed value; of `tags`, of each of them. */
  pattern?: string
  options?: Option[]
  taxonomy?: TaxonomyName
  /** The key (relative, in lists) of the parent entry that a `taxonomy…` value must belong to. */
  within?: string
  /** Of `markets`: only those where the marketplace can sell, which have a currency. */
  soldOnly?: boolean
  /** Beside the entries of the taxonomy, this single value says that none fits. */
  notApplicable?: string
  /** Fields of each entry of a `list`. */
  item?: Field[]
  /** What to call one entry of a list: "Screenshot". */
  itemLabel?: Text
  /** Key of the field that tells the entries of a list apart, when one does: `planId`. Never the same twice. */
  itemKey?: string
  asset?: AssetKind
  /** Of a `richText`: addresses may be linked in it, as long as they are https. */
  links?: boolean
  /** Hosts (and their subdomains) that a `url` may point to; any public host when absent. */
  hosts?: string[]
  default?: string | boolean | number
  /**
   * `create`: part of the offer's identity and not of the document; shown, never edited. `publish`: stays as it is
   * in the live version, once there is one. Inside a list with an `itemKey`, that of the same entry.
   */
  immutableAfter?: 'create' | 'publish'
  /** Frozen by publication only when this holds of the live version: a listing may become a sale, not the reverse. */
  frozenIf?: Condition
  /** Why it freezes, and what can be done instead: shown before it does. */
  frozenBecause?: Text
  seenBy: Audience[]
  /** Made by the server when left out, and replaceable. */
  generated?: boolean
  onlyIn?: Profile
  byProfile?: Partial<Record<Profile, Limits & { required?: boolean | Condition; help?: Text }>>
}

export type Section = { key: string; label: Text; help?: Text; fields: Field[] }

export type Page = {
  /** Unique in the type, whatever the scope. */
  key: string
  label: Text
  help?: Text
  /** `plan`: a page of each plan; its field keys are relative to the plan, and so are its conditions. */
  scope: 'offer' | 'plan'
  visibleIf?: Condition
  /** An incomplete page stops submission. */
  blocking: boolean
  /** Part of what is compared with the live offer. */
  comparable: boolean
  sections: Section[]
}

export type OfferType = {
  id: string
  label: Text
  help: Text
  /** Where offers of this type can stand; categories come from these. */
  storefronts: Storefront[]
  /** Part of the public address: /product/{urlSegment}/{publisherId}.{offerId} */
  urlSegment: string
  certificationPhase: 'beforePreview' | 'beforeLive'
  /** Money can pass through the marketplace. */
  transactable: boolean
  /** Of an offer of a transactable type: when it is sold through the marketplace. Absent: always. */
  soldIf?: Condition
  /** `ifTransactable`: the page `plans` is there only when the offer is sold through the marketplace. */
  plans: 'none' | 'required' | 'ifTransactable'
  /** What opens the preview to people outside: a key, being one of the addresses, or a listed subscription. */
  previewBy: 'hideKey' | 'emails' | 'subscriptionIds'
  /** Its listings are written in English, whatever their publisher speaks. */
  englishOnly?: boolean
  /** What customers can do, where the type leaves no choice; an offer that is sold can always be bought. */
  listingOption?: string
  /** The dialog that creates an offer: its fields are not part of the document. */
  creation: Section
  pages: Page[]
}
