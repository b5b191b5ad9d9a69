/** One GUID: what it stands for, the lines to copy, the notice for customers, its history, and what can be done with it. */
import { useTranslation } from 'react-i18next'
import { can, getPublisher } from '#accounts'
import {
  channels,
  deleteGuid,
  editGuid,
  getGuid,
  headerSightingOf,
  headerTools,
  noticesOfGuid,
  noticeWords,
  reactivateGuid,
  readmeSnippet,
  registerGuid,
  retireGuid,
  templateSnippet,
  userAgentLine,
} from '#attribution'
import { listOffers } from '#offers'
import { ctxOf } from '../../ctx.server.ts'
import { answerForm, redirectWithNotice, textOf, textsOf } from '../../forms.server.ts'
import { i18nOf } from '../../i18n.server.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { ConfirmForm } from '../../ui/confirm-form.tsx'
import { CopyId } from '../../ui/copy-id.tsx'
import { CopyLines } from '../../ui/copy-lines.tsx'
import { Form, FormActs } from '../../ui/form.tsx'
import { KeyValue } from '../../ui/key-value.tsx'
import { Notice } from '../../ui/notice.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import type { Route } from './+types/guid.ts'
import s from './attribution.module.css'
import { GuidFields } from './guid-fields.tsx'

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const { changes, ...record } = await getGuid(ctx, params)
  const { displayName } = await getPublisher(ctx, params.publisherId)
  const { items } = await listOffers(ctx, { publisherId: params.publisherId })
  const written = noticesOfGuid(ctx, record, displayName)
  return {
    record,
    changes,
    sighting: await headerSightingOf(ctx, params),
    mayWrite: can(ctx, 'attribution.write', params),
    offers: items.map(({ offerId }) => offerId),
    channels: [...channels],
    command: tagCommand(record),
    lines: record.guid
      ? headerTools.map((tool) => ({
          tool,
          line: userAgentLine(tool, record.guid!, { suffix: record.trackingId.slice(40) }),
        }))
      : [],
    readme: readmeSnippet(written),
    metadata: templateSnippet(record.noticeUrl ?? `${ctx.config.url}/transparency`),
    notices: written.map(({ locale, text, missing }) => ({
      locale,
      text,
      missing: missing.map((element) => noticeWords(ctx.locale, element)),
    })),
    home: `/publisher/${params.publisherId}/attribution/guids/${params.guidId}`,
  }
}

/** With what the registry says of this GUID: a suffix that was issued, a switch for customers. */
function tagCommand({ guid, trackingId, optOut }: { guid: string | null; trackingId: string; optOut: string }): string {
  const suffix = trackingId.slice(`pid-${guid}`.length)
  const [, parameter] = /^parameter:(\w+)$/.exec(optOut) ?? []
  return [
    `comptoir attribution tag azuredeploy.json --guid ${guid ?? ''}`,
    ...(guid && suffix ? [`--suffix=${suffix}`] : []),
    ...(parameter ? [`--opt-out-parameter ${parameter}`] : []),
  ].join(' ')
}

export async function action({ context, params, request, url }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const form = await request.formData()
  const t = i18nOf(ctx.locale).getFixedT(ctx.locale, 'attribution')
  const done = (code: string) => redirectWithNotice(ctx, url.pathname, t(`guid.done.${code}`))
  return answerForm(form, async () => {
    switch (form.get('deed')) {
      case 'register':
        await registerGuid(ctx, params)
        return done('register')
      case 'retire':
        await retireGuid(ctx, params)
        return done('retire')
      case 'reactivate':
        await reactivateGuid(ctx, params)
        return done('reactivate')
      case 'delete':
        await deleteGuid(ctx, params)
        return redirectWithNotice(ctx, `/publisher/${params.publisherId}/attribution/guids`, t('guid.done.delete'))
      default:
        await editGuid(ctx, params, {
          description: textOf(form, 'description'),
          channel: textOf(form, 'channel'),
          channelDetail: textOf(form, 'channelDetail'),
          offerId: textOf(form, 'offerId'),
          planId: textOf(form, 'planId'),
          artifactKinds: textsOf(form, 'artifactKinds'),
          noticeUrl: textOf(form, 'noticeUrl'),
          noticeText: textOf(form, 'noticeText'),
          optOut: textOf(form, 'optOut'),
          version: Number(form.get('version')),
        })
        return done('edit')
    }
  })
}

