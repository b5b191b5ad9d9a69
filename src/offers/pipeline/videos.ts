/** Asks the site that hosts a video about it, by oEmbed (https://oembed.com): may it be shown elsewhere, how long is it? */
import type { Ctx } from '#platform/ctx'
import type { LinkFact } from '../quality/link-fact.ts'

const providers: [RegExp, (url: string) => string][] = [
  [
    /^(www\.|m\.)?youtube\.com$|^youtu\.be$/,
    (url) => `https://www.youtube.com/oembed?format=json&url=${encodeURIComponent(url)}`,
  ],
  [/^(www\.|player\.)?vimeo\.com$/, (url) => `https://vimeo.com/api/oembed.json?url=${encodeURIComponent(url)}`],
]

/** Undefined when the site is not known, or did not answer for a reason that says nothing about the video. */
export async function askAboutVideo(ctx: Pick<Ctx, 'egress'>, url: string): Promise<LinkFact | undefined> {
  if (!URL.canParse(url)) return undefined
  const { hostname } = new URL(url)
  const question = providers.find(([host]) => host.test(hostname))?.[1](url)
  if (!question) return undefined
  const reply = await ctx.egress.call({ url: question, method: 'GET', timeoutMs: 15_000 })
  if (reply.kind === 'failure' || reply.status >= 500 || reply.status === 429) return undefined
  // 401 and 403: the owner does not let it be embedded; 404: there is no such video.
  if (reply.status >= 400) return { alive: reply.status !== 404, embeddable: false }
  return { alive: true, embeddable: true, ...lengthIn(reply.body) }
}

function lengthIn(body: string): { durationSeconds?: number } {
  try {
    const { duration } = JSON.parse(body) as { duration?: unknown }
    return typeof duration === 'number' ? { durationSeconds: duration } : {}
  } catch {
    return {}
  }
}
