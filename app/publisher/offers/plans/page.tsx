/** One page of a plan: the same form as a page of the offer, over the values of the plan. */
import { useTranslation } from 'react-i18next'
import { NavLink, redirect } from 'react-router'
import { can } from '#accounts'
import { trackPlan } from '#attribution'
import {
  announcePresence,
  getDraft,
  getOfferType,
  listPrivateLinks,
  type OfferDraft,
  pagesOfPlan,
  savePlan,
  scoreDraft,
} from '#offers'
import type { Ctx } from '#platform/ctx'
import { notFound, Problem } from '#platform/problem'
import { ctxOf } from '../../../ctx.server.ts'
import { answerForm, redirectWithNotice, textOf } from '../../../forms.server.ts'
import { i18nOf } from '../../../i18n.server.ts'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { CopyId } from '../../../ui/copy-id.tsx'
import { FormActs, FormSection } from '../../../ui/form.tsx'
import { KeyValue } from '../../../ui/key-value.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { isFormRefusal } from '../../../ui/refusal.ts'
import { DocumentSection } from '../editor/document-fields.tsx'
import { findingsOfPage, liveDocument, mediaOfDraft } from '../editor/draft-view.server.ts'
import s from '../editor/editor.module.css'
import { EditorForm } from '../editor/editor-form.tsx'
import { valuesOf } from '../editor/form-values.ts'
import { pageView } from '../editor/form-view.server.ts'
import { staleDraftIn } from '../editor/stale-draft.tsx'
import { takeFiles } from '../editor/take-files.server.ts'
import { refusedByLabels } from '../placed.server.ts'
import { ScorePanel } from '../quality/score-panel.tsx'
import { scoreView } from '../quality/score-view.server.ts'
import type { Route } from './+types/page.ts'
import { trackedPackage } from './tracked-package.server.ts'
import { TrackedPackage } from './tracked-package.tsx'

export const handle = { areas: ['attribution'] }

type Params = { publisherId: string; offerId: string; planId: string; pageKey: string }

async function found(ctx: Ctx, params: Params) {
  const draft = await getDraft(ctx, params)
  const type = getOfferType(draft.type, draft.profile)
  const place = (draft.document.plans ?? []).findIndex((one) => one.planId === params.planId)
  const plan = draft.document.plans?.[place]
  if (!plan) throw notFound('The offer has no such plan.')
  const pages = pagesOfPlan(type, draft.document, plan)
  const page = pages.find((one) => one.key === params.pageKey)
  // A page that the plan had until its kind was changed.
  if (!page) throw redirect(`/publisher/${params.publisherId}/offers/${params.offerId}/plans`)
  return { draft, type, place, plan, pages, page }
}

async function viewOf(ctx: Ctx, { draft, type, plan, page }: Awaited<ReturnType<typeof found>>) {
  const live = (await liveDocument(ctx, draft))?.plans?.find((one) => one.planId === plan.planId)
  const view = pageView(page, {
    locale: ctx.locale,
    profile: draft.profile,
    storefronts: type.storefronts,
    connections: [],
    live,
    now: plan,
  })
  // The ID is what everything knows the plan by: shown, never edited.
  const fixed = view.sections.map((section) => ({
    ...section,
    fields: section.fields.map((field) => (field.key === 'planId' ? { ...field, fixed: true } : field)),
  }))
  return { ...view, sections: fixed }
}

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const here = await found(ctx, params)
  const { draft, place, plan, pages, page } = here
  if (can(ctx, 'offer.edit', params)) await announcePresence(ctx, params, page.key)
  return {
    page: await viewOf(ctx, here),
    pages: pages.map(({ key, label }) => ({
      key,
      label: label[ctx.locale],
      findings: problemsOn(draft, place, key),
    })),
    plan: plan as Record<string, unknown>,
    name: plan.name || plan.planId,
    media: await mediaOfDraft(ctx, draft),
    findings: findingsOfPage(draft, page.key, ctx.locale)
      .filter(({ pointer }) => pointer.startsWith(`#/plans/${place}/`))
      .map((finding) => ({ ...finding, pointer: finding.pointer.replace(`#/plans/${place}/`, '#/') })),
    revision: draft.revision,
    quality: scoreView(await scoreDraft(ctx, draft), {
      home: `/publisher/${params.publisherId}/offers/${params.offerId}`,
      locale: ctx.locale,
    }),
    tracked: page.key === 'planTechnical' ? await trackedPackage(ctx, params) : undefined,
    privateList: page.key === 'planAvailability',
    links: page.key === 'planAvailability' ? await listPrivateLinks(ctx, params) : [],
  }
}

function problemsOn(draft: OfferDraft, place: number, pageKey: string): number {
  return draft.findings.filter(
    (finding) =>
      finding.pageKey === pageKey && finding.level === 'error' && finding.pointer.startsWith(`#/plans/${place}/`),
  ).length
}

