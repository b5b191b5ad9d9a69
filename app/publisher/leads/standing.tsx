/** Who works a lead, by when it is to be answered, what there is to do, and what it was worth. */
import { useTranslation } from 'react-i18next'
import { Form } from 'react-router'
import type { Standing as LeadStanding, LeadTask } from '#leads'
import { Button } from '../../ui/button.tsx'
import { KeyValue } from '../../ui/key-value.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { Clock } from './clock.tsx'
import s from './leads.module.css'

type StandingProps = {
  standing: LeadStanding
  workers: { id: string; name: string }[]
  tasks: LeadTask[]
  mayManage: boolean
}

export function Standing({ standing, workers, tasks, mayManage }: StandingProps) {
  const { t } = useTranslation('leads')
  const { owner, tags, path, clock } = standing
  return (
    <>
      <KeyValue
        items={[
          { label: t('sheet.owner'), value: owner?.name },
          { label: t('sheet.path'), value: path && t(`path.${path}`, { defaultValue: path }) },
          { label: t('sheet.clock'), value: clock && <Clock clock={clock} /> },
          { label: t('sheet.tags'), value: tags.join(', ') },
        ]}
      />
      {mayManage && (
        <>
          <Form method="post" className={s.find}>
            <input type="hidden" name="deed" value="assign" />
            <select name="ownerId" aria-label={t('sheet.owner')} defaultValue={owner?.id ?? ''} key={owner?.id}>
              <option value="">{t('list.nobody')}</option>
              {workers.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
            <Button kind="plain">{t('sheet.give')}</Button>
          </Form>
          <Form method="post" className={s.find}>
            <input type="hidden" name="deed" value="tag" />
            <input name="tags" aria-label={t('sheet.tags')} defaultValue={tags.join(', ')} key={tags.join()} />
            <Button kind="plain">{t('sheet.tagAct')}</Button>
          </Form>
        </>
      )}
      <Tasks tasks={tasks} mayManage={mayManage} />
      {mayManage && <Quality standing={standing} />}
    </>
  )
}

function Tasks({ tasks, mayManage }: Pick<StandingProps, 'tasks' | 'mayManage'>) {
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
              <Form method="post">
                <input type="hidden" name="deed" value="finishTask" />
                <input type="hidden" name="taskId" value={task.id} />
                <Button kind="quiet" size="s" aria-label={`${t('sheet.taskDone')}: ${task.what}`}>
                  {t('sheet.taskDone')}
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {mayManage && (
        <Form method="post" className={s.find}>
          <input type="hidden" name="deed" value="addTask" />
          <input name="what" aria-label={t('sheet.task')} placeholder={t('sheet.task')} maxLength={200} />
          <input type="date" name="dueAt" aria-label={t('sheet.taskDue')} />
          <Button kind="plain">{t('sheet.taskAdd')}</Button>
        </Form>
      )}
    </section>
  )
}

function Quality({ standing }: Pick<StandingProps, 'standing'>) {
  const { t } = useTranslation('leads')
  return (
    <section aria-labelledby="quality">
      <h2 id="quality">{t('sheet.quality')}</h2>
      <p className={s.soft}>{t('sheet.qualityHelp')}</p>
      <Form method="post" className={s.find}>
        <input type="hidden" name="deed" value="judge" />
        <select name="quality" aria-labelledby="quality" defaultValue={standing.quality ?? 'good'}>
          {['good', 'wrong-contact', 'not-a-buyer', 'spam'].map((value) => (
            <option key={value} value={value}>
              {t(`quality.${value}`)}
            </option>
          ))}
        </select>
        <Button kind="plain">{t('sheet.tell')}</Button>
      </Form>
    </section>
  )
}
