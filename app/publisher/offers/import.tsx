/** Tables brought in from a spreadsheet: plans, their prices and markets, markets of an offer, testers, private customers. */
import { useTranslation } from 'react-i18next'
import { getDraft, importMarkets, importPlans, importPrices, importPrivateAudience, importTesters } from '#offers'
import { malformed, notFound } from '#platform/problem'
import { ctxOf } from '../../ctx.server.ts'
import { answerForm, redirectWithNotice } from '../../forms.server.ts'
import { i18nOf } from '../../i18n.server.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { FieldGroup } from '../../ui/field.tsx'
import { Form, FormActs, Refused } from '../../ui/form.tsx'
import { isFormRefusal } from '../../ui/refusal.ts'
import type { Route } from './+types/import.ts'
import s from './offers.module.css'

/** What each is called in the address, and the page of the offer that shows what came in. */
const pageOf = {
  prices: () => 'plans',
  plans: () => 'plans',
  markets: () => 'pages/availability',
  testers: () => 'pages/preview',
  audience: (planId: string) => `plans/${planId}/planAvailability`,
} as const
type What = keyof typeof pageOf

function whatOf(text: string): What {
  if (!Object.hasOwn(pageOf, text)) throw notFound('There is no such table.')
  return text as What
}

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const draft = await getDraft(ctxOf(context), params)
  return { what: whatOf(params.what), revision: draft.revision, planId: url.searchParams.get('plan') ?? '' }
}

export async function action({ context, params, request, url }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const form = await request.formData()
  const what = whatOf(params.what)
  const key = { publisherId: params.publisherId, offerId: params.offerId, revision: Number(form.get('revision')) }
  const planId = url.searchParams.get('plan') ?? ''
  return answerForm(form, async () => {
    const sent = form.get('file')
    if (!(sent instanceof File) || sent.size === 0) throw malformed(i18nOf(ctx.locale).t('offers:import.choose'))
    const file = Buffer.from(await sent.arrayBuffer())
    const back = `/publisher/${params.publisherId}/offers/${params.offerId}/${pageOf[what](planId)}`
    const t = i18nOf(ctx.locale).getFixedT(ctx.locale, 'offers')
    // A draft that was not changed keeps its revision.
    const done = ({ revision }: { revision: number }, text: string) =>
      redirectWithNotice(ctx, back, revision === key.revision ? t('import.unchanged') : text)
    switch (what) {
      case 'prices': {
        const saved = await importPrices(ctx, { ...key, file })
        return done(saved, t('import.pricesDone', { count: saved.lines, plans: saved.plans }))
      }
      case 'plans': {
        const saved = await importPlans(ctx, { ...key, file })
        return done(saved, t('import.plansDone', { added: saved.added, changed: saved.changed }))
      }
      case 'markets': {
        const saved = await importMarkets(ctx, { ...key, file })
        return done(saved, t('import.marketsDone', { count: saved.markets }))
      }
      case 'testers':
        return done(await importTesters(ctx, { ...key, file }), t('import.done'))
      default:
        return done(await importPrivateAudience(ctx, { ...key, planId, file }), t('import.done'))
    }
  })
}

export default function Import({ loaderData, actionData, params }: Route.ComponentProps) {
  const { t } = useTranslation('offers')
  const { what, revision, planId } = loaderData
  const home = `/publisher/${params.publisherId}/offers/${params.offerId}`
  return (
    <>
      <h2>{t(`import.${what}.title`, { plan: planId })}</h2>
      {isFormRefusal(actionData) && <Refused {...actionData} />}
      <p>{t(`import.${what}.how`)}</p>
      {what !== 'testers' && (
        <p className={s.states}>
          {(['xlsx', 'csv'] as const).map((format) => (
            <ButtonLink
              key={format}
              to={`${home}/tables/${what}.${format}${planId ? `?plan=${planId}` : ''}`}
              size="s"
              reloadDocument
            >
              {t(`import.export.${format}`)}
            </ButtonLink>
          ))}
        </p>
      )}
      <Form encType="multipart/form-data">
        <input type="hidden" name="revision" value={revision} />
        <FieldGroup id="table" label={t('import.file')} help={t('import.fileHelp')} optional={false} errors={[]}>
          <input type="file" name="file" required accept=".csv,.xlsx" aria-label={t('import.file')} />
        </FieldGroup>
        <FormActs>
          <Button kind="primary">{t('import.act')}</Button>
          <ButtonLink to={`${home}/${pageOf[what](planId)}`} kind="quiet">
            {t('new.cancel')}
          </ButtonLink>
        </FormActs>
      </Form>
    </>
  )
}
