/** Where an offer stands: its versions, the publication that runs, what its publisher can do now. */
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { can, reachesAny } from '#accounts'
import { listNowhere } from '#leads'
import {
  archiveOffer,
  cancelSubmission,
  deleteDraft,
  getOffer,
  getOfferType,
  goLive,
  KEPT_DAYS,
  type Offer,
  type OwnMove,
  parseOfferMove,
  purgeOffer,
  restoreOffer,
  stopSelling,
} from '#offers'
import { malformed } from '#platform/problem'
import { ctxOf } from '../../ctx.server.ts'
import { answerForm, redirectWithNotice, textOf } from '../../forms.server.ts'
import { i18nOf } from '../../i18n.server.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/choices.tsx'
import { ConfirmForm } from '../../ui/confirm-form.tsx'
import { CopyId } from '../../ui/copy-id.tsx'
import { Form, FormActs, Refused } from '../../ui/form.tsx'
import { KeyValue } from '../../ui/key-value.tsx'
import { Notice } from '../../ui/notice.tsx'
import { isFormRefusal } from '../../ui/refusal.ts'
import { Day, RelativeTime } from '../../ui/relative-time.tsx'
import { NowhereBanner } from '../leads/nowhere-banner.tsx'
import type { Route } from './+types/overview.ts'
import { PublicationSteps } from './publication-steps.tsx'
import { stepsView } from './steps-view.server.ts'
import { useRunningSubmission } from './use-running-submission.ts'

export const handle = { areas: ['leads'] }

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const offer = await getOffer(ctx, params)
  const { submission } = offer
  return {
    name: offer.document.listing?.name || offer.alias,
    certifiedLater: isCertifiedLater(offer),
    mayDuplicate: can(ctx, 'offer.create', params),
    nowhere: reachesAny(ctx, 'leads.read', params)
      ? (await listNowhere(ctx, params.publisherId)).filter(({ offerId }) => offerId === params.offerId)
      : [],
    mayManageLeads: can(ctx, 'leads.manage', params),
    status: offer.status,
    moves: offer.moves,
    hidden: offer.hidden,
    archivedAt: offer.archivedAt,
    forcedStop: offer.forcedStop,
    keptDays: KEPT_DAYS,
    slots: offer.slots,
    links: offer.links,
    warnings: offer.goLiveWarnings.map((warning) => warning.detail),
    submission: submission && {
      submissionId: submission.submissionId,
      number: submission.number,
      status: submission.status,
      target: submission.target,
      submittedBy: submission.submittedBy.name,
      submittedAt: submission.submittedAt,
      steps: stepsView(submission.steps, { ...offer, locale: ctx.locale }),
    },
  }
}

export async function action({ context, params, request, url }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const form = await request.formData()
  const key = { publisherId: params.publisherId, offerId: params.offerId }
  const deeds: Partial<Record<OwnMove, () => Promise<unknown>>> = {
    goLive: () => goLive(ctx, { ...key, acknowledgeWarnings: form.get('acknowledgeWarnings') === 'true' }),
    cancelSubmission: () => cancelSubmission(ctx, key),
    cancelGoLive: () => cancelSubmission(ctx, key),
    stopSelling: () => stopSelling(ctx, key),
    deleteDraft: () => deleteDraft(ctx, key),
    archive: () => archiveOffer(ctx, key),
    restore: () => restoreOffer(ctx, key),
    purge: () => purgeOffer(ctx, key),
  }
  return answerForm(form, async () => {
    const move = parseOfferMove(form.get('move'))
    if (move === 'purge' && textOf(form, 'confirmation') !== params.offerId)
      throw malformed(i18nOf(ctx.locale).t('offers:moves.purge.mistyped', { offerId: params.offerId }))
    await deeds[move]?.()
    const t = i18nOf(ctx.locale).getFixedT(ctx.locale, 'offers')
    const to = move === 'deleteDraft' || move === 'purge' ? `/publisher/${params.publisherId}/offers` : url.pathname
    const isSentOn = move === 'goLive' && isCertifiedLater(await getOffer(ctx, key))
    return redirectWithNotice(ctx, to, t(isSentOn ? 'moves.goLive.sent' : `moves.${move}.done`))
  })
}

/** Whoever approves the preview of such an offer sends it to reviewers, and not to customers yet. */
function isCertifiedLater({ type, profile }: Pick<Offer, 'type' | 'profile'>): boolean {
  return getOfferType(type, profile).certificationPhase === 'beforeLive'
}

/** Moves that ask first. */
const asked = ['cancelSubmission', 'cancelGoLive', 'stopSelling', 'deleteDraft', 'archive', 'restore', 'purge'] as const

