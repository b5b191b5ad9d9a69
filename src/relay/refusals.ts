/** What the file says and the platform or a connector refuses: told before anything is opened. */
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { faultsOfDraft } from '#delivery'
import { ConfigError } from '#platform/config'
import { openEgress } from '#platform/egress'
import { openLog } from '#platform/log'
import type { Locale } from '#platform/messages'
import { configOf, placesOfKeys } from './as-config.ts'
import type { RelayConfig } from './config.ts'
import type { Fault, Path } from './file-shape.ts'
import { relayTexts } from './texts.ts'

/** One thing wrong, in words already. */
export type Refusal = { path: Path; rule: string; message: string }

export function refusalsOf(
  relay: RelayConfig,
  { env, locale }: { env: Record<string, string | undefined>; locale: Locale },
): Refusal[] {
  const inWords = ({ path, code, params }: Fault): Refusal => ({
    path,
    rule: code,
    message: relayTexts(locale, code, params),
  })
  const certificates = faultsOfCertificates(relay).map(inWords)
  try {
    const config = configOf(relay, env)
    const egress = openEgress(config, openLog('silent'))
    void egress.close()
    return [...certificates, ...refusedSettings({ config, egress, locale }, relay)]
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    const refused = error.wrong.map((wrong): Refusal => {
      const [key = '', ...words] = wrong.split(': ')
      const path = placesOfKeys[key]
      return { path: path ?? [], rule: 'relay.environment', message: path ? words.join(': ') : wrong }
    })
    return [...certificates, ...refused]
  }
}

/** What the connectors say of the settings and mappings, as they would in the portal. */
function refusedSettings(ctx: Parameters<typeof faultsOfDraft>[0], { connections }: RelayConfig): Refusal[] {
  return connections.flatMap((connection, i) =>
    faultsOfDraft(ctx, connection).map(({ pointer, detail, code = 'relay.setting' }) => ({
      path: ['connections', i, ...pointer.split('/').slice(1).map(stepOf)],
      rule: code,
      message: relayTexts(ctx.locale, 'relay.setting', { name: connection.name, detail }),
    })),
  )
}

function stepOf(text: string): string | number {
  return /^\d+$/.test(text) ? Number(text) : text
}

function faultsOfCertificates({ listen: { tls }, egressCertificates }: RelayConfig): Fault[] {
  const faults: Fault[] = []
  const refused = (use: () => unknown) => {
    try {
      use()
    } catch (error) {
      return (error as Error).message
    }
  }
  if (tls) {
    const certificate = refused(() => new X509Certificate(tls.certificate))
    const key = certificate ?? refused(() => checkPair(tls))
    if (certificate) faults.push({ path: ['listen', 'tls', 'certificate'], code: 'relay.certificate' })
    else if (key) faults.push({ path: ['listen', 'tls', 'key'], code: 'relay.key', params: { message: key } })
  }
  if (egressCertificates && refused(() => new X509Certificate(readFileSync(egressCertificates))))
    faults.push({ path: ['egress', 'certificates'], code: 'relay.certificate' })
  return faults
}

/** @throws Error when the key cannot be read, or is another certificate's */
function checkPair({ certificate, key }: { certificate: string; key: string }): void {
  if (!new X509Certificate(certificate).checkPrivateKey(createPrivateKey(key))) throw new Error('another key')
}
