/** Privacy notices: what customers are told about usage attribution, generated and checked. Specification: attribution §8. */
import type { Locale } from '#platform/messages'
import { noticeTexts } from './texts.ts'

export type NoticeVariant = 'template' | 'api'

export type NoticeFacts = {
  variant: NoticeVariant
  software: string
  publisher: string
  operator: string
  operatorPolicyUrl: string
  /** Without one the sentence is left out, and the notice lacks N9. */
  publisherPolicyUrl?: string
  /** How to be left out: `parameter:NAME`, `environment:NAME`, `documented`, or words of the publisher's own. `none` leaves the sentence out: the notice lacks N8. */
  optOut: string
}

export const noticeElements = ['N1', 'N2', 'N3', 'N4', 'N5', 'N6', 'N7', 'N8', 'N9'] as const
export type NoticeElement = (typeof noticeElements)[number]

export function writeNotice(locale: Locale, facts: NoticeFacts): string {
  const { notice, leftOut, ownPolicy, occasion } = noticeTexts[locale]
  const sentences = [notice, facts.optOut !== 'none' && leftOut, facts.publisherPolicyUrl && ownPolicy]
  return fill(sentences.filter(Boolean).join(' '), {
    ...facts,
    occasion: occasion[facts.variant],
    optOutInstruction: optOutInstruction(locale, facts),
  })
}

/** What to do to be left out, as the middle of a sentence. */
export function optOutInstruction(
  locale: Locale,
  { optOut, publisher }: { optOut: string; publisher: string },
): string {
  const [, kind, name = ''] = /^(parameter|environment):(.+)$/.exec(optOut) ?? []
  const { optOutParameter, optOutEnvironment, optOutDocumented } = noticeTexts[locale]
  if (kind === 'parameter') return fill(optOutParameter, { name })
  if (kind === 'environment') return fill(optOutEnvironment, { name })
  return optOut === 'documented' ? fill(optOutDocumented, { publisher }) : optOut
}

// A link of Markdown, `[our policy](https://…)`, is none.
const placeholder =
  /\{\w+\}|\[(your|name|software|publisher|partner|product|company)[^\]]*\](?!\()|<[^<>="/]*(software|publisher|partner|product|company|name)[^<>="/]*>/i

function fill(text: string, values: Record<string, string | undefined>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
}

/**
 * Which required elements a notice lacks. What it can know by itself it looks for in either language; the names of
 * software and publisher are looked for when they are given.
 */
export function lintNotice(
  text: string,
  { software, publisher }: { software?: string; publisher?: string } = {},
): NoticeElement[] {
  const lower = text.toLowerCase()
  const says = (pattern: RegExp) => pattern.test(lower)
  const named = (name: string | undefined) => name === undefined || lower.includes(name.toLowerCase())
  const links = [...text.matchAll(/https:\/\/[^\s<>"')]+/g)].map((match) => match[0].replace(/[.,;]+$/, ''))
  const present: Record<NoticeElement, boolean> = {
    N1: !placeholder.test(text) && named(software) && named(publisher) && text.trim() !== '',
    N2: says(/deploy|install|déploie|déploy|installe/),
    N3:
      says(/recogni[sz]e|identif(y|ies)|detect|reconnaître|reconnaît|identifier|installation/) &&
      says(/install|deploy|déplo/),
    N4: says(/associate|correlate|link|associer|associe|corréler|relier/),
    N5: says(/improve|better|experience|améliorer|amélior|expérience/) && says(/business|operat|activité|exploitation/),
    N6: links.length > 0 && says(/privacy|confidentialité|vie privée/),
    N7:
      says(/report|tell|share|communique|transmet|rapport|signale/) &&
      (publisher === undefined ? true : named(publisher)),
    N8:
      says(/opt[ -]?out|left out|exclude|turn off|disable|refuser|exclu|désactiv|ne pas (être|participer)/) &&
      says(/\b(works?|working|functions?|fonctionner?|marche)\b/),
    N9: new Set(links).size > 1 || /[\w.+-]@[\w-]+\.\w+/.test(text),
  }
  return noticeElements.filter((element) => !present[element])
}
