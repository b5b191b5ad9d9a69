/**
 * An identity provider on loopback: oidc-provider (certified by the OpenID Foundation) with its own login
 * and consent pages, and the people it is told about. Passwords are not checked; everything else is real.
 */
import { createServer, type Server } from 'node:http'
import Provider, { type Account } from 'oidc-provider'

export type WorkAccount = {
  /** Typed at the login page; also `sub`. */
  login: string
  email?: string
  emailVerified?: boolean
  name?: string
  /** Further claims, for instance Entra's `tid` and `preferred_username`. */
  claims?: Record<string, unknown>
}

export type IdentityProvider = {
  issuer: string
  port: number
  clientId: string
  clientSecret: string
  /** Requests it received, as `METHOD /path`. */
  requests: string[]
  /** Registers another redirect address of the client. */
  trust(redirectUri: string): void
  /** Goes through login and consent as somebody, and says where the browser is sent back to. */
  signIn(authorizationUrl: string, as: WorkAccount): Promise<string>
  /** Turns back at the login page, and says where the browser is sent. */
  decline(authorizationUrl: string): Promise<string>
  stop(): Promise<void>
}

/** @param claimsInIdToken like Entra: the address is in the ID token. Off: only the userinfo endpoint tells it */
export async function startIdentityProvider({
  redirectUri = 'http://127.0.0.1:4000/api/auth/callback/operator',
  claimsInIdToken = false,
} = {}): Promise<IdentityProvider> {
  const people = new Map<string, WorkAccount>()
  const requests: string[] = []
  const redirectUris = [redirectUri]
  const client = { clientId: 'comptoir', clientSecret: 'the secret of this client, long enough: 0123456789' }
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url?.split('?')[0]}`)
    answer(request, response)
  })
  const port = await listen(server)
  const issuer = `http://127.0.0.1:${port}`
  let answer = open()

  function open() {
    const provider = new Provider(issuer, {
      clients: [
        {
          client_id: client.clientId,
          client_secret: client.clientSecret,
          redirect_uris: redirectUris,
          grant_types: ['authorization_code'],
          response_types: ['code'],
        },
      ],
      claims: {
        openid: ['sub', 'tid'],
        email: ['email', 'email_verified'],
        profile: ['name', 'preferred_username'],
      },
      conformIdTokenClaims: !claimsInIdToken,
      pkce: { required: () => true },
      cookies: { keys: ['a key of the fake'] },
      ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600, AuthorizationCode: 60 },
      findAccount: (_, login) => accountOf(people.get(login)),
    })
    return provider.callback()
  }

  return {
    issuer,
    port,
    ...client,
    requests,
    trust(another) {
      redirectUris.push(another)
      answer = open()
    },
    signIn(authorizationUrl, person) {
      people.set(person.login, person)
      const login: Record<string, string> = { prompt: 'login', login: person.login, password: 'not checked' }
      return walk(authorizationUrl, (form) => (form.includes('name="login"') ? login : { prompt: 'consent' }))
    },
    decline: (authorizationUrl) => walk(authorizationUrl, () => 'abort'),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }

  /** What a browser does there: follows redirects, keeps cookies, submits the forms it is shown, until it is sent elsewhere. */
  async function walk(start: string, fill: (form: string) => Record<string, string> | 'abort'): Promise<string> {
    const cookies = new Map<string, string>()
    let url = start
    let filled: Record<string, string> | undefined
    for (let step = 0; step < 20; step++) {
      const reply = await fetch(url, {
        method: filled ? 'POST' : 'GET',
        redirect: 'manual',
        headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
        body: filled && new URLSearchParams(filled),
      })
      for (const set of reply.headers.getSetCookie()) {
        const [, name = '', value = ''] = set.match(/^([^=]+)=([^;]*)/) ?? []
        cookies.set(name, value)
      }
      const location = reply.headers.get('location')
      if (location) {
        url = new URL(location, url).href
        filled = undefined
        if (new URL(url).origin !== issuer) return url
        continue
      }
      const page = await reply.text()
      const action = page.match(/<form[^>]+action="([^"]+)"/)?.[1]
      if (!action) throw new Error(`the identity provider shows no form: ${reply.status} ${page.slice(0, 300)}`)
      const values = fill(page)
      url = new URL(values === 'abort' ? `${action}/abort` : action, url).href
      filled = values === 'abort' ? undefined : values
    }
    throw new Error('the identity provider did not come to an end')
  }
}

function accountOf(person: WorkAccount | undefined): Account | undefined {
  if (!person) return undefined
  return {
    accountId: person.login,
    claims: () => ({
      sub: person.login,
      email: person.email,
      email_verified: person.emailVerified,
      name: person.name,
      ...person.claims,
    }),
  }
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port))
  })
}
