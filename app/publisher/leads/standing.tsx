/** Who works a lead, by when it is to be answered, what there is to do, and what it was worth. */
import { useTranslation } from 'react-i18next'
import type { Standing as LeadStanding, LeadTask } from '#leads'
import { Button } from '../../ui/button.tsx'
import { NativeSelect } from '../../ui/choices.tsx'
import { Form } from '../../ui/form.tsx'
import { KeyValue } from '../../ui/key-value.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Clock } from './clock.tsx'
import s from './leads.module.css'

type StandingProps = {
  standing: LeadStanding
  workers: { id: string; name: string }[]
  tasks: LeadTask[]
  mayManage: boolean
  refusal: unknown
}

export function Standing({ standing, workers, tasks, mayManage, refusal }: StandingProps) {
  const { t } = useTranslation('leads')
  const { owner, tags, path, clock } = standing
  const stillWorks = workers.some(({ id }) => id === owner?.id)
  return (
    <>
      <KeyValue
        items={[
          { label: t('sheet.owner'), value: owner && (stillWorks ? owner.name : t('list.gone', owner)) },
          { label: t('sheet.path'), value: path && t(`path.${path}`, { defaultValue: path }) },
          { label: t('sheet.clock'), value: clock && <Clock clock={clock} /> },
          { label: t('sheet.tags'), value: tags.join(', ') },
        ]}
      />
      {mayManage && (
        <>
          <Form refusal={refusal} sends={{ deed: 'assign' }} key={owner?.id}>
            <div className={s.find}>
              <NativeSelect
                name="ownerId"
                label={t('sheet.owner')}
                optional="quietly"
                placeholder={t('list.nobody')}
                defaultValue={owner?.id}
                options={workers.map(({ id, name }) => ({ value: id, label: name }))}
              />
              <Button kind="plain">{t('sheet.give')}</Button>
            </div>
          </Form>
          <Form refusal={refusal} sends={{ deed: 'tag' }} key={tags.join()}>
            <div className={s.find}>
              <TextField name="tags" label={t('sheet.tags')} optional="quietly" defaultValue={tags.join(', ')} />
              <Button kind="plain">{t('sheet.tagAct')}</Button>
            </div>
          </Form>
        </>
      )}
      <Tasks tasks={tasks} mayManage={mayManage} refusal={refusal} />
      {mayManage && <Quality standing={standing} refusal={refusal} />}
    </>
  )
}

function Tasks({ tasks, mayManage, refusal }: Pick<StandingProps, 'tasks' | 'mayManage' | 'refusal'>) {
  const { t } = useTranslation('leads')
  return (
    <section aria-labelledby="tasks">
      <h2 id="tasks">{t('sheet.tasks')}</h2>
      <ul className={s.tasks}>
        {tasks.map((task) => (
          <li key={task.id}>
            <span className={task.doneAt ? s.finished : undefined}>{task.what}</span>
            {task.doneAt ? (
              <span className={s.soft}>{t('sheet.doneBy', { name: task.doneByName })}</span>
            ) : (
              task.dueAt && <RelativeTime at={task.dueAt} />
            )}
            {mayManage && !task.doneAt && (
              <Form sends={{ deed: 'finishTask', taskId: task.id }}>
                <Button kind="quiet" size="s" aria-label={`${t('sheet.taskDone')}: ${task.what}`}>
                  {t('sheet.taskDone')}
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {mayManage && (
        <Form refusal={refusal} sends={{ deed: 'addTask' }}>
          <div className={s.find}>
            <TextField name="what" label={t('sheet.task')} limit={200} />
            <TextField name="dueAt" label={t('sheet.taskDue')} type="date" optional="quietly" />
            <Button kind="plain">{t('sheet.taskAdd')}</Button>
          </div>
        </Form>
      )}
    </section>
  )
}

function Quality({ standing, refusal }: Pick<StandingProps, 'standing' | 'refusal'>) {
  const { t } = useTranslation('leads')
  return (
    <section aria-labelledby="quality">
      <h2 id="quality">{t('sheet.quality')}</h2>
      <p className={s.soft}>{t('sheet.qualityHelp')}</p>
      <Form refusal={refusal} sends={{ deed: 'judge' }}>
        <div className={s.find}>
          <NativeSelect
            name="quality"
            label={t('sheet.qualityWord')}
            defaultValue={standing.quality ?? 'good'}
            options={['good', 'wrong-contact', 'not-a-buyer', 'spam'].map((value) => ({
              value,
              label: t(`quality.${value}`),
            }))}
          />
          <Button kind="plain">{t('sheet.tell')}</Button>
        </div>
      </Form>
    </section>
  )
}
