/** Tables brought in from a spreadsheet: prices and markets of plans, testers of a preview, customers of a private plan. */
import { useTranslation } from 'react-i18next'
import { getDraft, importPrices, importPrivateAudience, importTesters, MAX_TABLE_BYTES } from '#offers'
import { malformed, notFound, tooLarge } from '#platform/problem'
import { ctxOf } from '../../ctx.server.ts'
import { answerForm, redirectWithNotice } from '../../forms.server.ts'
import { i18nOf } from '../../i18n.server.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { FieldGroup } from '../../ui/field.tsx'
import { Form, FormActs, Refused } from '../../ui/form.tsx'
import { isFormRefusal } from '../../ui/refusal.ts'
import type { Route } from './+types/import.ts'

const imports = ['prices', 'testers', 'audience'] as const
type What = (typeof imports)[number]

function whatOf(text: string): What {
  const what = imports.find((one) => one === text)
  if (!what) throw notFound('There is no such table.')
  return what
}

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const draft = await getDraft(ctxOf(context), params)
  return { what: whatOf(params.what), revision: draft.revision, planId: url.searchParams.get('plan') ?? '' }
}

export async function action({ context, params, request, url }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  if (Number(request.headers.get('content-length')) > MAX_TABLE_BYTES + 10_000) {
    throw tooLarge('The file is larger than 10 MB.')
  }
  const form = await request.formData()
  const what = whatOf(params.what)
  const key = { publisherId: params.publisherId, offerId: params.offerId, revision: Number(form.get('revision')) }
  const planId = url.searchParams.get('plan') ?? ''
  return answerForm(form, async () => {
    const sent = form.get('file')
    if (!(sent instanceof File) || sent.size === 0) throw malformed('Choose a file.')
    const file = Buffer.from(await sent.arrayBuffer())
    const home = `/publisher/${params.publisherId}/offers/${params.offerId}`
    const t = i18nOf(ctx.locale).getFixedT(ctx.locale, 'offers')
    if (what === 'prices') {
      const { plans, lines } = await importPrices(ctx, { ...key, file })
      return redirectWithNotice(ctx, `${home}/plans`, t('import.pricesDone', { count: lines, plans }))
    }
    if (what === 'testers') {
      await importTesters(ctx, { ...key, file })
      return redirectWithNotice(ctx, `${home}/pages/preview`, t('import.done'))
    }
    await importPrivateAudience(ctx, { ...key, planId, file })
    return redirectWithNotice(ctx, `${home}/plans/${planId}/planAvailability`, t('import.done'))
  })
}

export default function Import({ loaderData, actionData, params }: Route.ComponentProps) {
  const { t } = useTranslation('offers')
  const { what, revision, planId } = loaderData
  const home = `/publisher/${params.publisherId}/offers/${params.offerId}`
  const back = {
    prices: `${home}/plans`,
    testers: `${home}/pages/preview`,
    audience: `${home}/plans/${planId}/planAvailability`,
  }
  return (
    <>
      <h2>{t(`import.${what}.title`, { plan: planId })}</h2>
      {isFormRefusal(actionData) && <Refused {...actionData} />}
      <p>{t(`import.${what}.how`)}</p>
      {what !== 'testers' && (
        <p>
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
          <ButtonLink to={back[what]} kind="quiet">
            {t('new.cancel')}
          </ButtonLink>
        </FormActs>
      </Form>
    </>
  )
}
