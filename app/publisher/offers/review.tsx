/** Review and publish: every page with its status, what differs from live, what will happen, and Submit. */
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import {
  compareSlots,
  declarationsOf,
  declare,
  effectsOf,
  findField,
  freezesOf,
  getOffer,
  getOfferType,
  holds,
  type OfferDocument,
  type OfferType,
  plannedSteps,
  publishingWords,
  readKey,
  scoreDraft,
  submitOffer,
} from '#offers'
import { ctxOf } from '../../ctx.server.ts'
import { answerForm, redirectWithNotice, textOf, textsOf } from '../../forms.server.ts'
import { i18nOf } from '../../i18n.server.ts'
import { Button } from '../../ui/button.tsx'
import { FindingsSummary, fieldId } from '../../ui/findings-summary.tsx'
import { Form, FormActs, FormSection } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { fieldOf } from '../../ui/refusal.ts'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { TagInput } from '../../ui/tag-input.tsx'
import { TextArea, TextField } from '../../ui/text-field.tsx'
import type { Route } from './+types/review.ts'
import { findingPath } from './finding-path.ts'
import s from './offers.module.css'
import { listed } from './placed.server.ts'
import { ScorePanel } from './quality/score-panel.tsx'
import { scoreView } from './quality/score-view.server.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const offer = await getOffer(ctx, params)
  const type = getOfferType(offer.type, offer.profile)
  const published = offer.slots.live ? 'live' : offer.slots.preview ? 'preview' : undefined
  const changes = published ? await compareSlots(ctx, params, { from: published, to: 'draft' }) : []
  const home = `/publisher/${params.publisherId}/offers/${params.offerId}`
  const declarations = await declarationsOf(ctx, params)
  const findings = offer.findings.map((finding) => listed(finding, { ...offer, locale: ctx.locale }))
  return {
    declarations: declarations.map(({ itemId, title, requirement, declared }) => ({
      itemId,
      title: title[ctx.locale],
      requirement: requirement[ctx.locale],
      declared: declared !== null,
      statusPageUrl: declared?.statusPageUrl ?? '',
    })),
    quality: scoreView(await scoreDraft(ctx, offer), { home, locale: ctx.locale }),
    revision: offer.revision,
    maySubmit: offer.moves.includes('submit'),
    published,
    pages: offer.pages.map((page) => ({
      ...page,
      label: type.pages.find((one) => one.key === page.pageKey)?.label[ctx.locale] ?? page.pageKey,
      changed: changes.find((change) => change.pageKey === page.pageKey)?.changed ?? 0,
    })),
    errors: findings.filter((finding) => finding.level === 'error'),
    warnings: findings.filter((finding) => finding.level !== 'error'),
    notesNeeded: isNeeded(type, offer.document),
    submission: {
      notes: offer.document.submission?.notes ?? '',
      notificationEmails: offer.document.submission?.notificationEmails ?? [],
    },
    planIds: (offer.document.plans ?? []).map((plan) => plan.planId ?? ''),
    freezes: freezesOf(type, ctx.locale),
    effects: effectsOf(type, offer.document, ctx.locale),
    steps: plannedSteps(offer).map((step) => ({
      key: step.id,
      label: publishingWords(ctx.locale, `step.${step.id}`),
      expected: publishingWords(ctx.locale, step.estimatedTimeFrame),
    })),
  }
}

/** Whether reviewers of such an offer cannot do without notes. */
function isNeeded(type: OfferType, document: OfferDocument): boolean {
  const required = findField(type, 'submission.notes')?.field.required ?? false
  return typeof required === 'boolean' ? required : holds(required, (key) => readKey(document, key))
}

export async function action({ context, params, request, url }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const form = await request.formData()
  return answerForm(form, async () => {
    const key = { publisherId: params.publisherId, offerId: params.offerId }
    if (form.get('deed') === 'declare') {
      await declare(ctx, { ...key, itemIds: textsOf(form, 'declared'), statusPageUrl: textOf(form, 'statusPageUrl') })
      return redirectWithNotice(ctx, url.pathname, i18nOf(ctx.locale).t('quality:declarations.saved'))
    }
    await submitOffer(ctx, {
      publisherId: params.publisherId,
      offerId: params.offerId,
      revision: Number(form.get('revision')),
      notes: textOf(form, 'submission.notes'),
      notificationEmails: form.getAll('submission.notificationEmails').map(String).filter(Boolean),
      certificationSecrets: textOf(form, 'certificationSecrets') || undefined,
    })
    const t = i18nOf(ctx.locale).getFixedT(ctx.locale, 'offers')
    return redirectWithNotice(ctx, `/publisher/${params.publisherId}/offers/${params.offerId}`, t('review.submitted'))
  })
}

