/** What a program sends to a token endpoint (RFC 6749, 2.3.1 and 3.2), read the same at each of ours. */
import { boundedBody } from './bounded-body.ts'

const MAX_FORM_BYTES = 16 * 1024

/** @returns undefined for what is too long, or says something twice */
export async function readTokenForm(request: Request): Promise<URLSearchParams | undefined> {
  const body = await boundedBody(request, MAX_FORM_BYTES)
  if (!body) return undefined
  const form = new URLSearchParams(new TextDecoder().decode(body))
  const names = [...form.keys()]
  return names.length === new Set(names).size ? form : undefined
}

/** Both halves are form-encoded before they are joined. */
export function basicCredentials(headers: Headers): { id: string; secret: string } | undefined {
  const encoded = headers.get('authorization')?.match(/^Basic +([A-Za-z0-9+/=_-]+)$/i)?.[1]
  if (!encoded) return undefined
  const [id = '', ...rest] = Buffer.from(encoded, 'base64').toString('utf8').split(':')
  return { id: formDecoded(id), secret: formDecoded(rest.join(':')) }
}

function formDecoded(text: string): string {
  return new URLSearchParams(`v=${text.replaceAll('&', '%26')}`).get('v') ?? ''
}
