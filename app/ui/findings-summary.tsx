import { type MouseEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from './notice.tsx'
import { type Finding, fieldOf } from './refusal.ts'

type FindingsSummaryProps = {
  findings: Finding[]
  title?: string
  /** What the fields are called, by their name: said before what fits any field. */
  labels?: Map<string, string>
  /** Where a finding's field is; by default the field of that name on this page. */
  hrefOf?: (finding: Finding) => string
  tone?: 'failed' | 'needsYou'
  /** Takes the focus, so that a reader hears it first after a form was refused. */
  focused?: boolean
}

/** All findings of a form, each a link to its field. */
export function FindingsSummary({
  findings,
  title,
  labels,
  hrefOf = ownField,
  tone = 'failed',
  focused,
}: FindingsSummaryProps) {
  const { t } = useTranslation('ui')
  const top = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (focused && findings.length > 0) top.current?.focus()
  }, [focused, findings])
  if (findings.length === 0) return null
  return (
    <div ref={top} tabIndex={-1}>
      <Notice tone={tone} role="alert" title={title ?? t('findings', { count: findings.length })}>
        <ul>
          {findings.map((finding) => (
            <li key={`${finding.pointer} ${finding.code ?? finding.detail}`}>
              <a href={hrefOf(finding)} onClick={goToField}>
                {isOfAnyField(finding) && labels?.has(fieldOf(finding.pointer))
                  ? t('findingOf', { label: labels.get(fieldOf(finding.pointer)), detail: finding.detail })
                  : finding.detail}
              </a>
              {finding.helpUri && (
                <>
                  {' '}
                  <a href={finding.helpUri} aria-label={t('findingRule', { code: finding.code })}>
                    ({t('findingWhy')})
                  </a>
                </>
              )}
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  )
}

/** "Fill this in" beside a field is plain; in a list it does not say what. */
function isOfAnyField({ code = '' }: Finding): boolean {
  return /\.(required|invalid|too_short|too_long|at_least|at_most|number|type|option|unreadable|unprintable)$/.test(
    code,
  )
}

/** Straight to the field, without a step in the history that going back would have to undo. */
function goToField(event: MouseEvent<HTMLAnchorElement>): void {
  const href = event.currentTarget.getAttribute('href') ?? ''
  const field = href.startsWith('#') && document.getElementById(href.slice(1))
  if (!field) return
  event.preventDefault()
  // A group of boxes takes no focus itself: its first box does.
  const control = field.matches(controls) ? field : (field.querySelector<HTMLElement>(controls) ?? field)
  control.focus()
}

const controls = 'input:not([type="hidden"]), select, textarea, button, [tabindex], [contenteditable="true"]'

function ownField(finding: Finding): string {
  return `#${fieldId(fieldOf(finding.pointer))}`
}

export function fieldId(name: string): string {
  return `field-${name}`
}
