/** The notice of a registered GUID, in every language: what its page and the listing show. */
import type { Ctx } from '#platform/ctx'
import type { Locale } from '#platform/messages'
import type { trackingGuids } from '../schema.ts'
import { lintNotice, type NoticeElement, writeNotice } from './notice.ts'

type Described = Pick<
  typeof trackingGuids.$inferSelect,
  'description' | 'artifactKinds' | 'noticeUrl' | 'noticeText' | 'optOut'
>

export type GuidNotice = {
  locale: Locale
  text: string
  /** Required elements that it lacks: what the publisher still has to say. */
  missing: NoticeElement[]
}

/** The publisher’s own text where there is one, written from the record otherwise. */
export function noticesOfGuid(ctx: Pick<Ctx, 'config'>, record: Described, publisher: string): GuidNotice[] {
  const { description: software, artifactKinds, noticeUrl, noticeText, optOut } = record
  const byProgram = artifactKinds.includes('userAgent') || artifactKinds.includes('terraform')
  return (['en', 'fr'] as const).map((locale) => {
    const text =
      noticeText ??
      writeNotice(locale, {
        variant: byProgram ? 'api' : 'template',
        software,
        publisher,
        operator: ctx.config.name,
        operatorPolicyUrl: `${ctx.config.url}${locale === 'fr' ? '/fr' : ''}/privacy`,
        ...(noticeUrl && { publisherPolicyUrl: noticeUrl }),
        optOut,
      })
    return { locale, text, missing: lintNotice(text, { software, publisher }) }
  })
}
