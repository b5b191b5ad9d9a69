import { useTranslation } from 'react-i18next'
import type { MyLead } from '#leads'
import { useFormat } from './format.ts'
import { KeyValue } from './key-value.tsx'

/** What is kept about a customer, enquiry by enquiry, and who has it. Its page loads the texts of the storefront. */
export function MyLeads({ leads }: { leads: MyLead[] }) {
  const { t } = useTranslation('storefront')
  const format = useFormat()
  return leads.map((lead) => (
    <section key={lead.leadId} aria-labelledby={lead.leadId}>
      <h2 id={lead.leadId}>
        {lead.publisher}: {lead.offer}
      </h2>
      <KeyValue
        items={[
          { label: t('privacy.act'), value: t(`privacy.acts.${lead.action}`, { defaultValue: lead.action }) },
          { label: t('privacy.when'), value: format.date(lead.capturedAt) },
          { label: t('privacy.until'), value: format.date(lead.retainUntil) },
          ...Object.entries(lead.data).map(([key, value]) => ({ label: t(`privacy.field.${key}`), value })),
          { label: t('privacy.consent'), value: lead.consent?.textId },
          { label: t('privacy.passedOn'), value: t(`privacy.reach.${lead.state}`, { when: whenPassedOn(lead) }) },
        ]}
      />
    </section>
  ))

  function whenPassedOn({ passedOn }: MyLead): string {
    return format.list(passedOn.flatMap(({ at }) => (at ? [format.date(at)] : []))) || t('privacy.inboxOnly')
  }
}
