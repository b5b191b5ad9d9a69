/** The tagged copy of a dropped file: one file as it is, a package as a package with its main templates tagged. */
import { strToU8, unzipSync, zipSync } from 'fflate'
import { requirePermission } from '#accounts'
import {
  fileName,
  isMainTemplate,
  isZip,
  kindOf,
  listGuids,
  publishTagged,
  readGuid,
  type Tagged,
  type TagOptions,
  tagFile,
  tagRefusalText,
} from '#attribution'
import type { Ctx } from '#platform/ctx'
import type { Locale } from '#platform/messages'
import { tooLarge, unprocessable } from '#platform/problem'
import { ctxOf } from '../../ctx.server.ts'
import { redirectWithNotice, textOf } from '../../forms.server.ts'
import { i18nOf } from '../../i18n.server.ts'
import type { Route } from './+types/tagged.ts'
import { droppedFiles } from './checked-files.server.ts'

export async function action({ context, params, request }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  requirePermission(ctx, 'attribution.read', params)
  try {
    return await taggedCopy(ctx, params.publisherId, await request.formData())
  } catch (thrown) {
    if (!unprocessable.is(thrown) && !tooLarge.is(thrown)) throw thrown
    // The browser asked for a file: why it gets none is said on the page it came from.
    const why = thrown.message.slice(0, maxNotice)
    return redirectWithNotice(ctx, `/publisher/${params.publisherId}/attribution/check`, why, 'failed')
  }
}

/** Longer ones are no cookie. */
const maxNotice = 600

async function taggedCopy(ctx: Ctx, publisherId: string, form: FormData): Promise<Response> {
  const t = i18nOf(ctx.locale).getFixedT(ctx.locale, 'attribution')
  const options = await optionsOf(ctx, publisherId, form)
  if (!options) throw unprocessable(t('check.chooseGuid'))
  if (options.optOutParameter !== undefined && !/^[A-Za-z_]\w*$/.test(options.optOutParameter))
    throw unprocessable(t('check.wrongName'))
  const dropped = form.get('file') as File
  const files = await droppedFiles(ctx, form, t('check.refused'))
  const original = new Uint8Array(await dropped.arrayBuffer())
  const alone = !isZip(original)
  const changed: Record<string, Uint8Array> = {}
  const refusals: string[] = []
  const mains = files.filter(({ path }) => isMainTemplate(path))
  for (const file of files) {
    if (!alone && !isMainTemplate(file.path) && !isTerraform(file.path)) continue
    const plain = tagFile(file, options, mains)
    const tagged = form.has('publish') ? publishTagged(plain, file.bytes) : plain
    if ('bytes' in tagged) changed[file.path] = tagged.bytes
    else if (tagged.kind === 'unchanged') changed[file.path] = file.bytes
    // Most files of a module configure no provider.
    else if (alone || tagged.kind !== 'refused' || tagged.reason !== 'noProviderBlock')
      refusals.push(`${file.path}: ${whyNot(tagged, { locale: ctx.locale, t: t as Translate })}`)
  }
  const [only] = Object.values(changed)
  if (!only) throw unprocessable(refusals.join('\n') || t('check.nothing'))
  const bytes = alone
    ? only
    : zipSync({
        ...unzipSync(original),
        ...changed,
        ...(refusals.length && { 'NOT-TAGGED.txt': strToU8(`${refusals.join('\n')}\n`) }),
      })
  return new Response(bytes as BodyInit, {
    headers: {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName(dropped.name))}`,
      'Cache-Control': 'no-store',
    },
  })
}

/** @returns undefined without a GUID */
async function optionsOf(ctx: Ctx, publisherId: string, form: FormData): Promise<TagOptions | undefined> {
  const reading = readGuid(textOf(form, 'guid'))
  if (reading.kind === 'refused') return undefined
  const record = (await listGuids(ctx, { publisherId })).find(({ guid }) => guid === reading.guid)
  const optOutParameter = textOf(form, 'optOutParameter')
  return {
    guid: reading.guid,
    // An id that the marketplace issued is written whole.
    ...(record && { suffix: record.trackingId.slice(`pid-${reading.guid}`.length) }),
    ...(optOutParameter !== '' && { optOutParameter }),
    onConflict: form.has('replace') ? 'replace' : 'refuse',
    allowGenerated: form.has('allowGenerated'),
  }
}

function isTerraform(path: string): boolean {
  return /^terraform/.test(kindOf(path) ?? '')
}

type Translate = (key: string, params?: Record<string, string>) => string

/** In the words of the page: what the command line calls an option is a box to tick here. */
function whyNot(
  tagged: Extract<Tagged, { kind: 'conflict' | 'refused' }>,
  { locale, t }: { locale: Locale; t: Translate },
): string {
  if (tagged.kind === 'conflict') return t('check.isAnother', { present: tagged.present.join(', ') })
  const { reason, params, line = 1, column = 1 } = tagged
  if (reason === 'compiledFromBicep') return t('check.isCompiled')
  return tagRefusalText(locale, reason, { ...params, line, column })
}
