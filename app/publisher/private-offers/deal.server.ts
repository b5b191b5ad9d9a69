/** The form of a private offer, read; and what its pages show of prices. */
import { type DealInput, type ListedPrice, type PrivateOfferType, type SellableOffer, uploadAsset } from '#offers'
import type { Ctx } from '#platform/ctx'
import { unprocessable } from '#platform/problem'
import { textOf, textsOf } from '../../forms.server.ts'
import { i18nOf } from '../../i18n.server.ts'

/** @throws unprocessable for a file that is refused, and for what should be a number and is none */
export async function dealIn(
  ctx: Ctx,
  form: FormData,
  { publisherId, type }: { publisherId: string; type: PrivateOfferType },
): Promise<DealInput> {
  refuseNoNumbers(ctx, form)
  const isAccepted = type === 'customerPromotion'
  return {
    variableStartDate: isAccepted && textOf(form, 'variableStartDate') === 'true',
    start: textOf(form, 'start') || undefined,
    end: textOf(form, 'end') || undefined,
    acceptBy: isAccepted ? textOf(form, 'acceptBy') || undefined : undefined,
    preparedBy: textOf(form, 'preparedBy') || undefined,
    notificationContacts: linesIn(textOf(form, 'notificationContacts')),
    beneficiaries: rowsIn(form, 'beneficiaries', ['id', 'description', 'recipients'])
      .filter(({ id, description }) => id || description)
      .map(({ id = '', description, recipients = '' }) => ({
        id,
        ...(description && { description }),
        ...(linesIn(recipients).length > 0 && { recipients: linesIn(recipients) }),
      })),
    pricing: [...linesOfPricing(form), ...addedLine(form)],
    termsFile: await termsIn(ctx, form, publisherId),
  }
}

type Line = NonNullable<DealInput['pricing']>[number]

function linesOfPricing(form: FormData): Line[] {
  const rows = rowsIn(form, 'pricing', ['offerId', 'planId', 'discount', 'percentage', 'remove'])
  return rows.flatMap(({ offerId = '', planId, discount, percentage, remove, row = '' }): Line[] => {
    if (!offerId || remove) return []
    const line = { offerId, ...(planId && { planId }) }
    return discount === 'absolute'
      ? [{ ...line, discount, prices: pricesIn(form, `pricing.${row}.prices.`) }]
      : [{ ...line, discount: 'percentage', percentage: numberIn(percentage) }]
  })
}

/** What was chosen to be added: `offer` or `offer/plan`. */
function addedLine(form: FormData): Line[] {
  const [offerId, planId] = textOf(form, 'add.plan').split('/')
  if (!offerId) return []
  const discount = textOf(form, 'add.discount') === 'absolute' && planId ? 'absolute' : 'percentage'
  return [{ offerId, ...(planId && { planId }), discount, ...(discount === 'absolute' && { prices: {} }) }]
}

function pricesIn(form: FormData, prefix: string): Record<string, number> {
  const prices: Record<string, number> = {}
  for (const name of new Set(form.keys())) {
    const price = name.startsWith(prefix) ? numberIn(textOf(form, name)) : undefined
    if (price !== undefined) prices[name.slice(prefix.length)] = price
  }
  return prices
}

/** A price that cannot be read must not be taken for one that was left empty: the plan would be sold at its listed price. */
function refuseNoNumbers(ctx: Ctx, form: FormData): void {
  const errors = [...new Set(form.keys())]
    .filter((name) => /^pricing\.\d+\.(percentage$|prices\.)/.test(name))
    .map((name) => ({ name, value: textOf(form, name) }))
    .filter(({ value }) => value !== '' && numberIn(value) === undefined)
    .map(({ name, value }) => ({
      pointer: `#/${name.replaceAll('.', '/')}`,
      detail: i18nOf(ctx.locale).t('private-offers:field.noNumber', { value }),
    }))
  if (errors.length > 0) throw unprocessable(errors[0]!.detail, { errors })
}

/** As people write numbers, with a comma too. */
function numberIn(text: string | undefined): number | undefined {
  const plain = (text ?? '').replaceAll(/[\s%$\u00A0\u202F]/g, '').replace(',', '.')
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined
}

async function termsIn(ctx: Ctx, form: FormData, publisherId: string): Promise<string | undefined> {
  const file = form.get('terms')
  if (file instanceof File && file.size > 0) {
    const content = new Uint8Array(await file.arrayBuffer())
    const upload = { publisherId, kind: 'private-offer-terms' as const, filename: file.name, content }
    return (await uploadAsset(ctx, upload)).assetId
  }
  return textsOf(form, 'removeTerms').length > 0 ? undefined : textOf(form, 'termsFile') || undefined
}

/** Rows of a list by their place in the form, with the place as `row`. */
function rowsIn(form: FormData, list: string, parts: string[]): Record<string, string>[] {
  const places = new Set([...form.keys()].flatMap((name) => name.match(new RegExp(`^${list}\\.(\\d+)\\.`))?.[1] ?? []))
  return [...places].map((row) => ({
    row,
    ...Object.fromEntries(parts.map((part) => [part, textOf(form, `${list}.${row}.${part}`)])),
  }))
}

function linesIn(text: string): string[] {
  return text
    .split(/[\n,;]+/)
    .map((line) => line.trim())
    .filter(Boolean)
}

export function nameOfLine(
  sellable: SellableOffer[],
  { offerId, planId }: { offerId: string; planId?: string },
): { offer: string; plan?: string; prices: ListedPrice[] } {
  const offer = sellable.find((one) => one.offerId === offerId)
  const plan = offer?.plans.find((one) => one.planId === planId)
  return { offer: offer?.name ?? offerId, plan: planId && (plan?.name ?? planId), prices: plan?.prices ?? [] }
}
