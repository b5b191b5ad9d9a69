/** Whether the addresses of an offer lead somewhere: rule X-10 of spec "offers" 3.10. */
import type { Ctx } from '#platform/ctx'
import type { EgressReply } from '#platform/egress'
import { pointerTo, readerOf, readKey } from '../document.ts'
import type { Json, OfferDocument } from '../offer-document.ts'
import { visibleText } from '../rich-text.ts'
import { codeOf } from '../types/codes.ts'
import { holds } from '../types/condition.ts'
import type { Field, OfferType, Page } from '../types/offer-type.ts'
import { fieldsOf, offerPages } from '../types/registry.ts'
import type { StepWork } from './runner.ts'
import type { StepMessage } from './steps.ts'

export type Link = { url: string; page: Page; field: Field; listKey?: string; pointer: string }

/** `unsteady`: it may answer in a minute, so nobody is blamed yet. */
export type LinkState =
  | { is: 'alive'; titles?: string[] }
  | { is: 'signIn' }
  | { is: 'private' }
  | { is: 'dead' | 'unsteady'; reason: string }

/** The addresses that an offer names, on the pages asked for, where they show. */
export function linksOf(type: OfferType, document: OfferDocument, wanted: (page: Page) => boolean): Link[] {
  const read = (key: string) => readKey(document, key)
  return offerPages(type)
    .filter(wanted)
    .flatMap((page) => fieldsOf(page).flatMap((field) => linksOfField(field, { page, read, at: [] })))
}

type Spot = { page: Page; read: (key: string) => Json | undefined; at: (string | number)[]; listKey?: string }

function linksOfField(field: Field, { page, read, at, listKey }: Spot): Link[] {
  if (field.visibleIf && !holds(field.visibleIf, read)) return []
  const value = read(field.key)
  const [first, ...more] = [...at, field.key]
  if (field.type === 'url') {
    return isUrl(value) ? [{ url: value, page, field, listKey, pointer: pointerTo(String(first), ...more) }] : []
  }
  if (field.type !== 'list' || !Array.isArray(value)) return []
  return value.flatMap((entry, i) =>
    (field.item ?? []).flatMap((item) =>
      linksOfField(item, {
        page,
        read: readerOf(entry, read),
        at: [...at, field.key, i],
        listKey: listKey ?? field.key,
      }),
    ),
  )
}

/** What a visited address means for the offer: nothing, or a finding in the words of its field. */
export function aboutLink(work: Pick<StepWork, 'message'>, link: Link, state: LinkState): StepMessage[] {
  const where = { pageKey: link.page.key, fieldKey: link.listKey ?? link.field.key, pointer: link.pointer }
  switch (state.is) {
    case 'alive':
      return []
    case 'signIn':
      return [work.message('warning', codeOf(link.field, 'signIn'), { url: link.url }, where)]
    case 'private':
      return [work.message('error', codeOf(link.field, 'private'), { url: link.url }, where)]
    default:
      return [work.message('error', codeOf(link.field, 'unreachable'), { url: link.url, status: state.reason }, where)]
  }
}

// An address that is out of order for a moment is asked again by later tries, about half a minute in all.
const patientTries = 4

/** @throws Error while an address may still come back: the step is then tried again later */
export async function visitAll(ctx: Pick<Ctx, 'egress'>, work: Pick<StepWork, 'tries'>, links: Link[]) {
  const visits = await Promise.all(links.map(async (link) => ({ link, state: await look(ctx, link.url) })))
  for (const { link, state } of visits) {
    if (state.is === 'unsteady' && work.tries < patientTries) throw new Error(`${link.field.key}: ${state.reason}`)
  }
  return visits
}

const maxRedirects = 5

export async function look(ctx: Pick<Ctx, 'egress'>, address: string): Promise<LinkState> {
  let url = address
  for (let hop = 0; hop <= maxRedirects; hop++) {
    // A page of any size answers, and says its title, within its first bytes; more is not asked for.
    const reply = await ctx.egress.call({
      url,
      method: 'GET',
      headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' },
      timeoutMs: 15_000,
      maxBodyBytes: 16_384,
    })
    const next = redirection(reply, url)
    if (!next) return stateOf(reply)
    if (signInPage.test(new URL(next).pathname) && !signInPage.test(new URL(url).pathname)) return { is: 'signIn' }
    url = next
  }
  return { is: 'dead', reason: 'redirects without end' }
}

const signInPage = /\/(login|log-in|logon|signin|sign-in|oauth2?|authorize|adfs|saml2?)(\/|$|\.)/i

function redirection(reply: EgressReply, from: string): string | undefined {
  if (reply.kind !== 'answer' || ![301, 302, 303, 307, 308].includes(reply.status)) return undefined
  const location = reply.headers.location
  return location && URL.canParse(location, from) ? new URL(location, from).href : undefined
}

function stateOf(reply: EgressReply): LinkState {
  if (reply.kind === 'failure') {
    if (reply.stage === 'guard') return { is: 'private' }
    // A name that does not exist, or a certificate that is not theirs, will not be better in a minute.
    const lasting = reply.stage === 'tls' || (reply.stage === 'dns' && reply.reason === 'not-found')
    return { is: lasting ? 'dead' : 'unsteady', reason: reply.reason }
  }
  const { status } = reply
  if (status === 401 || status === 403) return { is: 'signIn' }
  // 405 and 429 come from a server that is there and knows the page.
  if (status < 400 || status === 405 || status === 429) return { is: 'alive', ...titlesIn(reply.body) }
  return { is: status >= 500 ? 'unsteady' : 'dead', reason: `HTTP ${status}` }
}

const titleOrHeading = /<(title|h1)\b[^>]*>([\s\S]{1,300}?)<\/\1>/gi

/** What the page calls itself; for a rule that compares it with the name of the offer. */
function titlesIn(html: string): { titles?: string[] } {
  const titles = [...html.matchAll(titleOrHeading)].map(([, , text = '']) => visibleText(text).slice(0, 200))
  return titles.some(Boolean) ? { titles: titles.filter(Boolean).slice(0, 3) } : {}
}

function isUrl(value: unknown): value is string {
  return typeof value === 'string' && /^https?:\/\//i.test(value)
}
