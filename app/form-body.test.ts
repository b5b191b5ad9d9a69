import type { ActionFunctionArgs, ServerBuild } from 'react-router'
import { expect, it } from 'vitest'
import { anonymous, type Ctx } from '#platform/ctx'
import { requestContext } from './ctx.server.ts'
import { maxFilesBytes } from './form-body.server.ts'
import { refusalsAsPages } from './refusals.server.ts'

const person = { ...anonymous, kind: 'person' as const }
const ctxOfReader = (actor: Ctx['actor'], locale: 'en' | 'fr' = 'en') => ({ actor, locale }) as unknown as Ctx

/** Sends a form to a page whose action answers with what it found in it. */
async function posted(body: BodyInit, { ctx = ctxOfReader(person), headers = {} as Record<string, string> } = {}) {
  const action = async ({ request }: { request: Request }) => {
    const form = await request.formData()
    const file = form.get('listing.logo.file')
    return { name: form.get('name'), file: file instanceof File && [file.name, file.type, await file.text()] }
  }
  const routes = refusalsAsPages({
    page: { id: 'page', path: 'x', module: { default: () => null, action } },
  } as ServerBuild['routes'])
  const request = new Request('http://shop.example/publisher/contoso', { method: 'POST', body, headers })
  const url = new URL(request.url)
  const args = { request, url, params: {}, context: requestContext(ctx, 'nonce') }
  return routes.page?.module.action?.(args as unknown as ActionFunctionArgs)
}

function aForm(content: BlobPart[], filename = 'logo.png') {
  const form = new FormData()
  form.append('name', 'Écran\r\nlarge')
  form.append('listing.logo.file', new Blob(content, { type: 'image/png' }), filename)
  form.append('after', 'typed below the file')
  return form
}

it('a form with a file within bounds is read as ever', async () => {
  expect(await posted(aForm(['pixels'], 'é.png'))).toEqual({
    name: 'Écran\r\nlarge',
    file: ['é.png', 'image/png', 'pixels'],
  })
})

it('a file that nobody chose is an empty one, as browsers say it', async () => {
  const part = 'Content-Disposition: form-data; name="listing.logo.file"; filename=""'
  const body = `--b\r\n${part}\r\nContent-Type: application/octet-stream\r\n\r\n\r\n--b--\r\n`
  const headers = { 'Content-Type': 'multipart/form-data; boundary=b' }
  expect(await posted(body, { headers })).toMatchObject({ file: ['', 'application/octet-stream', ''] })
})

it.each([
  ['en', /“huge\.png” is too large.* 60 MB/],
  ['fr', /« huge\.png » est trop volumineux.* 60 Mo/],
] as const)(
  'a file beyond the bound is refused beside its field, and what was typed comes back (%s)',
  async (locale, says) => {
    const tooMuch = new Uint8Array(maxFilesBytes + 1)
    const answer = await posted(aForm([tooMuch], 'huge.png'), { ctx: ctxOfReader(person, locale) })
    expect(answer).toMatchObject({
      init: { status: 413 },
      data: {
        type: 'too-large',
        errors: [{ pointer: '#/listing/logo', detail: expect.stringMatching(says) }],
        values: { name: ['Écran\r\nlarge'], after: ['typed below the file'] },
      },
    })
  },
)

it('what several files have together counts', async () => {
  const form = aForm([new Uint8Array(maxFilesBytes - 10)])
  form.append('second', new Blob(['eleven bytes']), 'second.png')
  expect(await posted(form)).toMatchObject({ data: { errors: [{ pointer: '#/second' }] } })
})

it('of a stranger’s file next to nothing is kept', async () => {
  const answer = await posted(aForm([new Uint8Array(300_000)]), { ctx: ctxOfReader(anonymous) })
  expect(answer).toMatchObject({ data: { type: 'too-large' } })
})

it('a form that breaks off is refused as unreadable', async () => {
  const headers = { 'Content-Type': 'multipart/form-data; boundary=b' }
  const body = '--b\r\nContent-Disposition: form-data; name="name"\r\n\r\nhalf'
  await expect(posted(body, { headers })).rejects.toMatchObject({ data: { type: 'malformed', status: 400 } })
  const file = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nhalf a fi'
  await expect(posted(file, { headers })).rejects.toMatchObject({ data: { type: 'malformed', status: 400 } })
  await expect(posted('x', { headers: { 'Content-Type': 'multipart/form-data' } })).rejects.toMatchObject({
    data: { status: 400 },
  })
})

it.each(['application/json', 'text/plain', ''])('what is not a form (%j) is refused as unreadable', async (type) => {
  const refused = { data: { type: 'malformed', status: 400 } }
  await expect(posted(new Blob(['{}'], { type }))).rejects.toMatchObject(refused)
})
