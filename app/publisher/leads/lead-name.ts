import type { TFunction } from 'i18next'

/** What a lead is called, where nobody may know who it is too. `t` of the area `leads`. */
export function nameOfLead(
  t: TFunction<'leads'>,
  lead: { state: string; name?: string; firstName?: string | null; lastName?: string | null },
): string {
  if (lead.state === 'withheld' || lead.state === 'unconfirmed') return t(`leads:${lead.state}`)
  const name = lead.name ?? [lead.firstName, lead.lastName].filter(Boolean).join(' ')
  return name || t('leads:noName')
}