export default function OfferOverview({ loaderData, actionData, params }: Route.ComponentProps) {
  const { t } = useTranslation('offers')
  const { name, moves, slots, links, submission, warnings, hidden, certifiedLater, mayDuplicate } = loaderData
  const { nowhere, mayManageLeads, archivedAt, keptDays, forcedStop } = loaderData
  const running = submission?.status === 'running'
  useRunningSubmission(running)
  const may = (move: OwnMove) => moves.includes(move)
  return (
    <>
      <NowhereBanner offers={nowhere} publisherId={params.publisherId} mayManage={mayManageLeads} />
      {isFormRefusal(actionData) && <Refused {...actionData} />}
      {forcedStop && (
        <Notice tone="failed" title={t('overview.stoppedByOperator')}>
          <p dir="auto">{forcedStop.reason}</p>
          <p>
            {forcedStop.deadline ? (
              <>
                {t('overview.mendBy')} <Day at={forcedStop.deadline} />.
              </>
            ) : (
              t('overview.mend')
            )}
          </p>
        </Notice>
      )}
      {may('goLive') && <GoLive warnings={warnings} certifiedLater={certifiedLater} />}
      {slots.live && hidden && !running && (
        <Notice tone="needsYou" title={t('overview.hidden')}>
          <p>
            {t('overview.hiddenText')}{' '}
            <Link to="pages/availability#field-availability.hideKey">{t('overview.hiddenAct')}</Link>
          </p>
        </Notice>
      )}
      <KeyValue
        items={[
          {
            label: t('overview.live'),
            value: slots.live && <Slot {...slots.live} link={hidden ? undefined : links.live} />,
          },
          { label: t('overview.preview'), value: slots.preview && <Slot {...slots.preview} link={links.preview} /> },
          { label: t('overview.key'), value: <CopyId id={`${params.publisherId}.${params.offerId}`} short={60} /> },
        ]}
      />
      {submission && (
        <section aria-labelledby="publication">
          <h2 id="publication">{t('overview.publication', { number: submission.number })}</h2>
          <p>
            {t('overview.submittedBy', { name: submission.submittedBy })} <RelativeTime at={submission.submittedAt} />
          </p>
          <PublicationSteps steps={submission.steps} />
          <p>
            <ButtonLink to={`submissions/${submission.submissionId}`}>{t('overview.details')}</ButtonLink>
          </p>
        </section>
      )}
      {archivedAt && (
        <Notice tone="atRest" title={t('overview.archived')}>
          <p>{t('overview.archivedText', { count: keptDays })}</p>
        </Notice>
      )}
      {!submission && <Notice tone="atRest">{t('overview.neverSubmitted')}</Notice>}
      <FormActs>
        {may('submit') && (
          <ButtonLink to="review" kind={may('goLive') ? 'plain' : 'primary'}>
            {t('moves.submit.label')}
          </ButtonLink>
        )}
        {mayDuplicate && <ButtonLink to="duplicate">{t('duplicate.label')}</ButtonLink>}
        {asked.filter(may).map((move) => (
          <ConfirmForm
            key={move}
            label={t(`moves.${move}.label`)}
            question={t(`moves.${move}.question`, { name })}
            fields={{ move }}
            typed={move === 'purge' ? params.offerId : undefined}
          >
            <p>{t(`moves.${move}.consequence`, { count: keptDays })}</p>
          </ConfirmForm>
        ))}
      </FormActs>
    </>
  )
}

/** The one act that matters when a preview waits; what should be known before stands right above it. */
function GoLive({ warnings, certifiedLater }: { warnings: string[]; certifiedLater: boolean }) {
  const { t } = useTranslation('offers')
  return (
    <Notice tone="needsYou" title={t(certifiedLater ? 'moves.goLive.questionFirst' : 'moves.goLive.question')}>
      <p>{t(certifiedLater ? 'moves.goLive.thenCertified' : 'moves.goLive.consequence')}</p>
      {warnings.length > 0 && (
        <ul>
          {warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      )}
      <Form>
        <input type="hidden" name="move" value="goLive" />
        {warnings.length > 0 && <Checkbox name="acknowledgeWarnings" label={t('moves.goLive.acknowledge')} />}
        <Button kind="accent">{t(certifiedLater ? 'moves.goLive.sendLabel' : 'moves.goLive.label')}</Button>
      </Form>
    </Notice>
  )
}

function Slot({ version, publishedAt, link }: { version: number; publishedAt: Date; link?: string }) {
  const { t } = useTranslation('offers')
  return (
    <>
      {t('layout.version', { version })}, <RelativeTime at={publishedAt} />
      {link && (
        <>
          {' · '}
          <a href={link}>{t('overview.look')}</a>
        </>
      )}
    </>
  )
}
