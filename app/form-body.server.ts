/**
 * Forms that bring files, read within bounds. A body is taken apart as it arrives: of files that go beyond the bound
 * nothing is kept, but everything is read to its end. So no upload fills the memory, the browser hears the answer
 * instead of a broken connection, and what was typed comes back with it.
 */
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Busboy } from '@fastify/busboy'
import { type ActionFunctionArgs, data } from 'react-router'
import type { Ctx } from '#platform/ctx'
import { malformed, type Problem, tooLarge } from '#platform/problem'
import { ctxOf } from './ctx.server.ts'
import { refusalWithValues } from './forms.server.ts'
import { i18nOf } from './i18n.server.ts'

const MB = 1024 * 1024

/** What the files of one form may have together. Larger ones are uploaded one by one (publisher/offers/media.ts). */
export const maxFilesBytes = 60 * MB
// Nobody who has not signed in has a file to send; the action says so once it has read the form.
const maxBytesOfStrangers = MB / 4
const maxTextBytes = 8 * MB
const maxParts = 10_000

type Action = (args: ActionFunctionArgs) => unknown

/** Lets an action read its form by `request.formData()` as always, within the bounds of this page. */
export function readingForms(action: Action): Action {
  return async (args) => {
    const { request, context } = args
    const type = request.headers.get('Content-Type') ?? ''
    if (/^application\/x-www-form-urlencoded/i.test(type)) return action(args)
    const ctx = ctxOf(context)
    // Thrown through the action that asked for its form, which has not begun to do anything.
    let refused: { problem: Problem; form: FormData } | undefined
    Object.defineProperty(request, 'formData', {
      value: async () => {
        if (!/^multipart\/form-data/i.test(type)) throw malformed('What was sent is not a form.')
        const { form, tooMuch } = await readForm(ctx, request)
        if (!tooMuch) return form
        refused = { problem: beyond(ctx, tooMuch), form }
        throw refused.problem
      },
    })
    try {
      return await action(args)
    } catch (thrown) {
      if (!refused || thrown !== refused.problem) throw thrown
      return data(refusalWithValues(refused.problem, refused.form), { status: refused.problem.status })
    }
  }
}

function beyond({ locale }: Ctx, { name, filename }: Upload): Problem {
  const detail = i18nOf(locale).t('ui:form.filesTooLarge', { filename, max: maxFilesBytes / MB })
  const pointer = `#/${name.replace(/\.file$/, '').replaceAll('.', '/')}`
  return tooLarge(detail, { errors: [{ pointer, detail, code: 'form.files_too_large' }] })
}

type Upload = { name: string; filename: string }
type Part = Upload & { type: string }

async function readForm(ctx: Ctx, request: Request): Promise<{ form: FormData; tooMuch?: Upload }> {
  const form = new FormData()
  let tooMuch: Upload | undefined
  let filesLeft = ctx.actor.kind === 'person' ? maxFilesBytes : maxBytesOfStrangers
  let textLeft = maxTextBytes
  const takeText = (name: string, value: string) => {
    textLeft -= Buffer.byteLength(value)
    if (textLeft > 0) form.append(name, value)
  }
  const takeFile = async (stream: AsyncIterable<Uint8Array<ArrayBuffer>>, { name, filename, type }: Part) => {
    const chunks: Uint8Array<ArrayBuffer>[] = []
    for await (const chunk of stream) {
      filesLeft -= chunk.length
      if (filesLeft >= 0) chunks.push(chunk)
      else {
        tooMuch ??= { name, filename }
        chunks.length = 0
      }
    }
    form.append(name, new File(chunks, filename, { type }))
  }
  // The parser may be done before the last file was taken from it.
  const files: Promise<void>[] = []
  try {
    const parser = new Busboy({
      headers: { 'content-type': request.headers.get('Content-Type') ?? '' },
      limits: { fieldSize: maxTextBytes, parts: maxParts },
    })
    parser.on('field', takeText)
    parser.on('file', (name, stream, filename = '', _encoding, type) => {
      const taken = takeFile(stream, { name, filename, type })
      taken.catch(() => {}) // where the body breaks off, what is awaited below says so
      files.push(taken)
    })
    if (!request.body) throw new Error('The form has no body.')
    await pipeline(request.body, parser as Writable)
    await Promise.all(files)
  } catch (error) {
    throw malformed('The form did not arrive whole. Send it again.', { cause: error as Error })
  }
  if (textLeft <= 0) throw tooLarge(i18nOf(ctx.locale).t('ui:form.textTooLarge', { max: maxTextBytes / MB }))
  return { form, tooMuch }
}
