/** How good the listing is, beside the form: the score, and the three improvements that bring most for least. */
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import s from './score.module.css'
import type { ScoreView } from './score-view.ts'
import { useLiveScore } from './use-live-score.ts'

type ScorePanelProps = {
  saved: ScoreView
  home: string
  /** The page that the form around it is for, and the plan when it is one of a plan's. */
  pageKey?: string
  planId?: string
}

/** In a form it follows what is typed; anywhere else it shows what was saved. */
export function ScorePanel({ saved, home, pageKey, planId }: ScorePanelProps) {
  const { t } = useTranslation('quality')
  const inside = useRef<HTMLElement>(null)
  const { score, isLive, asking } = useLiveScore(saved, `${home}/score${planId ? `?plan=${planId}` : ''}`, inside)
  return (
    <aside ref={inside} className={s.panel} aria-label={t('title')} data-page-key={pageKey}>
      <details open>
        <summary className={s.head}>
          <h2 className={s.title}>{t('title')}</h2>
          <StatusBadge of="band" state={score.band} />
        </summary>
        <Score score={score.score} />
        <p className={s.state} role="status">
          {asking ? t('checking') : isLive ? '' : t('saved')}
        </p>
        {score.capped && <p>{t('capped')}</p>}
        {score.fixes.length > 0 ? (
          <>
            <h3 className={s.best}>{t('best')}</h3>
            <ol className={s.fixes}>
              {score.fixes.map((fix) => (
                <li key={fix.id}>
                  <a href={fix.href}>{fix.message}</a>
                  <span className={s.gain}>
                    {t('gain', { count: Math.max(1, Math.round(fix.gain)) })} ·{' '}
                    <a href={fix.ruleHref} aria-label={`${t('why')}: ${fix.id}`}>
                      {t('why')}
                    </a>
                  </span>
                </li>
              ))}
            </ol>
          </>
        ) : (
          <p>{t('perfect')}</p>
        )}
        <p>
          <Link to={`${home}/quality`}>{t('all')}</Link>
        </p>
      </details>
    </aside>
  )
}

export function Score({ score }: { score: number }) {
  const { t } = useTranslation('quality')
  return (
    <>
      <p className={s.score}>
        <strong>{score}</strong> {t('outOf')}
      </p>
      <meter className={s.meter} min={0} max={100} low={50} high={70} optimum={100} value={score}>
        {t('score', { score })}
      </meter>
    </>
  )
}
