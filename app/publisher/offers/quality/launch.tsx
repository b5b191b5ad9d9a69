/** What is left to do once a listing is ready: ticked by people, or seen to be done. */
import { useTranslation } from 'react-i18next'
import { can } from '#accounts'
import { launchGoals, launchPlanOf, tickLaunchItems } from '#offers'
import { ctxOf } from '../../../ctx.server.ts'
import { answerForm, redirectWithNotice, textsOf } from '../../../forms.server.ts'
import { i18nOf } from '../../../i18n.server.ts'
import { Button } from '../../../ui/button.tsx'
import { Form, FormActs } from '../../../ui/form.tsx'
import { RelativeTime } from '../../../ui/relative-time.tsx'
import type { Route } from './+types/launch.ts'
import s from './score.module.css'

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const { items, done, goal } = await launchPlanOf(ctx, params)
  return {
    done,
    goal: launchGoals.find((one) => one === goal) ?? 'leads',
    mayTick: can(ctx, 'offer.edit', { ...params, within: 'listing' }),
    items: items.map(({ id, title, help, done, seen, tickedBy, tickedAt }) => ({
      id,
      title: title[ctx.locale],
      help: help[ctx.locale],
      done,
      seen,
      tickedBy,
      tickedAt,
    })),
  }
}

export async function action({ context, params, request, url }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const form = await request.formData()
  return answerForm(form, async () => {
    await tickLaunchItems(ctx, {
      publisherId: params.publisherId,
      offerId: params.offerId,
      done: textsOf(form, 'done'),
    })
    return redirectWithNotice(ctx, url.pathname, i18nOf(ctx.locale).t('quality:launch.saved'))
  })
}

export default function LaunchChecklist({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation('quality')
  const { items, done, goal, mayTick } = loaderData
  return (
    <>
      <h2>{t('launch.title')}</h2>
      <p>{t('launch.lead')}</p>
      <p>
        <progress value={done} max={items.length} aria-label={t('launch.title')} />{' '}
        {t('launch.progress', { done, total: items.length })}
      </p>
      <Form refusal={actionData}>
        <ul className={s.items}>
          {items.map((item) => (
            <li key={item.id} className={s.item}>
              <input
                type="checkbox"
                id={`launch-${item.id}`}
                name="done"
                value={item.id}
                defaultChecked={item.done}
                disabled={item.seen || !mayTick}
                aria-describedby={`launch-${item.id}-help`}
              />
              <label htmlFor={`launch-${item.id}`}>{item.title}</label>
              <small id={`launch-${item.id}-help`}>
                {item.help} {item.seen && <strong>{t('launch.seen')}</strong>}
                {!item.seen && item.tickedBy && item.tickedAt && (
                  <>
                    {t('launch.ticked', { name: item.tickedBy })}, <RelativeTime at={item.tickedAt} />
                  </>
                )}
              </small>
            </li>
          ))}
        </ul>
        {mayTick && (
          <FormActs>
            <Button kind="primary">{t('launch.save')}</Button>
          </FormActs>
        )}
      </Form>
      <section aria-labelledby="launch-goal">
        <h3 id="launch-goal">{t('launch.goal')}</h3>
        <p>{t(`launch.goals.${goal}`)}</p>
      </section>
    </>
  )
}
