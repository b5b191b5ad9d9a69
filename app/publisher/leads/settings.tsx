/** How a publisher works its leads: points, hours, paths, digest, retention. */
import { useTranslation } from 'react-i18next'
import { can } from '#accounts'
import { listConnections } from '#delivery'
import { actionCodes, changeLeadSettings, getLeadSettings, leadTaskText, leadWorkers, tryPoints } from '#leads'
import { ctxOf } from '../../ctx.server.ts'
import { answerForm, redirectWithNotice } from '../../forms.server.ts'
import { i18nOf } from '../../i18n.server.ts'
import { Button } from '../../ui/button.tsx'
import { CheckboxGroup, NativeSelect } from '../../ui/choices.tsx'
import { Form, FormActs, FormSection } from '../../ui/form.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { TextArea, TextField } from '../../ui/text-field.tsx'
import type { Route } from './+types/settings.ts'
import s from './leads.module.css'
import { PathFields } from './path-fields.tsx'
import { reasonKey } from './reason-key.ts'
import { offersFor, withSettingsIn } from './settings.server.ts'
import { LeadTabs } from './tabs.tsx'
import { TriedScores } from './tried-scores.tsx'

export const handle = { areas: ['leads'] }

export async function loader({ context, params: { publisherId } }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const settings = await getLeadSettings(ctx, publisherId)
  return {
    settings: {
      ...settings,
      checklist: settings.checklist.map((item) => leadTaskText(ctx.locale, item)),
      paths: settings.paths.map((rule) => ({
        ...rule,
        tasks: rule.tasks.map((task) => ({ ...task, what: leadTaskText(ctx.locale, task.what) })),
      })),
    },
    workers: await leadWorkers(ctx, { publisherId }),
    connections: (await listConnections(ctx, { publisherId })).map(({ id, name }) => ({ id, name })),
    mostMonths: ctx.config.leads.keepMonths,
    offers: await offersFor(ctx, publisherId, settings.doubleOptIn),
    mayManage: can(ctx, 'leads.manage', { publisherId }),
    acts: [...actionCodes],
  }
}

export async function action({ context, params: { publisherId }, request, url }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const form = await request.formData()
  return answerForm(form, async () => {
    const workers = await leadWorkers(ctx, { publisherId })
    const tried = await withSettingsIn(ctx, { form, workers }, async (settings) => {
      if (form.get('deed') === 'try') return tryPoints(ctx, publisherId, settings.points ?? {})
      await changeLeadSettings(ctx, { publisherId, revision: Number(form.get('revision')), settings })
      return undefined
    })
    if (tried) return { tried }
    const t = i18nOf(ctx.locale).getFixedT(ctx.locale, 'leads')
    return redirectWithNotice(ctx, url.pathname, t('settings.saved'))
  })
}

export default function LeadSettings({ loaderData, actionData, params }: Route.ComponentProps) {
  const { t } = useTranslation('leads')
  const { settings, workers, mayManage, acts, connections, offers, mostMonths } = loaderData
  const { points, hours, paths, checklist, digest, partners, doubleOptIn, keepMonths, revision, updatedAt, updatedBy } =
    settings
  return (
    <>
      <PageHeader
        title={t('tabs.settings')}
        crumbs={[{ label: t('list.title'), to: `/publisher/${params.publisherId}/leads` }]}
      />
      <LeadTabs publisherId={params.publisherId} />
      {updatedAt && (
        <p className={s.soft}>
          {t('settings.updated', { name: updatedBy })} <RelativeTime at={updatedAt} />
        </p>
      )}
      <Form refusal={actionData} guarded key={revision}>
        <input type="hidden" name="revision" value={revision} />
        <FormSection title={t('settings.points')} help={t('settings.pointsHelp')}>
          <div className={s.points}>
            {Object.entries(points).map(([reason, value]) => (
              <TextField
                key={reason}
                name={`points.${reason}`}
                label={t(reasonKey(reason))}
                defaultValue={String(value)}
                inputMode="numeric"
                width="s"
              />
            ))}
          </div>
          <TriedScores answer={actionData} />
        </FormSection>
        <FormSection title={t('settings.hours')} help={t('settings.hoursHelp')}>
          <TextField name="hours.timeZone" label={t('settings.timeZone')} defaultValue={hours.timeZone} width="m" />
          <CheckboxGroup
            name="hours.days"
            label={t('settings.days')}
            defaultValues={hours.days.map(String)}
            options={['1', '2', '3', '4', '5', '6', '7'].map((day) => ({
              value: day,
              label: t(`settings.day.${day}`),
            }))}
          />
          <TextField name="hours.from" label={t('settings.from')} defaultValue={hours.from} type="time" width="s" />
          <TextField name="hours.to" label={t('settings.to')} defaultValue={hours.to} type="time" width="s" />
        </FormSection>
        <FormSection title={t('settings.paths')} help={t('settings.pathsHelp')}>
          <input type="hidden" name="paths" value={paths.length + 1} />
          {[...paths, undefined].map((rule, i) => (
            <PathFields
              // biome-ignore lint/suspicious/noArrayIndexKey: the order of the paths is their identity
              key={i}
              at={i}
              rule={rule}
              workers={workers}
              acts={acts}
              connections={connections}
              refusal={actionData}
            />
          ))}
        </FormSection>
        <FormSection title={t('settings.checklist')} help={t('settings.checklistHelp')}>
          <TextArea
            name="checklist"
            label={t('settings.checklistItems')}
            defaultValue={checklist.join('\n')}
            rows={5}
            optional
          />
        </FormSection>
        <FormSection title={t('settings.digest')} help={t('settings.digestHelp')}>
          <NativeSelect
            name="digest.every"
            label={t('settings.every')}
            defaultValue={digest.every}
            options={[
              { value: 'never', label: t('settings.never') },
              { value: 'hour', label: t('settings.hourly') },
              { value: 'day', label: t('settings.daily') },
              { value: 'week', label: t('settings.weekly') },
            ]}
          />
          <TextField name="digest.to" label={t('settings.digestTo')} defaultValue={digest.to.join(', ')} optional />
        </FormSection>
        <FormSection title={t('settings.partners')} help={t('settings.partnersHelp')}>
          <TextArea
            name="partners"
            label={t('settings.partnersList')}
            defaultValue={partners.map(({ offerId, partner }) => `${offerId}: ${partner}`).join('\n')}
            rows={3}
            optional
          />
        </FormSection>
        <FormSection title={t('settings.doubleOptIn')} help={t('settings.doubleOptInHelp')}>
          {offers.length === 0 ? (
            <p>{t('settings.doubleOptInNone')}</p>
          ) : (
            <CheckboxGroup
              name="doubleOptIn"
              label={t('settings.doubleOptInOffers')}
              options={offers}
              defaultValues={doubleOptIn}
              optional
            />
          )}
        </FormSection>
        <FormSection title={t('settings.keep')} help={t('settings.keepHelp', { most: mostMonths })}>
          <TextField
            name="keepMonths"
            label={t('settings.keepMonths')}
            defaultValue={String(keepMonths)}
            inputMode="numeric"
            width="s"
          />
        </FormSection>
        {mayManage && (
          <FormActs>
            <Button kind="primary">{t('settings.save')}</Button>
          </FormActs>
        )}
      </Form>
    </>
  )
}
