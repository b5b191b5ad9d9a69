/** The signed address of the package: a .zip, readable for a month or more, and no more than readable. */
import { judgeUrl } from '../public-url.ts'
import type { Found, Rule } from './rule.ts'

const fieldKey = 'technical.packageUrl'
const MONTH_MS = 30 * 86_400_000

export const packageIsZip: Rule = ({ document }) => {
  const url = wellFormed(document.technical?.packageUrl)
  return url && !url.pathname.toLowerCase().endsWith('.zip') ? [{ fieldKey, code: 'technical.packageUrl.notZip' }] : []
}

/** The server copies the package when the offer is submitted: until then the signature must hold. */
export const packageUrlLasts: Rule = ({ document, context }) => {
  const expires = wellFormed(document.technical?.packageUrl)?.searchParams.get('se')
  const at = expires ? new Date(expires) : undefined
  if (!at || Number.isNaN(at.getTime())) return []
  const leftMs = at.getTime() - context.now.getTime()
  if (leftMs <= 0) return [{ fieldKey, code: 'technical.packageUrl.expired' }]
  return leftMs < MONTH_MS ? [warning('expiresSoon', { date: at.toISOString() })] : []
}

export const packageUrlReadsOnly: Rule = ({ document }) => {
  const permissions = wellFormed(document.technical?.packageUrl)?.searchParams.get('sp')
  // Azure Storage: add, create, write, delete, delete version, permanent delete, tags, move, execute, ownership.
  return permissions && /[acwdxytmeop]/.test(permissions) ? [warning('writable')] : []
}

function wellFormed(text: string | undefined): URL | undefined {
  return text && judgeUrl(text) === 'ok' ? new URL(text) : undefined
}

function warning(rule: string, params?: Found['params']): Found {
  return { fieldKey, code: `technical.packageUrl.${rule}`, level: 'warning', params }
}
