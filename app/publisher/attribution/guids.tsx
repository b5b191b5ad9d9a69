/** The registry: every GUID with its state, offers and channels without one, and the way in and out as CSV. */
import { useTranslation } from 'react-i18next'
import { can } from '#accounts'
import {
  addGuids,
  channelMatrix,
  channels,
  figuresOfGuids,
  fillMatrix,
  type GuidState,
  guidStates,
  importGuids,
  listGuids,
} from '#attribution'
import { listOffers } from '#offers'
import type { Ctx } from '#platform/ctx'
import { unprocessable } from '#platform/problem'
import { ctxOf } from '../../ctx.server.ts'
import { answerForm, redirectWithNotice, textOf } from '../../forms.server.ts'
import { i18nOf } from '../../i18n.server.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { CopyId } from '../../ui/copy-id.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FilterLinks } from '../../ui/filter-chips.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { ToneIcon } from '../../ui/tone-icon.tsx'
import type { Route } from './+types/guids.ts'
import { AddGuids } from './add-guids.tsx'
import s from './attribution.module.css'
import { GuidMatrix } from './guid-matrix.tsx'
import { matrixChannels } from './query.server.ts'

const quietMs = 30 * 86_400_000

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const { publisherId } = params
  const all = await listGuids(ctx, { publisherId })
  const state = guidStates.find((one) => one === url.searchParams.get('state'))
  const figures = await figuresOfGuids(ctx, publisherId)
  const offerIds = await deployedOffers(ctx, publisherId)
  const matrix = await channelMatrix(ctx, { publisherId, offerIds, channels: matrixChannels })
  return {
    mayWrite: can(ctx, 'attribution.write', { publisherId }),
    guids: all
      .filter((one) => !state || one.state === state)
      .map((one) => {
        const { id, trackingId, guid, description, offerId, channel, state, firstSeenAt, lastSeenAt } = one
        const of = figures.get(guid ?? '')
        const isQuiet =
          state === 'active' &&
          !lastSeenAt &&
          one.activeFrom !== null &&
          ctx.now().getTime() - one.activeFrom.getTime() > quietMs
        return {
          ...{ id, trackingId, guid, description, offerId, channel, state, firstSeenAt, lastSeenAt },
          ...{ deployments: of?.deployments ?? 0, resources: of?.activeResources ?? 0, missed: one.missedBefore },
          warnings: [
            isQuiet && 'quiet',
            of && of.deployments > 0 && of.succeeded === 0 && 'onlyFailed',
            of && of.partial > 0 && 'partial',
            one.missedBefore > 0 && 'missed',
          ].filter((warning) => typeof warning === 'string'),
        }
      }),
    counts: Object.fromEntries(
      guidStates.map((one) => [one, all.filter((record) => record.state === one).length]),
    ) as Record<GuidState, number>,
    total: all.length,
    allChannels: [...channels],
    matrix: offerIds.map((offerId) => ({
      offerId,
      cells: matrix
        .filter((cell) => cell.offerId === offerId)
        .map(({ channel, guids }) => ({ channel, guidId: guids[0]?.id, count: guids.length })),
    })),
    gaps: matrix.filter(({ guids }) => guids.length === 0).length,
  }
}

export async function action({ context, params, request, url }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const { publisherId } = params
  const form = await request.formData()
  const t = i18nOf(ctx.locale).getFixedT(ctx.locale, 'attribution')
  return answerForm(form, async () => {
    if (form.get('deed') === 'fill') {
      const offerIds = await deployedOffers(ctx, publisherId)
      const made = await fillMatrix(ctx, { publisherId, offerIds, channels: matrixChannels })
      return redirectWithNotice(ctx, url.pathname, t('guids.filled', { count: made.length }))
    }
    if (form.get('deed') === 'several') {
      const made = await addGuids(ctx, publisherId, {
        lines: textOf(form, 'lines'),
        channel: textOf(form, 'channel'),
        offerId: textOf(form, 'offerId') || undefined,
      })
      return redirectWithNotice(ctx, url.pathname, t('guids.filled', { count: made.length }))
    }
    const file = form.get('file')
    const csv = file instanceof File && file.size > 0 ? await file.text() : textOf(form, 'csv')
    if (!csv.trim()) throw nothingToImport(t('guids.importNothing'))
    const made = await importGuids(ctx, publisherId, csv)
    return redirectWithNotice(ctx, url.pathname, t('guids.imported', { count: made.length }))
  })
}

