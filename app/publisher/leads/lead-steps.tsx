import { useTranslation } from 'react-i18next'
import type { WorkState } from '#leads'
import { Button } from '../../ui/button.tsx'
import { NativeSelect } from '../../ui/choices.tsx'
import { Form, FormActs } from '../../ui/form.tsx'
import { TextArea, TextField } from '../../ui/text-field.tsx'

const workStates: WorkState[] = [
  'new',
  'contacted',
  'nurturing',
  'qualified',
  'converted',
  'disqualified',
  'unreachable',
]

type StepProps = { workState: WorkState; reason: string | null; refusal: unknown }

/** Notes where one stands with a lead. */
export function NoteStep({ workState, reason, refusal }: StepProps) {
  const { t } = useTranslation('leads')
  return (
    <Form refusal={refusal} sends={{ deed: 'step' }} initial={{ workState, reason: reason ?? '', note: '' }}>
      <NativeSelect
        name="workState"
        label={t('list.work')}
        options={workStates.map((value) => ({ value, label: t(`work.${value}`) }))}
      />
      <TextField name="reason" label={t('sheet.reason')} optional limit={200} />
      <TextArea name="note" label={t('sheet.note')} optional limit={2000} rows={3} />
      <FormActs>
        <Button>{t('sheet.noteAct')}</Button>
      </FormActs>
    </Form>
  )
}