export async function action({ context, params, request, url }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const form = await request.formData()
  return answerForm(form, async () => {
    const here = await found(ctx, params)
    const view = await viewOf(ctx, here)
    const refused = await takeFiles(ctx, { publisherId: params.publisherId, view, form })
    const { publisherId, offerId, planId } = params
    const save = { revision: Number(form.get('revision')), pageKey: here.page.key, values: valuesOf(view, form) }
    const reading = { ...here.draft, locale: ctx.locale }
    await refusedByLabels(
      reading,
      () => savePlan(ctx, { publisherId, offerId, planId, ...save }),
      `#/plans/${here.place}/`,
    )
    const tracked = await trackWhatIsDeployed(ctx, params, form)
    const t = i18nOf(ctx.locale).getFixedT(ctx.locale, 'offers')
    if (tracked) refused.push(...tracked)
    if (refused.length) {
      const what = refused.map((error) => error.detail).join(' ')
      return redirectWithNotice(ctx, url.pathname, t('editor.savedBut', { what }), 'needsYou')
    }
    const then = textOf(form, 'then')
    if (!then) return redirectWithNotice(ctx, url.pathname, t('editor.saved'))
    const to = then === 'plans' ? url.pathname.replace(/\/[^/]+\/[^/]+$/, '') : url.pathname.replace(/[^/]+$/, then)
    return redirectWithNotice(ctx, to, t('editor.saved'))
  })
}

/** Whoever deploys the package deploys its tracker. A package that cannot have one is told; the page is saved. */
async function trackWhatIsDeployed(ctx: Ctx, params: Params, form: FormData) {
  if (!form.has('technical.packageFile') || !can(ctx, 'attribution.write', params)) return undefined
  try {
    await trackPlan(ctx, params)
    return undefined
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return [{ pointer: '#/technical/packageFile', detail: error.detail }]
  }
}

export default function PlanPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { t } = useTranslation('offers')
  const { page, pages, plan, name, media, findings, revision, privateList, links, tracked, quality } = loaderData
  const refusal = isFormRefusal(actionData) ? actionData : undefined
  const stale = staleDraftIn(refusal)
  const home = `/publisher/${params.publisherId}/offers/${params.offerId}`
  const at = pages.findIndex((one) => one.key === page.key)
  const next = pages[at + 1]?.key ?? 'plans'
  const serious = findings.filter((finding) => finding.level === 'error').length
  return (
    <EditorForm
      key={`${params.planId} ${page.key} ${revision}`}
      publisherId={params.publisherId}
      page={page}
      document={plan}
      media={media}
      findings={findings}
      refusal={actionData}
      toldBelow={stale !== undefined}
    >
      <input type="hidden" name="revision" value={stale?.revision ?? revision} />
      <p>
        <ButtonLink to={`${home}/plans`} kind="quiet" size="s">
          {t('plans.back')}
        </ButtonLink>
      </p>
      <h2>{t('plans.pageTitle', { plan: name, page: page.label })}</h2>
      <nav aria-label={t('plans.pages')} className={s.tabs}>
        {pages.map((one) => (
          <NavLink key={one.key} to={`${home}/plans/${params.planId}/${one.key}`}>
            {one.label}
            {one.findings > 0 && <span> ({one.findings})</span>}
          </NavLink>
        ))}
      </nav>
      {page.help && <p>{page.help}</p>}
      {stale && <Notice tone="needsYou">{t('plans.stale', { by: stale.savedBy.name })}</Notice>}
      {serious > 0 && <Notice tone="needsYou">{t('editor.findings', { count: serious })}</Notice>}
      {page.sections.map((section) => (
        <DocumentSection key={section.key} section={section} />
      ))}
      {tracked && <TrackedPackage {...tracked} publisherId={params.publisherId} />}
      {links.length > 0 && <PrivateLinks links={links} />}
      {privateList && (
        <p>
          <ButtonLink to={`${home}/import/audience?plan=${params.planId}`} size="s">
            {t('plans.audienceFile')}
          </ButtonLink>
        </p>
      )}
      <FormActs>
        <Button kind="primary" data-save>
          {t('editor.save')}
        </Button>
        <Button name="then" value={next}>
          {t('editor.saveAndNext')}
        </Button>
      </FormActs>
      <ScorePanel saved={quality} home={home} pageKey={page.key} planId={params.planId} />
    </EditorForm>
  )
}

const mostLinks = 20

/** What each customer of the live plan is sent, to see it. */
function PrivateLinks({ links }: { links: { id: string; description: string; url: string }[] }) {
  const { t } = useTranslation('offers')
  return (
    <FormSection title={t('plans.links')} help={t('plans.linksHelp')}>
      <KeyValue
        items={links.slice(0, mostLinks).map(({ id, description, url }) => ({
          label: description || id,
          value: <CopyId id={url} short={24} />,
        }))}
      />
      {links.length > mostLinks && <p>{t('plans.linksMore', { count: links.length - mostLinks })}</p>}
    </FormSection>
  )
}