function nothingToImport(detail: string) {
  return unprocessable(detail, { errors: [{ pointer: '#/csv', detail, code: 'attribution.nothingToImport' }] })
}

/** Offers whose customers deploy something that can carry a GUID: images of virtual machines cannot. */
async function deployedOffers(ctx: Ctx, publisherId: string): Promise<string[]> {
  const { items } = await listOffers(ctx, { publisherId })
  return items.filter(({ type }) => type !== 'azure-virtual-machine').map(({ offerId }) => offerId)
}

type Row = Route.ComponentProps['loaderData']['guids'][number]

export default function Guids({ loaderData, actionData, params }: Route.ComponentProps) {
  const { t } = useTranslation('attribution')
  const { guids, mayWrite, counts, total, matrix, gaps, allChannels } = loaderData
  const attribution = `/publisher/${params.publisherId}/attribution`
  const home = `${attribution}/guids`
  const columns: Column<Row>[] = [
    { key: 'description', label: t('guids.description'), cell: (one) => one.description },
    {
      key: 'trackingId',
      label: t('guids.trackingId'),
      cell: (one) => <CopyId id={one.trackingId} short={13} />,
    },
    {
      key: 'channel',
      label: t('dimension.channel'),
      cell: (one) => (
        <div>
          {t(`channel.${one.channel}`)} <div className={s.soft}>{one.offerId}</div>
        </div>
      ),
    },
    { key: 'state', label: t('guids.state'), cell: (one) => <StatusBadge of="guid" state={one.state} /> },
    {
      key: 'warnings',
      label: t('guids.warnings'),
      cell: (one) =>
        one.warnings.length
          ? one.warnings.map((warning) => (
              <div key={warning} className={s.warning}>
                <ToneIcon tone="needsYou" /> {t(`guids.warning.${warning}`, { count: one.missed })}
              </div>
            ))
          : '–',
    },
    {
      key: 'deployments',
      label: t('measure.deployments'),
      numeric: true,
      cell: (one) =>
        one.deployments && one.guid ? (
          <a href={`${attribution}/deployments?counted=1&guid=${one.guid}`}>{one.deployments}</a>
        ) : (
          0
        ),
    },
    { key: 'resources', label: t('guids.resources'), numeric: true, cell: (one) => one.resources },
    {
      key: 'seen',
      label: t('guids.firstAndLast'),
      cell: (one) =>
        one.firstSeenAt && one.lastSeenAt ? (
          <div>
            <RelativeTime at={one.firstSeenAt} />{' '}
            <div>
              <RelativeTime at={one.lastSeenAt} />
            </div>
          </div>
        ) : (
          t('guids.never')
        ),
    },
  ]
  const add = mayWrite && (
    <ButtonLink to={`${home}/new`} kind="primary">
      {t('guids.new')}
    </ButtonLink>
  )
  return (
    <>
      <FilterLinks
        label={t('guids.state')}
        name="state"
        options={[
          { value: '', label: t('guids.all'), count: total },
          ...(
            ['active', 'draft', 'disputed', 'retired', ...(counts.revoked ? (['revoked'] as const) : [])] as const
          ).map((state) => ({
            value: state,
            label: t(`ui:status.guid.${state}`),
            count: counts[state],
          })),
        ]}
      />
      <div className={s.wide}>
        <DataTable
          caption={t('guids.title')}
          columns={columns}
          rows={guids}
          rowKey={(one) => one.id}
          hrefOf={(one) => `${home}/${one.id}`}
          tools={
            <>
              {add}{' '}
              {(['csv', 'tsv'] as const).map((type) => (
                <ButtonLink key={type} to={`${attribution}/tables/guids.${type}`} reloadDocument size="s">
                  {t(`file.${type}`)}
                </ButtonLink>
              ))}
            </>
          }
          empty={
            <EmptyState title={t('guids.emptyTitle')} act={add || undefined}>
              {t('guids.emptyText')}
            </EmptyState>
          }
        />
      </div>
      {matrix.length > 0 && <GuidMatrix matrix={matrix} gaps={gaps} mayWrite={mayWrite} home={home} />}
      {mayWrite && (
        <AddGuids channels={allChannels} offers={matrix.map(({ offerId }) => offerId)} refusal={actionData} />
      )}
    </>
  )
}
