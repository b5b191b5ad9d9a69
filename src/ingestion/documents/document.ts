/**
 * An offer that is read out of a document of the publishing APIs: what the sheets of a generation make of its
 * members, for a file in a repository. Where the document names files, so does this one, by the addresses that
 * stand there. What no field takes is noted, for there is no draft that it could be kept beside.
 */
import { isDeepStrictEqual } from 'node:util'
import type { OfferType } from '#offers'
import { type LeadDestination, settingsIn } from '../leads.ts'
import { mediaTypeCalled, withMedium } from '../media.ts'
import { offerFields, planFields, setAt } from '../offer-view.ts'
import type { KeptMember } from '../sheets/kept-sheet.ts'
import { keepSheet, type Sheet, writeSheet } from '../sheets/sheet.ts'
import type { Json, Members } from '../wire/json.ts'

/** Something that a person has to see to; `code` is one of `documentMessages`. */
export type DocumentNote = { code: string; params: Record<string, string> }

export type DocumentOffer = {
  publisherId?: string
  offerId: string
  alias: string
  type: OfferType
  document: Members
  /** The connection for leads: its settings come from the environment, under this name. */
  leads?: { variable: string; kind: string }
  /** What files are called, by their addresses, where the document says so. */
  fileNames: Map<string, string>
  notes: DocumentNote[]
}

type Taken = {
  /** What a note calls it. */
  where: string
  sheet: Sheet
  body: Members
  planId?: string
  /** Members that need no note when they say this. */
  usual?: Members
}

export class DocumentReading {
  readonly type: OfferType
  readonly fileNames = new Map<string, string>()
  readonly notes: DocumentNote[] = []
  leads: DocumentOffer['leads']
  readonly document: Members = {}
  private readonly plans = new Map<string, Members>()
  private readonly taken: Taken[] = []

  constructor(type: OfferType) {
    this.type = type
  }

  plan(planId: string, name: string): void {
    this.plans.set(planId, { planId, name })
  }

  take(one: Taken): void {
    const { sheet, body, planId } = one
    const target = planId === undefined ? this.document : this.plans.get(planId)
    if (!target) return
    for (const [key, value] of Object.entries(writeSheet(sheet, body, this.fields(planId)))) {
      setAt(target, key.split('.'), value)
    }
    this.taken.push(one)
  }

  set(key: string, value: Json): void {
    setAt(this.document, key.split('.'), value)
  }

  get(key: string): Json | undefined {
    return this.fields().get(key)
  }

  /** @param wire type of the picture or document, as the wire calls it */
  medium(wire: string, { url, caption, fileName }: { url: string; caption?: string; fileName?: string }): void {
    const type = mediaTypeCalled(wire)
    const writing = type ? withMedium(this, { type, assetId: url, caption }) : {}
    if (Object.keys(writing).length === 0) this.note('document.notTaken', { what: wire })
    for (const [key, value] of Object.entries(writing)) this.set(key, value)
    if (fileName) this.fileNames.set(url, fileName)
  }

  /** A destination stays a word; its settings, which hold secrets, go where secrets are. */
  leadsTo(destination: LeadDestination, configuration: Json, surface: 'wire' | 'portal'): void {
    this.set('leads.destination', destination.own)
    if (!destination.kind) return
    const given = settingsIn(configuration, destination, surface)
    const isAddress = destination.kind === 'https'
    const variable = isAddress ? 'LEADS_URL' : 'LEADS_SETTINGS'
    this.leads = { variable, kind: destination.kind }
    const asked = (destination.settings ?? []).map(({ setting, secret }) => [
      setting,
      secret ? '…' : (given[setting] ?? '…'),
    ])
    const settings = { ...destination.more?.(given), ...Object.fromEntries(asked) }
    if (isAddress) this.note('document.leadsAddress', { variable })
    else this.note('document.leadsSettings', { variable, settings: JSON.stringify(settings) })
  }

  note(code: string, params: DocumentNote['params'] = {}): void {
    this.notes.push({ code, params })
  }

  result(identity: Pick<DocumentOffer, 'publisherId' | 'offerId' | 'alias'>): DocumentOffer {
    const plans = [...this.plans.values()]
    const { type, fileNames, leads } = this
    return {
      ...identity,
      type,
      document: { ...this.document, ...(plans.length > 0 && { plans }) },
      leads,
      fileNames,
      notes: [...this.notes, ...this.taken.flatMap((one) => this.lossesOf(one))],
    }
  }

  /** What would be kept beside a draft: members without a field, and forms that a field does not hold. */
  private lossesOf({ where, sheet, body, planId, usual = {} }: Taken): DocumentNote[] {
    return Object.entries(keepSheet(sheet, body, this.fields(planId)))
      .filter(([member, kept]) => saysSomething(kept) && !isDeepStrictEqual(kept.posted, usual[member]))
      .map(([member, { became }]) => ({
        code: became === undefined ? 'document.notTaken' : 'document.otherForm',
        params: { what: `${where}: ${member}` },
      }))
  }

  private fields(planId?: string) {
    return planId === undefined ? offerFields(this) : planFields(this, this.plans.get(planId) ?? {})
  }
}

function saysSomething({ posted }: KeptMember): boolean {
  if (posted === null || posted === false || posted === '') return false
  return typeof posted !== 'object' || Object.keys(posted).length > 0
}
