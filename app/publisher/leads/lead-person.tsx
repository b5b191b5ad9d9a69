/** Who a lead is from, what they asked, how they came, and what they agreed to. */
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Lead } from '#leads'
import { CopyId } from '../../ui/copy-id.tsx'
import { useFormat } from '../../ui/format.ts'
import { KeyValue } from '../../ui/key-value.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import s from './leads.module.css'

type PersonProps = { lead: Lead; home: string; company: string | undefined; confirmedAt: Date | null | undefined }

export function LeadPerson({ lead, home, company, confirmedAt }: PersonProps) {
  const { t } = useTranslation('leads')
  const format = useFormat()
  const campaign = Object.entries(lead.campaign)
  return (
    <>
      <KeyValue
        items={[
          { label: t('sheet.email'), value: lead.email && <a href={`mailto:${lead.email}`}>{lead.email}</a> },
          {
            label: t('sheet.phone'),
            value: lead.phone && <a href={`tel:${lead.phoneE164 ?? lead.phone}`}>{lead.phone}</a>,
          },
          {
            label: t('list.company'),
            value: company ? <Link to={`${home}/companies/${company}`}>{lead.company ?? company}</Link> : lead.company,
          },
          { label: t('sheet.title'), value: lead.title },
          { label: t('sheet.country'), value: lead.country && format.country(lead.country) },
          { label: t('list.when'), value: <RelativeTime at={lead.capturedAt} /> },
          { label: t('sheet.source'), value: <code>{lead.leadSource}</code> },
          {
            label: t('sheet.campaign'),
            value: campaign.length > 0 && campaign.map(([key, value]) => `${key}=${value}`).join(' '),
          },
          {
            label: t('sheet.consent'),
            value: lead.consent && (
              <>
                {lead.consent.textId}, <RelativeTime at={lead.consent.at} />
              </>
            ),
          },
          ...(confirmedAt ? [{ label: t('sheet.confirmation'), value: <RelativeTime at={confirmedAt} /> }] : []),
          {
            label: t('sheet.duplicateOf'),
            value: lead.duplicateOf && <a href={`${home}/${lead.duplicateOf}`}>{lead.duplicateOf.slice(0, 8)}</a>,
          },
          { label: t('sheet.flags'), value: lead.flags.map((flag) => t(`flag.${flag}`)).join(', ') },
          { label: t('sheet.id'), value: <CopyId id={lead.id} /> },
        ]}
      />
      {lead.message && <blockquote className={s.message}>{lead.message}</blockquote>}
    </>
  )
}
