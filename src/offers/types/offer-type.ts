/**
 * What an offer type is made of: pages, sections, fields. Plain data, safe to send as JSON, from which
 * the portal draws its forms, validation takes its rules, and the API and documents their fields.
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
  | 'boolean'
  | 'enum' // one of `options`
  | 'taxonomy' // one id of `taxonomy`
  | 'taxonomyMany' // ids of `taxonomy`
  | 'markets' // country codes
  | 'tags' // short texts
  | 'emails' // addresses
  | 'asset' // the id of an uploaded file of `asset` kind
  | 'connections' // ids of the publisher's lead connections
  | 'secret' // written, never read back; the document holds { set, at, by }
  | 'list' // of objects, each with the fields in `item`

export type Audience = 'customer' | 'publisher' | 'reviewer' | 'csp' | 'operator'

export type Option = { value: string; label: Text; help?: Text; onlyIn?: Profile }

export type Limits = {
  /** Least code points of a text, entries of a list, or value of a number. */
  min?: number
  /** Most code points of a text, entries of a list, or value of a number. */
  max?: number
  /** Least code points of each of the `tags`. */
  itemMin?: number
  /** Most code points of each of the `tags`. */
  itemMax?: number
}

export type Field = Limits & {
  /** Dotted path of the value in the document; inside a list's `item`, relative to the entry. */
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
  /** Regular expression (flag u) of a well-formed value. */
  pattern?: string
  options?: Option[]
  taxonomy?: TaxonomyName
  /** The key (relative, in lists) of the parent entry that a `taxonomy…` value must belong to. */
  within?: string
  /** Beside the entries of the taxonomy, this single value says that none fits. */
  notApplicable?: string
  /** Fields of each entry of a `list`. */
  item?: Field[]
  /** What to call one entry of a list: "Screenshot". */
  itemLabel?: Text
  asset?: AssetKind
  /** Hosts (and their subdomains) that a `url` may point to; any public host when absent. */
  hosts?: string[]
  default?: string | boolean | number
  /** `create`: part of the offer's identity and not of the document; shown, never edited. */
  immutableAfter?: 'create' | 'publish'
  seenBy: Audience[]
  /** Made by the server when left out, and replaceable. */
  generated?: boolean
  onlyIn?: Profile
  byProfile?: Partial<Record<Profile, Limits>>
}

export type Section = { key: string; label: Text; help?: Text; fields: Field[] }

export type Page = {
  key: string
  label: Text
  help?: Text
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
  storefronts: ('business' | 'it')[]
  /** Part of the public address: /product/{urlSegment}/{publisherId}.{offerId} */
  urlSegment: string
  certificationPhase: 'beforePreview' | 'beforeLive'
  transactable: boolean
  plans: 'none' | 'required' | 'ifTransactable'
  previewBy: 'hideKey' | 'emails' | 'subscriptionIds'
  /** The dialog that creates an offer: its fields are not part of the document. */
  creation: Section
  pages: Page[]
}
