/**
 * The only door out of the house towards addresses that publishers choose: every resolved address is
 * vetted and the connection pinned to a vetted one, redirects are not followed, time and size are bounded.
 */
import type { Config } from './config.ts'
import type { Log } from './log.ts'

export type EgressRequest = {
  url: string
  method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  headers?: Record<string, string>
  body?: string | Uint8Array
  /** Whole call, milliseconds. Default 30 000. */
  timeoutMs?: number
  /** Bytes of the answer's body that are read before the connection is dropped. Default 65 536. */
  maxBodyBytes?: number
}

/** The outside answered (any status), or it did not and `stage` says how far the call came. A value, never thrown. */
export type EgressReply =
  | {
      kind: 'answer'
      status: number
      headers: Record<string, string>
      body: string
      bodyTruncated: boolean
      durationMs: number
    }
  | {
      kind: 'failure'
      stage: 'guard' | 'dns' | 'connect' | 'tls' | 'send' | 'headers'
      /** Machine-readable: `private-address`, `scheme`, `userinfo`, `port`, `not-found`, `refused`, `reset`, `timeout`, `expired`, `self-signed`, `name-mismatch`, `unknown-authority` … */
      reason: string
      message: string
      durationMs: number
    }

export type Egress = {
  call(request: EgressRequest): Promise<EgressReply>
  /** Judges an address without connecting: what the guard would refuse about its shape, or undefined. */
  judgeUrl(url: string): { reason: string; message: string } | undefined
  close(): Promise<void>
}

export function openEgress(_config: Pick<Config, 'leads'>, _log: Log): Egress {
  return {
    call: async () => {
      throw new Error('not written yet')
    },
    judgeUrl: () => undefined,
    close: async () => {},
  }
}
