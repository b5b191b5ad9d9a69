/** Every rule of listing quality, and what it says of this offer. */
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { getDraft, scoreDraft } from '#offers'
import { ctxOf } from '../../../ctx.server.ts'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import type { Route } from './+types/quality.ts'
import s from './score.module.css'
import { Score } from './score-panel.tsx'
import { ruleViews, scoreView } from './score-view.server.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const score = await scoreDraft(ctx, await getDraft(ctx, params))
  const reading = { home: `/publisher/${params.publisherId}/offers/${params.offerId}`, locale: ctx.locale }
  return { ...scoreView(score, reading), version: score.version, rules: ruleViews(score, reading) }
}

type Rule = Route.ComponentProps['loaderData']['rules'][number]

export default function OfferQuality({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('quality')
  const { score, band, capped, version, rules } = loaderData
  const of = (...states: string[]) => rules.filter((rule) => states.includes(rule.state))
  return (
    <>
      <h2>
        {t('title')} <StatusBadge of="band" state={band} />
      </h2>
      <p>{t('lead')}</p>
      <div>
        <Score score={score} />
      </div>
      {capped && <p>{t('capped')}</p>}
      <Rules title={t('open')} rules={of('failed', 'partial')} />
      <p>
        <Link to="../launch" relative="path">
          {t('launch.title')}
        </Link>
      </p>
      <details>
        <summary>
          {t('passed')} ({of('passed').length})
        </summary>
        <Rules rules={of('passed')} />
      </details>
      <details>
        <summary>
          {t('leftOut')} ({of('notApplicable').length})
        </summary>
        <p>{t('leftOutText')}</p>
        <Rules rules={of('notApplicable')} />
      </details>
      <p className={s.state}>{t('version', { version })}</p>
    </>
  )
}

function Rules({ title, rules }: { title?: string; rules: Rule[] }) {
  const { t } = useTranslation('quality')
  if (rules.length === 0) return null
  return (
    <section aria-label={title}>
      {title && <h3>{title}</h3>}
      <ul className={s.rules}>
        {rules.map((rule) => (
          <li key={rule.id} className={s.rule}>
            <div className={s.ruleHead}>
              <a href={rule.ruleHref}>
                <code>{rule.id}</code> {rule.asks}
              </a>
              <StatusBadge of="rule" state={rule.state} />
              {rule.gain > 0 && <span>{t('gain', { count: Math.max(1, Math.round(rule.gain)) })}</span>}
            </div>
            {rule.message && (
              <div>
                <a href={rule.href}>{rule.message}</a>
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