export default function GuidSheet({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation('attribution')
  const { record, changes, mayWrite, offers, channels, command, lines, notices, home, sighting } = loaderData
  const { readme, metadata } = loaderData
  const software = home.replace(/\/guids\/.*$/, '')
  const lacking = notices[0]?.missing ?? []
  return (
    <>
      <h2>
        {record.description} <StatusBadge of="guid" state={record.state} />
      </h2>
      {record.state === 'disputed' && <Notice tone="needsYou">{t('guid.disputedText')}</Notice>}
      {record.missedBefore > 0 && <Notice tone="onItsWay">{t('guid.missed', { count: record.missedBefore })}</Notice>}
      <KeyValue
        items={[
          { label: t('guids.trackingId'), value: <CopyId id={record.trackingId} short={60} /> },
          {
            label: t('dimension.channel'),
            value: [t(`channel.${record.channel}`), record.channelDetail].filter(Boolean).join(' · '),
          },
          { label: t('dimension.offer'), value: [record.offerId, record.planId].filter(Boolean).join(' / ') },
          { label: t('guid.origin'), value: t(`origin.${record.origin}`) },
          { label: t('guid.activeFrom'), value: record.activeFrom && <RelativeTime at={record.activeFrom} /> },
          { label: t('guid.firstSeen'), value: record.firstSeenAt && <RelativeTime at={record.firstSeenAt} /> },
          { label: t('guids.seen'), value: record.lastSeenAt && <RelativeTime at={record.lastSeenAt} /> },
          {
            label: t('guid.tokenSeen'),
            value: sighting ? (
              <>
                {t('guid.tokenRequests', { count: sighting.requests })} · <RelativeTime at={sighting.lastAt} />
              </>
            ) : (
              t('guid.tokenNever')
            ),
          },
        ]}
      />
      {record.guid && (
        <p className={s.views}>
          <a href={`${software}/deployments?guid=${record.guid}`}>{t('guid.deployments')}</a>
          <a href={`${software}/verify?guid=${record.guid}`}>{t('guid.verify')}</a>
        </p>
      )}
      {mayWrite && (
        <FormActs>
          {record.state === 'draft' && <Act deed="register" label={t('guid.register')} />}
          {record.state === 'retired' && <Act deed="reactivate" label={t('guid.reactivate')} />}
          {record.state === 'active' && (
            <ConfirmForm
              label={t('guid.retire')}
              question={t('guid.retireQuestion', { name: record.description })}
              fields={{ deed: 'retire' }}
              align="start"
            />
          )}
          {record.state === 'draft' && (
            <ConfirmForm
              label={t('guid.delete')}
              question={t('guid.deleteQuestion', { name: record.description })}
              fields={{ deed: 'delete' }}
              align="start"
            />
          )}
        </FormActs>
      )}
      <section>
        <h3>{t('guid.lines')}</h3>
        <p>{t('guid.linesText')}</p>
        <CopyLines text={command} label={t('guid.lines')} />
        <details>
          <summary>{t('guid.headerLines')}</summary>
          {lines.map(({ tool, line }) => (
            <div key={tool}>
              <h4>{t(`tool.${tool}`)}</h4>
              <CopyLines text={line} label={t(`tool.${tool}`)} />
            </div>
          ))}
        </details>
      </section>
      <section>
        <h3>{t('guid.notice')}</h3>
        <p>{t('guid.noticeText')}</p>
        {lacking.length > 0 && (
          <Notice tone="needsYou" title={t('guid.noticeLacks')}>
            <ul>
              {lacking.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
            {mayWrite && <a href="#edit">{t('guid.noticeMend')}</a>}
          </Notice>
        )}
        {notices.map(({ locale, text }) => (
          <blockquote key={locale} lang={locale} className={s.notice}>
            {text}
          </blockquote>
        ))}
        <details>
          <summary>{t('guid.noticeElsewhere')}</summary>
          <h4>{t('guid.noticeReadme')}</h4>
          <CopyLines text={readme} label={t('guid.noticeReadme')} />
          <h4>{t('guid.noticeTemplate')}</h4>
          <CopyLines text={metadata} label={t('guid.noticeTemplate')} />
        </details>
      </section>
      {mayWrite && (
        <section id="edit">
          <h3>{t('guid.edit')}</h3>
          <Form method="post" refusal={actionData} initial={{ ...record }} guarded>
            <input type="hidden" name="version" value={record.version} />
            <GuidFields offers={offers} channels={channels} />
            <FormActs>
              <Button kind="primary" data-save>
                {t('save')}
              </Button>
            </FormActs>
          </Form>
        </section>
      )}
      <section>
        <h3>{t('support.title')}</h3>
        <p>{t('support.text')}</p>
        <ButtonLink to={`${home}/support`}>{t('support.open')}</ButtonLink>
      </section>
      <section>
        <h3>{t('guid.history')}</h3>
        <ul>
          {changes.map(({ id, change, detail, by, at }) => (
            <li key={id}>
              {t(`change.${change}`)}
              {detail.fields &&
                ` (${String(detail.fields)
                  .split(' ')
                  .map((name) => t(`field.${name}`))
                  .join(', ')})`}{' '}
              · {by} · <RelativeTime at={at} />
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}

function Act({ deed, label }: { deed: string; label: string }) {
  return (
    <Form method="post">
      <input type="hidden" name="deed" value={deed} />
      <Button kind="primary">{label}</Button>
    </Form>
  )
}
