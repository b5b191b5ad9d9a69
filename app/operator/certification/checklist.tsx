/** The reviewer's checklist: one decision an item, noted together; what fails says where, how it was seen, and what would mend it. */
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { NativeSelect } from '../../ui/choices.tsx'
import { Form, FormActs } from '../../ui/form.tsx'
import { type FormRefusal, isFormRefusal } from '../../ui/refusal.ts'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { TextArea } from '../../ui/text-field.tsx'
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
  carriedFrom: number | null
  declaration: { by: string; statusPageUrl: string | null } | null
  fields: { value: string; label: string }[]
  remarks: string[]
}
type Finding = { itemId: string; fieldKey: string | null; message: string; evidence: string; suggestedFix: string }

/** Boxes of all items belong to it, wherever they stand: what fails has a form of its own among them. */
const decisionsForm = 'decisions'

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
  const { t } = useTranslation('operator')
  return (
    <>
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
      {!decided && (
        <Form id={decisionsForm} className={s.note}>
          <input type="hidden" name="deed" value="checks" />
          <Button kind="primary">{t('check.note')}</Button>
        </Form>
      )}
    </>
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
        {item.automatic && !item.declaration && <p className={s.soft}>{t('check.automatic')}</p>}
        {item.declaration && (
          <p className={s.soft}>
            {t('check.declared', { name: item.declaration.by })}{' '}
            {item.declaration.statusPageUrl && (
              <a href={item.declaration.statusPageUrl} rel="noopener noreferrer">
                {t('check.statusPage')}
              </a>
            )}
          </p>
        )}
        {item.carriedFrom !== null && <p className={s.soft}>{t('check.carried', { number: item.carriedFrom })}</p>}
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
            <fieldset className={s.decide} aria-label={t('check.decide', { item: item.id })}>
              {(['pass', 'notApplicable'] as const).map((state) => (
                <label key={state}>
                  <input type="radio" form={decisionsForm} name={`state.${item.id}`} value={state} />
                  {t(`check.${state}`)}
                </label>
              ))}
            </fieldset>
            <details open={refused || item.state === 'fail'}>
              <summary>{t('check.failThis')}</summary>
              <Form
                scope={item.id}
                refusal={refused ? atItsFields(refusal) : undefined}
                initial={finding ? { ...finding } : undefined}
              >
                <input type="hidden" name="deed" value="check" />
                <input type="hidden" name="itemId" value={item.id} />
                <input type="hidden" name="state" value="fail" />
                <NativeSelect
                  name="fieldKey"
                  label={t('check.field')}
                  help={t('check.fieldHelp')}
                  options={item.fields}
                  placeholder="–"
                />
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

/** The room speaks of the first of several findings; the form has one. */
function atItsFields(refusal: FormRefusal): FormRefusal {
  const errors = refusal.errors.map((error) => ({ ...error, pointer: error.pointer.replace('#/findings/0/', '#/') }))
  return { ...refusal, errors }
}
