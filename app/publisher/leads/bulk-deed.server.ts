/** The bulk bar's form: what it asks for, and the question before what is not easily taken back. */
import { type BulkDeed, leadWorkers, listLeads, workMany, workStates } from '#leads'
import type { Ctx } from '#platform/ctx'
import { unprocessable } from '#platform/problem'
import { redirectWithNotice, textOf, textsOf } from '../../forms.server.ts'
import { i18nOf } from '../../i18n.server.ts'
import type { BulkAsked } from './bulk-bar.tsx'
import { nameOfLead } from './lead-name.ts'

type Chosen = { publisherId: string; form: FormData; here: string }

/** Works what was ticked; asks first where many leads would leave the desk, or their owners. */
export async function workChosen(ctx: Ctx, { publisherId, form, here }: Chosen) {
  const t = i18nOf(ctx.locale).getFixedT(ctx.locale, 'leads')
  const leadIds = textsOf(form, 'leadId')
  const deeds = bulkDeedsOf(form)
  // What was ticked comes back with the refusal.
  if (leadIds.length === 0) throw refusalAt('leadId', t('bulk.none'))
  if (deeds.length === 0) throw refusalAt('workState', t('bulk.nothing'))
  if (deeds.some((deed) => deed.deed === 'step' && deed.workState === 'disqualified' && !deed.reason))
    throw refusalAt('reason', t('bulk.noReason'))
  if (deeds.some(asksFirst) && form.get('confirmed') !== 'true') {
    return { asked: await questionAbout(ctx, { publisherId, form, leadIds, deeds }) }
  }
  let done = 0
  const refused: string[] = []
  for (const deed of deeds) {
    const outcome = await workMany(ctx, { publisherId, leadIds, ...deed })
    done = Math.max(done, outcome.done)
    refused.push(...outcome.refused.map(({ detail }) => detail))
  }
  const said = [t('bulk.done', { count: done })]
  if (refused.length > 0) said.push(t('bulk.refused', { count: refused.length, detail: refused[0] }))
  return redirectWithNotice(ctx, here, said.join(' '), refused.length > 0 ? 'needsYou' : 'done')
}

function refusalAt(field: string, detail: string) {
  return unprocessable(detail, { errors: [{ pointer: `#/${field}`, detail }] })
}

/** What was left as it is, is not touched. */
function bulkDeedsOf(form: FormData): BulkDeed[] {
  const deeds: BulkDeed[] = []
  const workState = workStates.find((state) => state === form.get('workState'))
  if (workState) deeds.push({ deed: 'step', workState, reason: textOf(form, 'reason'), note: textOf(form, 'note') })
  const owner = textOf(form, 'ownerId')
  if (owner) deeds.push({ deed: 'assign', ownerId: owner === 'nobody' ? null : owner })
  const tags = textOf(form, 'tags')
  if (tags) deeds.push({ deed: 'tag', tags: tags.split(',') })
  if (form.get('release') === 'true') deeds.push({ deed: 'release' })
  return deeds
}

/** Nobody works these any more, somebody else does, or they leave the house. */
function asksFirst(deed: BulkDeed): boolean {
  const ends = deed.deed === 'step' && ['disqualified', 'unreachable', 'new'].includes(deed.workState)
  return ends || deed.deed === 'assign' || deed.deed === 'release'
}

async function questionAbout(
  ctx: Ctx,
  { publisherId, form, leadIds, deeds }: Omit<Chosen, 'here'> & { leadIds: string[]; deeds: BulkDeed[] },
): Promise<BulkAsked> {
  const t = i18nOf(ctx.locale).getFixedT(ctx.locale, 'leads')
  const workers = await leadWorkers(ctx, { publisherId })
  const inWords = (deed: BulkDeed): string => {
    switch (deed.deed) {
      case 'step':
        return t('bulk.asks.step', { state: t(`work.${deed.workState}`) })
      case 'assign':
        return deed.ownerId === null
          ? t('bulk.asks.nobody')
          : t('bulk.asks.assign', { name: workers.find(({ id }) => id === deed.ownerId)?.name ?? deed.ownerId })
      case 'tag':
        return t('bulk.asks.tag', { tags: deed.tags.join(', ') })
      case 'release':
        return t('bulk.asks.release')
    }
  }
  const { items } = await listLeads(ctx, publisherId, { ids: leadIds, environment: 'any', limit: 5 })
  const names = items.map((lead) => nameOfLead(t, lead))
  return {
    count: leadIds.length,
    names,
    deeds: deeds.map(inWords),
    fields: [...form].flatMap(([name, value]) => (typeof value === 'string' ? [{ name, value }] : [])),
  }
}
