/** One page of an offer's form: whatever is typed is kept, findings stand beside their fields. */
import { useTranslation } from 'react-i18next'
import { redirect } from 'react-router'
import { can } from '#accounts'
import { announcePresence, getDraft, getOfferType, saveDraft, scoreDraft } from '#offers'
import type { Ctx } from '#platform/ctx'
import { ctxOf } from '../../../ctx.server.ts'
import { answerForm, redirectWithNotice, textOf } from '../../../forms.server.ts'
import { i18nOf } from '../../../i18n.server.ts'
import { Button, ButtonLink, buttonClass } from '../../../ui/button.tsx'
import { FormActs } from '../../../ui/form.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { isFormRefusal } from '../../../ui/refusal.ts'
import { RelativeTime } from '../../../ui/relative-time.tsx'
import { refusedByLabels } from '../placed.server.ts'
import { ScorePanel } from '../quality/score-panel.tsx'
import { scoreView } from '../quality/score-view.server.ts'
import type { Route } from './+types/page.ts'
import { DocumentSection } from './document-fields.tsx'
import { connectionChoices, findingsOfPage, liveDocument, mediaOfDraft } from './draft-view.server.ts'
import s from './editor.module.css'
import { EditorForm } from './editor-form.tsx'
import { chosenValues, isAsLoaded, loadedValues } from './form-values.ts'
import { pageView } from './form-view.server.ts'
import { StaleDraft, staleDraftIn } from './stale-draft.tsx'
import { takeFiles } from './take-files.server.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const draft = await getDraft(ctx, params)
  const type = getOfferType(draft.type, draft.profile)
  const page = type.pages.find((one) => one.key === params.pageKey)
  const home = `/publisher/${params.publisherId}/offers/${params.offerId}`
  // What goes with a submission is written where it is submitted.
  if (params.pageKey === 'review') throw redirect(`${home}/review`)
  if (!page) throw redirect(home)
  // Plans have a list and pages of their own.
  if (page.scope === 'plan' || page.key === 'plans') throw redirect(`${home}/plans`)
  const shown = draft.pages.map((state) => state.pageKey)
  if (can(ctx, 'offer.edit', params)) await announcePresence(ctx, params, page.key)
  return {
    page: pageView(page, await reading(ctx, draft)),
    next: shown[shown.indexOf(page.key) + 1],
    document: { alias: draft.alias, ...draft.document },
    media: await mediaOfDraft(ctx, draft),
    findings: findingsOfPage(draft, page.key, ctx.locale),
    revision: draft.revision,
    savedAt: draft.savedAt,
    savedBy: draft.savedBy.name,
    quality: scoreView(await scoreDraft(ctx, draft), { home, locale: ctx.locale }),
  }
}

export async function action({ context, params, request, url }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const form = await request.formData()
  return answerForm(form, async () => {
    const draft = await getDraft(ctx, params)
    const page = getOfferType(draft.type, draft.profile).pages.find((one) => one.key === params.pageKey)
    if (!page) return redirect('..')
    const view = pageView(page, await reading(ctx, draft))
    const refused = await takeFiles(ctx, { publisherId: params.publisherId, view, form })
    const save = { revision: Number(form.get('revision')), pageKey: page.key, values: chosenValues(view, form) }
    await refusedByLabels({ ...draft, locale: ctx.locale }, () => saveDraft(ctx, { ...params, ...save }))
    const t = i18nOf(ctx.locale).getFixedT(ctx.locale, 'offers')
    const here = url.pathname
    if (refused.length)
      return redirectWithNotice(
        ctx,
        here,
        t('editor.savedBut', { what: refused.map((e) => e.detail).join(' ') }),
        'needsYou',
      )
    return redirectWithNotice(
      ctx,
      form.get('then') ? here.replace(/[^/]+$/, textOf(form, 'then')) : here,
      t('editor.saved'),
    )
  })
}

async function reading(ctx: Ctx, draft: Awaited<ReturnType<typeof getDraft>>) {
  const { storefronts } = getOfferType(draft.type, draft.profile)
  return {
    locale: ctx.locale,
    profile: draft.profile,
    storefronts,
    live: await liveDocument(ctx, draft),
    now: draft.document,
    connections: await connectionChoices(ctx, draft.publisherId),
  }
}

/** What of the page can come from a spreadsheet. */
function tableOf({ sections }: Route.ComponentProps['loaderData']['page']): 'testers' | 'markets' | undefined {
  const keys = sections.flatMap((section) => section.fields.map((field) => field.key))
  if (keys.includes('previewAudience')) return 'testers'
  return keys.includes('availability.markets') ? 'markets' : undefined
}

export default function OfferPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { t } = useTranslation('offers')
  const { page, document, media, findings, revision, next, savedAt, savedBy, quality } = loaderData
  const refusal = isFormRefusal(actionData) ? actionData : undefined
  const stale = staleDraftIn(refusal)
  // What stood in the fields when the page was first opened, kept through refusals.
  const loaded = refusal?.values.loaded?.[0] ?? loadedValues(page, document)
  const table = tableOf(page)
  const serious = findings.filter((finding) => finding.level === 'error').length
  return (
    // A page saved, or another page: what was typed before is no longer what the fields start from.
    <EditorForm
      key={`${page.key} ${revision}`}
      publisherId={params.publisherId}
      page={page}
      document={document}
      media={media}
      findings={findings}
      refusal={actionData}
      toldBelow={stale !== undefined}
    >
      <input type="hidden" name="revision" value={stale?.revision ?? refusal?.values.revision?.[0] ?? revision} />
      <input type="hidden" name="loaded" value={loaded} />
      <h2>{page.label}</h2>
      {page.help && <p>{page.help}</p>}
      {stale && (
        <StaleDraft told={stale} page={page} media={media} untouched={(key, mine) => isAsLoaded(loaded, key, mine)} />
      )}
      {serious > 0 && <Notice tone="needsYou">{t('editor.findings', { count: serious })}</Notice>}
      {page.sections.map((section) => (
        <DocumentSection key={section.key} section={section} />
      ))}
      {table && (
        <p>
          <ButtonLink to={`/publisher/${params.publisherId}/offers/${params.offerId}/import/${table}`} size="s">
            {t(`import.${table}.link`)}
          </ButtonLink>
        </p>
      )}
      <FormActs>
        <Button kind="primary" data-save>
          {t('editor.save')}
        </Button>
        {next && (
          <Button name="then" value={next}>
            {t('editor.saveAndNext')}
          </Button>
        )}
      </FormActs>
      <ScorePanel
        saved={quality}
        home={`/publisher/${params.publisherId}/offers/${params.offerId}`}
        pageKey={page.key}
      />
      <p className={s.beside}>
        <a
          href={`/publisher/${params.publisherId}/offers/${params.offerId}/listing`}
          target="comptoir-listing"
          className={buttonClass({ kind: 'quiet' })}
        >
          {t('editor.look')}
        </a>
        <ButtonLink to="../review" relative="path" kind="quiet">
          {t('editor.review')}
        </ButtonLink>
        <span>
          {t('editor.lastSaved', { by: savedBy })} <RelativeTime at={savedAt} />
        </span>
      </p>
    </EditorForm>
  )
}
