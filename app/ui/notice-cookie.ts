/** A notice travels from the action that redirects to the page that follows in a cookie of its own. */
import { cookieOf } from '../cookies.ts'

export type Notice = { tone: 'done' | 'needsYou' | 'failed' | 'onItsWay'; text: string }

export const noticeCookie = 'comptoir_notice'

const tones = ['done', 'needsYou', 'failed', 'onItsWay']

export function writeNotice({ tone, text }: Notice): string {
  return `${tone} ${text}`
}

export function readNotice(cookies: string | null): Notice | undefined {
  const [, tone, text] = cookieOf(cookies, noticeCookie)?.match(/^(\w+) (.+)$/s) ?? []
  return tone && text && tones.includes(tone) ? { tone: tone as Notice['tone'], text } : undefined
}
