/** The certification report: every finding with its policy, evidence and cure, and what was said about it. */
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Report } from '#offers'
import { Button } from '../../ui/button.tsx'
import { NativeSelect } from '../../ui/choices.tsx'
import { fieldId } from '../../ui/findings-summary.tsx'
import { Form, FormActs } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { TextArea } from '../../ui/text-field.tsx'
import s from './report.module.css'

type ReportViewProps = {
  report: Report
  title: string
  /** Where fields are edited: findings link there. */
  editAt?: string
  /** The publisher may answer and dispute. */
  answering?: boolean
  /** The reviewer may settle. */
  settling?: boolean
}

export function ReportView({ report, title, editAt, answering, settling }: ReportViewProps) {
  const { t } = useTranslation('offers')
  if (!report.verdict && report.findings.length === 0 && report.conversation.length === 0) return null
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      {report.verdict && (
        <Notice
          tone={report.verdict.verdict === 'approved' ? 'done' : 'failed'}
          title={t(`report.${report.verdict.verdict}`)}
        >
          <p>
            {report.verdict.reviewer}, <RelativeTime at={report.verdict.decidedAt} /> {report.verdict.note}
          </p>
        </Notice>
      )}
      <ol className={s.findings}>
        {report.findings.map((finding) => (
          <li key={finding.findingId} className={s.finding}>
            <div className={s.head}>
              <code>{finding.policyId}</code>
              <StatusBadge of="finding" state={finding.status} />
              {finding.repeated && <span>{t('report.repeated')}</span>}
            </div>
            <p className={s.message}>
              {editAt && finding.pageKey ? (
                <Link to={`${editAt}/${finding.pageKey}${finding.fieldKey ? `#${fieldId(finding.fieldKey)}` : ''}`}>
                  {finding.message}
                </Link>
              ) : (
                finding.message
              )}
            </p>
            <dl className={s.facts}>
              <dt>{t('report.evidence')}</dt>
              <dd>{finding.evidence}</dd>
              <dt>{t('report.fix')}</dt>
              <dd>{finding.suggestedFix}</dd>
            </dl>
            <Conversation said={finding.conversation} />
            {answering && finding.status !== 'fixed' && finding.status !== 'waived' && (
              <Answer findingId={finding.findingId} />
            )}
            {settling && finding.status === 'disputed' && <Settle findingId={finding.findingId} />}
          </li>
        ))}
      </ol>
      <Conversation said={report.conversation} />
    </section>
  )
}

function Conversation({ said }: { said: Report['conversation'] }) {
  const { t } = useTranslation('offers')
  if (said.length === 0) return null
  return (
    <ol className={s.said}>
      {said.map((message) => (
        <li key={message.messageId} data-side={message.side}>
          <strong>{message.author}</strong> {t(`report.kind.${message.kind}`)}, <RelativeTime at={message.at} />
          <p>{message.body}</p>
        </li>
      ))}
    </ol>
  )
}

function Answer({ findingId }: { findingId: string }) {
  const { t } = useTranslation('offers')
  return (
    <details>
      <summary>{t('report.answer')}</summary>
      <Form scope={findingId}>
        <input type="hidden" name="findingId" value={findingId} />
        <TextArea name="text" label={t('report.yourAnswer')} rows={3} />
        <FormActs>
          <Button name="deed" value="answer">
            {t('report.send')}
          </Button>
          <Button name="deed" value="dispute">
            {t('report.dispute')}
          </Button>
        </FormActs>
      </Form>
    </details>
  )
}

function Settle({ findingId }: { findingId: string }) {
  const { t } = useTranslation('offers')
  return (
    <Form scope={findingId}>
      <input type="hidden" name="deed" value="settle" />
      <input type="hidden" name="findingId" value={findingId} />
      <NativeSelect
        name="outcome"
        label={t('report.outcome')}
        options={['upheld', 'waived', 'fixed'].map((value) => ({ value, label: t(`report.kind.${value}`) }))}
      />
      <TextArea name="text" label={t('report.reason')} rows={2} />
      <FormActs>
        <Button>{t('report.settle')}</Button>
      </FormActs>
    </Form>
  )
}
