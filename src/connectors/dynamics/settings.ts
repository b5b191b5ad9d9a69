/** The settings of Dynamics 365 / Dataverse, and what people paste for them. */
import { createPrivateKey, X509Certificate } from 'node:crypto'
import type { Egress } from '#platform/egress'
import type { Setting, SettingFault, SettingValues } from '../contract.ts'
import { guidIn, unwrapPasted } from '../pasted.ts'

const withApp = { key: 'authentication', in: ['entra-app', 'entra-certificate'] }
const withSecret = { key: 'authentication', in: ['entra-app'] }
const withCertificate = { key: 'authentication', in: ['entra-certificate'] }
const withUser = { key: 'authentication', in: ['user-password'] }

// https://learn.microsoft.com/power-platform/admin/new-datacenter-regions and the sovereign clouds
const environmentHost =
  /^[a-z0-9-]{1,63}(\.api)?\.crm\d{0,2}\.(dynamics\.com|dynamics\.cn|microsoftdynamics\.us|microsoftdynamics\.de|appsplatform\.us)$/
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const domain = /^[a-z0-9.-]+\.[a-z]{2,}$/i

export const settings: Setting[] = [
  {
    key: 'url',
    label: { en: 'Environment URL', fr: 'URL de l’environnement' },
    help: {
      en: 'Any address of your Dynamics 365; what follows the host name is taken off.',
      fr: 'N’importe quelle adresse de votre Dynamics 365 ; ce qui suit le nom du serveur est retiré.',
    },
    control: 'url',
    required: true,
    secret: false,
    maxLength: 2_048,
    placeholder: 'https://contoso.crm4.dynamics.com',
  },
  {
    key: 'authentication',
    label: { en: 'Authentication', fr: 'Authentification' },
    help: {
      en: 'An application with a secret or a certificate is recommended. A user account stops working when its password ends or multi-factor sign-in is turned on.',
      fr: 'Une application avec un secret ou un certificat est recommandée. Un compte d’utilisateur cesse de fonctionner à l’expiration du mot de passe ou si l’authentification multifacteur est activée.',
    },
    control: 'select',
    required: true,
    secret: false,
    default: 'entra-app',
    options: [
      { value: 'entra-app', label: { en: 'Application and secret', fr: 'Application et secret' } },
      { value: 'entra-certificate', label: { en: 'Application and certificate', fr: 'Application et certificat' } },
      { value: 'user-password', label: { en: 'User name and password', fr: 'Nom d’utilisateur et mot de passe' } },
    ],
  },
  {
    key: 'directoryId',
    label: { en: 'Directory (tenant) ID', fr: 'ID de l’annuaire (locataire)' },
    help: {
      en: 'From the application’s overview in Microsoft Entra: a GUID, or a domain of the directory.',
      fr: 'Dans la vue d’ensemble de l’application dans Microsoft Entra : un GUID, ou un domaine de l’annuaire.',
    },
    control: 'text',
    required: false,
    secret: false,
    maxLength: 253,
    onlyIf: withApp,
  },
  {
    key: 'clientId',
    label: { en: 'Application (client) ID', fr: 'ID d’application (client)' },
    help: {
      en: 'From the same page. The application must also be an application user of the environment.',
      fr: 'Sur la même page. L’application doit aussi être un utilisateur d’application de l’environnement.',
    },
    control: 'text',
    required: false,
    secret: false,
    maxLength: 36,
    onlyIf: withApp,
  },
  {
    key: 'clientSecret',
    label: { en: 'Client secret', fr: 'Secret client' },
    help: {
      en: 'The secret’s value, not its ID. Entra shows it once, when it is made.',
      fr: 'La valeur du secret, pas son ID. Entra ne la montre qu’une fois, à la création.',
    },
    control: 'text',
    required: false,
    secret: true,
    maxLength: 255,
    onlyIf: withSecret,
  },
  {
    key: 'certificate',
    label: { en: 'Certificate and private key', fr: 'Certificat et clé privée' },
    help: {
      en: 'Both in PEM, one after the other, the key without a password. Upload the certificate alone to the application in Entra.',
      fr: 'Les deux en PEM, l’un après l’autre, la clé sans mot de passe. Ajoutez le certificat seul à l’application dans Entra.',
    },
    control: 'area',
    required: false,
    secret: true,
    maxLength: 16_384,
    placeholder: '-----BEGIN CERTIFICATE----- … -----BEGIN PRIVATE KEY----- …',
    mask: (pem) => certificateIn(pem)?.fingerprint256.slice(0, 17) ?? '…',
    onlyIf: withCertificate,
  },
  {
    key: 'secretExpiresOn',
    label: { en: 'The secret expires on', fr: 'Le secret expire le' },
    help: {
      en: 'As Entra shows it beside the secret. You are reminded 30, 14, 7 and 1 days before.',
      fr: 'Comme Entra l’indique à côté du secret. Un rappel est envoyé 30, 14, 7 et 1 jours avant.',
    },
    control: 'date',
    required: false,
    secret: false,
    onlyIf: withSecret,
  },
  {
    key: 'userName',
    label: { en: 'User name', fr: 'Nom d’utilisateur' },
    help: {
      en: 'A licensed user without multi-factor sign-in.',
      fr: 'Un utilisateur sous licence, sans authentification multifacteur.',
    },
    control: 'text',
    required: false,
    secret: false,
    maxLength: 254,
    placeholder: 'crm@contoso.onmicrosoft.com',
    onlyIf: withUser,
  },
  {
    key: 'password',
    label: { en: 'Password', fr: 'Mot de passe' },
    help: {
      en: 'Leads stop when it ends: renew it here at least every 90 days.',
      fr: 'L’envoi s’arrête à son expiration : renouvelez-le ici au moins tous les 90 jours.',
    },
    control: 'text',
    required: false,
    secret: true,
    maxLength: 255,
    onlyIf: withUser,
  },
  {
    key: 'userClientId',
    label: { en: 'Public client (application) ID', fr: 'ID d’application cliente publique' },
    help: {
      en: 'An application of your directory that allows public client flows and has the delegated permission user_impersonation on Dynamics CRM. Empty: the one of this marketplace, if it has one.',
      fr: 'Une application de votre annuaire qui autorise les flux de clients publics et a l’autorisation déléguée user_impersonation sur Dynamics CRM. Vide : celle de cette place de marché, si elle en a une.',
    },
    control: 'text',
    required: false,
    secret: false,
    maxLength: 36,
    onlyIf: withUser,
  },
  {
    key: 'leadSourceCode',
    label: { en: 'Lead source code', fr: 'Code de source du prospect' },
    help: {
      en: 'Value of the option set Lead Source: 8 is Web. Empty: the column is not filled.',
      fr: 'Valeur du groupe d’options Source du prospect : 8 pour Web. Vide : la colonne n’est pas remplie.',
    },
    control: 'text',
    required: false,
    secret: false,
    maxLength: 11,
    default: '8',
  },
  {
    key: 'duplicateDetection',
    label: { en: 'Run your duplicate detection rules', fr: 'Appliquer vos règles de détection des doublons' },
    help: {
      en: 'A lead that a rule matches then counts as delivered, with a remark, and makes no second record.',
      fr: 'Un prospect qu’une règle reconnaît compte alors comme livré, avec une remarque, sans créer de seconde fiche.',
    },
    control: 'switch',
    required: false,
    secret: false,
    default: false,
  },
]

