import { IconX } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'react-router'
import s from './notice.module.css'
import type { Notice as NoticeText } from './notice-cookie.ts'
import { usePage } from './page.ts'
import type { Tone } from './statuses.ts'
import { ToneIcon } from './tone-icon.tsx'

/** Something a person should know on this page. `role="alert"` is for what just went wrong. */
export function Notice(props: {
  tone: Tone
  title?: string
  children?: ReactNode
  acts?: ReactNode
  role?: 'status' | 'alert'
}) {
  return (
    <div className={s.notice} data-tone={props.tone} role={props.role}>
      <ToneIcon tone={props.tone} size={20} />
      <div className={s.text}>
        {props.title && <p className={s.title}>{props.title}</p>}
        {props.children}
      </div>
      {props.acts && <div className={s.acts}>{props.acts}</div>}
    </div>
  )
}

/** What the last act did, after its redirect; gone with the next page. The layouts show it. */
export function LastNotice() {
  const { t } = useTranslation('ui')
  const notice = usePage()?.notice
  const { key } = useLocation()
  const shownFor = useRef<{ notice?: NoticeText; key: string }>({ key })
  const [closed, setClosed] = useState<NoticeText>()
  if (shownFor.current.notice !== notice) shownFor.current = { notice, key }
  const stale = shownFor.current.key !== key
  useEffect(() => {
    if (stale) setClosed(notice)
  }, [stale, notice])
  return (
    <div role="status">
      {notice && notice !== closed && !stale && (
        <Notice
          tone={notice.tone}
          acts={
            <button type="button" className={s.close} aria-label={t('close')} onClick={() => setClosed(notice)}>
              <IconX size={16} aria-hidden="true" />
            </button>
          }
        >
          <p>{notice.text}</p>
        </Notice>
      )}
    </div>
  )
}
