/**
 * Configuration: the only reader of the environment. One schema; each key says its unit, its default
 * and what does not work without it. docs/guides/configuration.md is generated from `configKeys`.
 */
import { accessSync, constants } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { openGuard } from './egress-guard.ts'
import { openStandIns } from './egress-stand-ins.ts'

const list = z
  .string()
  .transform((s) =>
    s
      .split(',')
      .map((x) => x.trim())
      .filter(Boolean),
  )
  .pipe(z.array(z.string()))

/** A list that its reader understands: better now than at the first lead. */
const listFor = (read: (entries: string[]) => unknown) =>
  list.superRefine((entries, issues) => {
    try {
      read(entries)
    } catch (error) {
      issues.addIssue({ code: 'custom', message: (error as Error).message.replace(/^COMPTOIR_\w+: /, '') })
    }
  })

const address = (schemes: RegExp, like: string) =>
  z.string().refine((text) => URL.canParse(text) && schemes.test(text), `not an address like ${like}`)

const file = z.string().refine((path) => {
  try {
    accessSync(path, constants.R_OK)
    return true
  } catch {
    return false
  }
}, 'there is no such file, or it cannot be read')

const mailAddress = /^[^\s<>@]+@[^\s<>@]+$/

const flag = z.enum(['true', 'false', '1', '0']).transform((v) => v === 'true' || v === '1')