export function tidySettings(values: SettingValues): SettingValues {
  const ids = ['directoryId', 'clientId', 'userClientId']
  const tidied = unwrapPasted(values, [...ids, 'url', 'clientSecret', 'certificate', 'userName', 'leadSourceCode'])
  for (const key of ids) if (typeof tidied[key] === 'string') tidied[key] = guidIn(tidied[key])
  if (typeof tidied.url === 'string' && tidied.url !== '') tidied.url = originOf(tidied.url)
  return tidied
}

/** Pasted with the page that was open: `…/main.aspx?appid=…`. */
function originOf(text: string): string {
  const whole = /^[a-z]+:\/\//i.test(text) ? text : `https://${text}`
  return /^https?:/i.test(whole) && URL.canParse(whole) ? new URL(whole).origin : text
}

export function checkSettings(values: SettingValues, egress: Egress): SettingFault[] {
  const faults: SettingFault[] = []
  const fault = (key: string, name: string) => faults.push({ key, code: `leads.dynamics.${name}` })
  const url = String(values.url ?? '')
  const isOne = isEnvironment(url) || egress.isException(url)
  if (url !== '' && (!isOne || egress.judgeUrl(url))) fault('url', 'url_shape')
  const how = values.authentication
  const needed =
    how === 'user-password'
      ? ['userName', 'password']
      : ['directoryId', 'clientId', how === 'entra-certificate' ? 'certificate' : 'clientSecret']
  for (const key of needed) if (!values[key]) faults.push({ key, code: 'leads.setting.required' })
  if (how !== 'user-password') {
    const directory = String(values.directoryId ?? '')
    if (directory !== '' && !guid.test(directory) && !domain.test(directory)) fault('directoryId', 'directory_shape')
    const client = String(values.clientId ?? '')
    if (client !== '' && !guid.test(client)) fault('clientId', 'client_shape')
  } else {
    if (values.userName && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(String(values.userName))) fault('userName', 'user_shape')
    if (!values.userClientId) fault('userClientId', 'user_client')
    else if (!guid.test(String(values.userClientId))) fault('userClientId', 'client_shape')
  }
  // No format is imposed on secrets: one that was locked publishers out for months.
  if (values.clientSecret && !/^[\x20-\x7e]{1,255}$/.test(String(values.clientSecret)))
    fault('clientSecret', 'secret_shape')
  if (how === 'entra-certificate' && values.certificate && !keyPairIn(String(values.certificate)))
    fault('certificate', 'certificate_shape')
  if (values.leadSourceCode && !/^-?\d{1,10}$/.test(String(values.leadSourceCode)))
    fault('leadSourceCode', 'source_code')
  if (values.secretExpiresOn && Number.isNaN(Date.parse(String(values.secretExpiresOn))))
    fault('secretExpiresOn', 'date')
  return faults
}

