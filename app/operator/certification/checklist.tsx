/** The reviewer's checklist: one decision an item; what fails says where, how it was seen, and what would mend it. */
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Form, FormActs } from '../../ui/form.tsx'
import { isFormRefusal } from '../../ui/refusal.ts'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { TextArea, TextField } from '../../ui/text-field.tsx'
import s from './review.module.css'

export type ChecklistView = {
  id: string
  upstream: string
  how: string
  title: string
  requirement: string
  state: string
  automatic: boolean
  note: string
  reviewer: string | null
  remarks: string[]
}
type Finding = { itemId: string; fieldKey: string | null; message: string; evidence: string; suggestedFix: string }

export function Checklist({
  items,
  refusal,
  decided,
  findings,
}: {
  items: ChecklistView[]
  refusal: unknown
  decided: boolean
  findings: Finding[]
}) {
  return (
    <ol className={s.checklist}>
      {items.map((item) => (
        <Item
          key={item.id}
          item={item}
          decided={decided}
          refusal={refusal}
          finding={findings.find((finding) => finding.itemId === item.id)}
        />
      ))}
    </ol>
  )
}

function Item({
  item,
  decided,
  refusal,
  finding,
}: {
  item: ChecklistView
  decided: boolean
  refusal: unknown
  finding?: Finding
}) {
  const { t } = useTranslation('operator')
  const refused = isFormRefusal(refusal) && refusal.values.itemId?.[0] === item.id
  return (
    <li id={`check-${item.id}`} className={s.item}>
      <details open={item.state === 'open' || refused}>
        <summary className={s.itemHead}>
          <span>
            <code>{item.id}</code> {item.title}
          </span>
          <StatusBadge of="check" state={item.state} />
        </summary>
        <p>{item.requirement}</p>
        {item.automatic && <p className={s.soft}>{t('check.automatic')}</p>}
        {item.reviewer && <p className={s.soft}>{[item.reviewer, item.note].filter(Boolean).join(': ')}</p>}
        {item.remarks.length > 0 && (
          <ul>
            {item.remarks.map((remark) => (
              <li key={remark}>{remark}</li>
            ))}
          </ul>
        )}
        {!decided && (
          <>
            <Form className={s.decide}>
              <input type="hidden" name="deed" value="check" />
              <input type="hidden" name="itemId" value={item.id} />
              <FormActs>
                <Button name="state" value="pass" size="s">
                  {t('check.pass')}
                </Button>
                <Button name="state" value="notApplicable" size="s">
                  {t('check.notApplicable')}
                </Button>
              </FormActs>
            </Form>
            <details open={refused || item.state === 'fail'}>
              <summary>{t('check.failThis')}</summary>
              <Form refusal={refused ? refusal : undefined} initial={finding ? { ...finding } : undefined}>
                <input type="hidden" name="deed" value="check" />
                <input type="hidden" name="itemId" value={item.id} />
                <input type="hidden" name="state" value="fail" />
                <TextField name="fieldKey" label={t('check.field')} help={t('check.fieldHelp')} mono />
                <TextArea name="message" label={t('check.message')} rows={2} />
                <TextArea name="evidence" label={t('check.evidence')} help={t('check.evidenceHelp')} rows={2} />
                <TextArea name="suggestedFix" label={t('check.fix')} rows={2} />
                <FormActs>
                  <Button kind="danger" size="s">
                    {t('check.fail')}
                  </Button>
                </FormActs>
              </Form>
            </details>
          </>
        )}
      </details>
    </li>
  )
}