const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(4000).describe('Port the web role listens on.'),
  HOST: z.string().default('127.0.0.1').describe('Address the web role binds to.'),
  DATABASE_URL: address(/^postgres(ql)?:\/\//, 'postgres://user:password@host/database')
    .optional()
    .describe(
      'PostgreSQL 15 or newer. Without it the embedded database keeps its files under COMPTOIR_DATA: one process only, and a power cut can cost its last writes (accepted leads excepted: they are journalled).',
    ),
  COMPTOIR_DATABASE_POOL: z.coerce
    .number()
    .int()
    .min(2)
    .max(200)
    .default(12)
    .describe('PostgreSQL connections per process.'),
  COMPTOIR_DATA: z
    .string()
    .default('data')
    .describe('Folder of the embedded database, uploaded files, the key and the lead journal.'),
  COMPTOIR_URL: address(/^https?:\/\/[^/?#]+\/?$/, 'https://market.example.org, without a path')
    .optional()
    .describe(
      'Public address of this instance, used in mails, canonical links and sign-in redirects. Default: http://HOST:PORT.',
    ),
  COMPTOIR_NAME: z
    .string()
    .min(1)
    .max(100)
    .default('Comptoir')
    .describe('Name of the marketplace, shown to everybody and sent with leads.'),
  COMPTOIR_KEY: z
    .string()
    .min(32)
    .optional()
    .describe(
      'Master key (at least 32 characters) that encrypts stored secrets and signs sessions. Without it a key is made once in COMPTOIR_DATA/key, readable by its owner only.',
    ),
  COMPTOIR_SMTP_URL: address(/^smtps?:\/\//, 'smtps://user:password@mail.example.org')
    .optional()
    .describe(
      'smtp:// or smtps:// address of a mail server. Without it mails are kept in the operator’s mailbox page.',
    ),
  COMPTOIR_MAIL_FROM: z
    .string()
    .refine((from) => mailAddress.test(/<([^<>]*)>$/.exec(from)?.[1] ?? from), 'not like Name <name@example.org>')
    .default('Comptoir <no-reply@comptoir.example>')
    .describe('Sender of mails.'),
  COMPTOIR_PROFILE: z
    .enum(['2020', '2022'])
    .default('2020')
    .describe('Limits profile of offer types: 2020 (source documents) or 2022 (later guidance).'),
  COMPTOIR_OFFER_LINKS: z
    .enum(['check', 'shape'])
    .default('check')
    .describe(
      'check: publication fetches the addresses of an offer; shape: only their form is checked (closed networks).',
    ),
  COMPTOIR_LEADS_RETRY_SCHEDULE: list
    .pipe(z.array(z.coerce.number<string>().positive()))
    .optional()
    .describe(
      'Seconds between delivery attempts, comma separated. Default: 5,30,120,600,1800,3600,7200,18000,36000,50400,72000,86400.',
    ),
  COMPTOIR_LEADS_EGRESS_ALLOW: listFor(openGuard)
    .optional()
    .describe(
      'Private destinations that connectors may reach: host:port or CIDR:port, comma separated. Default: none.',
    ),
  COMPTOIR_LEADS_EGRESS_CA: file
    .optional()
    .describe('PEM file of extra certificate authorities trusted for destinations.'),
  COMPTOIR_LEADS_STAND_INS: listFor(openStandIns)
    .optional()
    .describe(
      'Origins that are called in place of vendors’ hosts, as host=origin, comma separated; a host may begin with “*.”, an origin may have a path. For sandboxes and test stands: see destinations/test-stands.md. Default: none.',
    ),
  COMPTOIR_LEADS_WEBHOOK: z
    .string()
    .url()
    .optional()
    .describe(
      'Address that is told when a connection of any publisher’s fails, is suspended or works again (leads.connection.failing, .suspended, .recovered), without personal data. Default: nobody is told but contacts.',
    ),
  COMPTOIR_LEADS_WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/)
    .optional()
    .describe('Signs what is posted there (Standard Webhooks): whsec_ and at least 24 random bytes in base64.'),
  COMPTOIR_LEADS_TEST_PREFIX: z
    .enum(['COMPTOIR_TEST_', 'MSFT_TEST_'])
    .default('COMPTOIR_TEST_')
    .describe('Marker of test leads.'),
  COMPTOIR_LEADS_DYNAMICS_CLIENT: z
    .guid()
    .optional()
    .describe(
      'Application (client) ID that signs users in to Dynamics 365 for connections with a user name and password: a public client of yours in Microsoft Entra, for several directories. Default: publishers enter one of their own.',
    ),
  COMPTOIR_LEADS_SOURCE_CODES: z
    .enum(['compat', 'native'])
    .default('compat')
    .describe('Lead source codes: compat (SPZA, AzureMarketplace …) or native (Apps, Store …).'),
  COMPTOIR_LEADS_ACADEMIC: z
    .enum(['edu', 'wide'])
    .default('edu')
    .describe(
      'Customers whose personal data is withheld from publishers: edu (mail domains under .edu) or wide (also .edu.xx, .ac.xx and known universities).',
    ),
  COMPTOIR_LEADS_DNC: z
    .enum(['minimal', 'full'])
    .default('minimal')
    .describe(
      'What the owner of a page learns of a customer who contacted a partner from it: minimal (nothing but the country) or full (who it is, marked as not to be contacted; the consent text then says so).',
    ),
  COMPTOIR_LEADS_KEEP_MONTHS: z.coerce
    .number()
    .int()
    .min(1)
    .max(60)
    .default(36)
    .describe('Months after a customer’s last act until a lead is made anonymous. Publishers may set fewer.'),
  COMPTOIR_LEADS_SUSPECT_NETWORKS: file
    .optional()
    .describe(
      'File of networks with a bad name, one address or CIDR a line: enquiries from them wait for a person. Default: only what was caught here.',
    ),
  COMPTOIR_OIDC_ISSUER: address(/^https?:\/\//, 'https://login.example.org/tenant/v2.0')
    .optional()
    .describe(
      'Issuer of the operator-wide OpenID Connect provider (an Entra-style tenant). Without it people sign in with e-mail and password, or through providers a publisher linked.',
    ),
  COMPTOIR_OIDC_CLIENT_ID: z.string().optional().describe('Client id at that provider.'),
  COMPTOIR_OIDC_CLIENT_SECRET: z.string().optional().describe('Client secret at that provider.'),
  COMPTOIR_OPERATORS: list
    .pipe(z.array(z.string().regex(mailAddress, 'not an e-mail address')))
    .optional()
    .describe('E-mail addresses that become operator administrators when they sign up.'),
  COMPTOIR_ATTRIBUTION_DENIED_GUIDS: list
    .pipe(z.array(z.guid().transform((guid) => guid.toLowerCase())))
    .optional()
    .describe('Tracking GUIDs that nobody may register, beside those of tools that many use. With commas between.'),
  COMPTOIR_ATTRIBUTION_ISSUERS: list
    .pipe(
      z.array(
        z
          .string()
          .regex(/^[a-z0-9.]{1,20}$/i)
          .transform((name) => name.toLowerCase()),
      ),
    )
    .optional()
    .describe(
      'Platforms that issue tracking ids ending in their name (`pid-GUID-NAME`), beside `partnercenter` and `comptoir`. With commas between.',
    ),
  COMPTOIR_LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('Least severe line that is logged.'),
  COMPTOIR_METRICS_TOKEN: z
    .string()
    .min(16)
    .optional()
    .describe('Bearer token asked for on /metrics when requests come from elsewhere than loopback.'),
  COMPTOIR_TRUST_PROXY: flag
    .default(false)
    .describe('Take the client address from X-Forwarded-For (set it only behind a proxy of yours).'),
})

/** Keys whose values are never printed. */
const secretKeys = new Set([
  'DATABASE_URL',
  'COMPTOIR_KEY',
  'COMPTOIR_SMTP_URL',
  'COMPTOIR_OIDC_CLIENT_SECRET',
  'COMPTOIR_METRICS_TOKEN',
  'COMPTOIR_LEADS_WEBHOOK',
  'COMPTOIR_LEADS_WEBHOOK_SECRET',
])

export type Config = ReturnType<typeof readConfig>

/** Read by `comptoir offer` and its like, which sign in elsewhere; whoever sets them may run a server beside. */
const keysOfTheCommandLine = ['COMPTOIR_CLIENT_ID', 'COMPTOIR_CLIENT_SECRET', 'COMPTOIR_TOKEN', 'COMPTOIR_PUBLISHER']

/**
 * Parses the environment. Unknown COMPTOIR_… keys are errors, because they are typos.
 * @throws ConfigError that lists everything wrong at once
 */
export function readConfig(env: Record<string, string | undefined> = process.env) {
  const unknown = Object.keys(env).filter(
    (k) => k.startsWith('COMPTOIR_') && !(k in schema.shape) && !keysOfTheCommandLine.includes(k),
  )
  const wrong = unknown.map((k) => `${k}: unknown key${nearest(k)}`)
  const given = Object.fromEntries(Object.entries(env).filter(([k, v]) => k in schema.shape && v !== ''))
  const parsed = schema.safeParse(given)
  if (!parsed.success) wrong.push(...parsed.error.issues.map((i) => `${String(i.path[0])}: ${i.message}`))
  if (!given.COMPTOIR_OIDC_ISSUER !== !given.COMPTOIR_OIDC_CLIENT_ID)
    wrong.push('COMPTOIR_OIDC_ISSUER and COMPTOIR_OIDC_CLIENT_ID: one does nothing without the other')
  if (wrong.length || !parsed.data) throw new ConfigError(wrong)
  const e = parsed.data
  const data = e.COMPTOIR_DATA
  return {
    port: e.PORT,
    host: e.HOST,
    url: (e.COMPTOIR_URL ?? `http://${e.HOST}:${e.PORT}`).replace(/\/$/, ''),
    name: e.COMPTOIR_NAME,
    databaseUrl: e.DATABASE_URL,
    databasePool: e.COMPTOIR_DATABASE_POOL,
    dataDir: data,
    filesDir: join(data, 'files'),
    journalDir: join(data, 'journal'),
    key: e.COMPTOIR_KEY,
    smtpUrl: e.COMPTOIR_SMTP_URL,
    mailFrom: e.COMPTOIR_MAIL_FROM,
    profile: e.COMPTOIR_PROFILE,
    offerLinks: e.COMPTOIR_OFFER_LINKS,
    leads: {
      retryScheduleSeconds: e.COMPTOIR_LEADS_RETRY_SCHEDULE ?? [
        5, 30, 120, 600, 1800, 3600, 7200, 18000, 36000, 50400, 72000, 86400,
      ],
      webhook: e.COMPTOIR_LEADS_WEBHOOK,
      webhookSecret: e.COMPTOIR_LEADS_WEBHOOK_SECRET,
      egressAllow: e.COMPTOIR_LEADS_EGRESS_ALLOW ?? [],
      egressCaFile: e.COMPTOIR_LEADS_EGRESS_CA,
      standIns: e.COMPTOIR_LEADS_STAND_INS ?? [],
      testPrefix: e.COMPTOIR_LEADS_TEST_PREFIX,
      dynamicsClient: e.COMPTOIR_LEADS_DYNAMICS_CLIENT,
      sourceCodes: e.COMPTOIR_LEADS_SOURCE_CODES,
      academic: e.COMPTOIR_LEADS_ACADEMIC,
      dnc: e.COMPTOIR_LEADS_DNC,
      keepMonths: e.COMPTOIR_LEADS_KEEP_MONTHS,
      suspectNetworksFile: e.COMPTOIR_LEADS_SUSPECT_NETWORKS,
    },
    oidc:
      e.COMPTOIR_OIDC_ISSUER && e.COMPTOIR_OIDC_CLIENT_ID
        ? {
            issuer: e.COMPTOIR_OIDC_ISSUER,
            clientId: e.COMPTOIR_OIDC_CLIENT_ID,
            clientSecret: e.COMPTOIR_OIDC_CLIENT_SECRET ?? '',
          }
        : undefined,
    operators: (e.COMPTOIR_OPERATORS ?? []).map((m) => m.toLowerCase()),
    attributionIssuers: e.COMPTOIR_ATTRIBUTION_ISSUERS ?? [],
    deniedGuids: e.COMPTOIR_ATTRIBUTION_DENIED_GUIDS ?? [],
    logLevel: e.COMPTOIR_LOG_LEVEL,
    metricsToken: e.COMPTOIR_METRICS_TOKEN,
    trustProxy: e.COMPTOIR_TRUST_PROXY,
  }
}

export class ConfigError extends Error {
  readonly wrong: string[]
  constructor(wrong: string[]) {
    super(`The configuration is not valid:\n${wrong.map((w) => `  ${w}`).join('\n')}`)
    this.name = 'ConfigError'
    this.wrong = wrong
  }
}

/** What is configured, for start-up, doctor and the guide: secrets only as set or not set. */
export function configKeys(env: Record<string, string | undefined> = process.env) {
  return Object.entries(schema.shape).map(([key, type]) => {
    const value = env[key]
    const unset = type.safeParse(undefined)
    return {
      key,
      description: type.description ?? '',
      default: unset.success && unset.data !== undefined ? String(unset.data) : undefined,
      value: value === undefined || value === '' ? undefined : secretKeys.has(key) ? 'set' : value,
      secret: secretKeys.has(key),
    }
  })
}

function nearest(key: string): string {
  const known = Object.keys(schema.shape).filter((k) => k.startsWith('COMPTOIR_'))
  const best = known.map((k) => ({ k, d: distance(k, key) })).sort((a, b) => a.d - b.d)[0]
  return best && best.d <= 4 ? `; did you mean ${best.k}?` : ''
}

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1))
    }
    row = next
  }
  return row[b.length]!
}