export default function ReviewAndPublish({ loaderData, actionData, params }: Route.ComponentProps) {
  const { t } = useTranslation('offers')
  const {
    revision,
    maySubmit,
    pages,
    errors,
    warnings,
    submission,
    steps,
    published,
    quality,
    freezes,
    effects,
    planIds,
  } = loaderData
  const home = `/publisher/${params.publisherId}/offers/${params.offerId}`
  const hrefOf = (finding: { pointer: string; pageKey?: string }) =>
    finding.pageKey === 'review' ? `#${fieldId(fieldOf(finding.pointer))}` : findingPath(home, finding, planIds)
  // The last page of the type is this one: what it asks for is in the form below.
  const written = pages.filter((page) => page.pageKey !== 'review')
  const ready = written.every(
    (page) => !page.blocking || page.status === 'complete' || page.status === 'unpublishedChanges',
  )
  return (
    <>
      <h2>{t('review.title')}</h2>
      <ul className={s.pages}>
        {written.map((page) => (
          <li key={page.pageKey}>
            <Link to={page.pageKey === 'plans' ? `${home}/plans` : `${home}/pages/${page.pageKey}`} className={s.page}>
              {page.label} <StatusBadge of="page" state={page.status} />
              {page.changed > 0 && <span>{t('review.changed', { count: page.changed })}</span>}
            </Link>
          </li>
        ))}
      </ul>
      {published && (
        <p>
          <Link to={`${home}/compare?from=${published}`}>{t(`review.compare.${published}`)}</Link>
        </p>
      )}
      <FindingsSummary findings={errors} title={t('review.errors', { count: errors.length })} hrefOf={hrefOf} />
      <FindingsSummary
        findings={warnings}
        title={t('review.warnings', { count: warnings.length })}
        hrefOf={hrefOf}
        tone="needsYou"
      />
      <ScorePanel saved={quality} home={home} />
      {maySubmit && loaderData.declarations.length > 0 && (
        <Declarations declarations={loaderData.declarations} refusal={actionData} />
      )}
      {maySubmit ? (
        <Form refusal={actionData} initial={{ submission }}>
          <input type="hidden" name="revision" value={revision} />
          <FormSection title={t('review.forReviewers')} help={t('review.forReviewersHelp')}>
            <TextArea
              name="submission.notes"
              label={t('review.notes')}
              help={t('review.notesHelp')}
              optional={!loaderData.notesNeeded}
              limit={3000}
              rows={8}
              placeholder={t('review.notesTemplate')}
            />
            <TextArea
              name="certificationSecrets"
              label={t('review.secrets')}
              help={t('review.secretsHelp')}
              optional
              rows={3}
            />
            <TagInput
              name="submission.notificationEmails"
              label={t('review.emails')}
              help={t('review.emailsHelp')}
              optional
            />
          </FormSection>
          <FormSection title={t('review.whatHappens')}>
            <ol>
              {steps.map((step) => (
                <li key={step.key}>
                  {step.label} <span className={s.others}>({step.expected})</span>
                </li>
              ))}
            </ol>
          </FormSection>
          <details>
            <summary>{t('after.title')}</summary>
            {freezes.length > 0 && <p>{t('after.stays')}</p>}
            <ul>
              {freezes.map(({ label, because }) => (
                <li key={label + because}>
                  <strong>{label}</strong>: {because}
                </li>
              ))}
            </ul>
            <p>{t('after.changes')}</p>
            <ul>
              {effects.map(({ change, effect }) => (
                <li key={change}>
                  <strong>{change}</strong>: {effect}
                </li>
              ))}
            </ul>
          </details>
          <FormActs>
            <Button kind="accent" disabled={!ready}>
              {t('review.submit')}
            </Button>
            {!ready && <span>{t('review.notReady')}</span>}
          </FormActs>
        </Form>
      ) : (
        <Notice tone="onItsWay">{t('review.cannotNow')}</Notice>
      )}
    </>
  )
}

type Declared = { itemId: string; title: string; requirement: string; declared: boolean; statusPageUrl: string }

/** What no check can show: the publisher gives its word, and the reviewer need not ask. */
function Declarations({ declarations, refusal }: { declarations: Declared[]; refusal: unknown }) {
  const { t } = useTranslation('quality')
  const statusPageUrl = declarations.find((one) => one.statusPageUrl)?.statusPageUrl ?? ''
  return (
    <Form refusal={refusal} scope="declarations" initial={{ statusPageUrl }}>
      <input type="hidden" name="deed" value="declare" />
      <FormSection title={t('declarations.title')} help={t('declarations.help')}>
        {declarations.map((one) => (
          <label key={one.itemId} className={s.declaration}>
            <input type="checkbox" name="declared" value={one.itemId} defaultChecked={one.declared} /> {one.requirement}
          </label>
        ))}
        <TextField
          name="statusPageUrl"
          type="url"
          label={t('declarations.statusPage')}
          help={t('declarations.statusPageHelp')}
          optional
        />
      </FormSection>
      <FormActs>
        <Button>{t('declarations.save')}</Button>
      </FormActs>
    </Form>
  )
}
