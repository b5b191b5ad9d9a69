/** The part of oidc-provider that the fake uses; the package has no types of its own. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http'

  export type Account = { accountId: string; claims(): Record<string, unknown> & { sub: string } }

  export default class Provider {
    constructor(
      issuer: string,
      configuration: Record<string, unknown> & { findAccount(ctx: unknown, id: string): Account | undefined },
    )
    callback(): (request: IncomingMessage, response: ServerResponse) => void
  }
}