export function adviseOn(values: SettingValues): SettingFault[] {
  const advice: SettingFault[] = []
  if (guid.test(String(values.clientSecret ?? '')))
    advice.push({ key: 'clientSecret', code: 'leads.dynamics.secret_looks_like_id' })
  if (values.authentication === 'user-password') advice.push({ key: 'password', code: 'leads.dynamics.password_ends' })
  if (values.authentication === 'entra-app' && !values.secretExpiresOn)
    advice.push({ key: 'secretExpiresOn', code: 'leads.dynamics.expiry_unknown' })
  return advice
}

export function secretExpiry(values: SettingValues): Date | undefined {
  if (values.authentication === 'entra-certificate') {
    const certificate = certificateIn(String(values.certificate ?? ''))
    return certificate && new Date(certificate.validTo)
  }
  const on = values.authentication === 'entra-app' ? Date.parse(String(values.secretExpiresOn ?? '')) : Number.NaN
  return Number.isNaN(on) ? undefined : new Date(on)
}

export function keyPairIn(
  pem: string,
): { certificate: X509Certificate; privateKey: ReturnType<typeof createPrivateKey> } | undefined {
  const certificate = certificateIn(pem)
  const key = /-----BEGIN (?:RSA )?PRIVATE KEY-----[\s\S]+?-----END (?:RSA )?PRIVATE KEY-----/.exec(pem)?.[0]
  if (!certificate || !key) return undefined
  try {
    const privateKey = createPrivateKey(key)
    return certificate.checkPrivateKey(privateKey) && privateKey.asymmetricKeyType === 'rsa'
      ? { certificate, privateKey }
      : undefined
  } catch {
    return undefined
  }
}

function certificateIn(pem: string): X509Certificate | undefined {
  const found = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/.exec(pem)?.[0]
  try {
    return found ? new X509Certificate(found) : undefined
  } catch {
    return undefined
  }
}

function isEnvironment(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, hostname, port, pathname } = new URL(url)
  return protocol === 'https:' && port === '' && pathname === '/' && environmentHost.test(hostname)
}
