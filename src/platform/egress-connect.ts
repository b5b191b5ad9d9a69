/** One connection to one vetted address: TCP, then TLS verified for the host's name, each within its time. */
import { isIP, connect as openSocket, type Socket } from 'node:net'
import { connect as openTls, type SecureContext, type TLSSocket } from 'node:tls'

const connectMs = 5_000
const tlsMs = 10_000

export class ConnectFailure extends Error {
  readonly stage: 'connect' | 'tls'
  readonly reason: string
  constructor(stage: 'connect' | 'tls', reason: string, message: string) {
    super(message)
    this.name = 'ConnectFailure'
    this.stage = stage
    this.reason = reason
  }
}

/** @throws ConnectFailure with the stage and the exact reason */
export async function connectTo(
  address: string,
  { host, port, secure, trust }: { host: string; port: number; secure: boolean; trust: SecureContext },
): Promise<Socket | TLSSocket> {
  const socket = await connected(openSocket({ host: address, port, noDelay: true, keepAlive: true }))
  return secure ? secured(socket, host, trust) : socket
}

function connected(socket: Socket): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const fail = (reason: string, message: string) => {
      clearTimeout(timer)
      socket.destroy()
      reject(new ConnectFailure('connect', reason, message))
    }
    const timer = setTimeout(() => fail('timeout', `no connection within ${connectMs} ms`), connectMs)
    const failed = (error: NodeJS.ErrnoException) =>
      fail(connectReasons[error.code ?? ''] ?? 'unreachable', error.message)
    socket.once('error', failed)
    socket.once('connect', () => {
      clearTimeout(timer)
      socket.off('error', failed)
      resolve(socket)
    })
  })
}

function secured(socket: Socket, host: string, trust: SecureContext): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const tls = openTls({
      socket,
      host,
      // A bare address has no name to indicate (RFC 6066 §3); the certificate is still checked against it.
      servername: isIP(host) ? '' : host,
      secureContext: trust,
      ALPNProtocols: ['http/1.1'],
    })
    const fail = (reason: string, message: string) => {
      clearTimeout(timer)
      tls.destroy()
      socket.destroy()
      reject(new ConnectFailure('tls', reason, message))
    }
    const timer = setTimeout(() => fail('timeout', `no TLS within ${tlsMs} ms`), tlsMs)
    const failed = (error: NodeJS.ErrnoException) => fail(tlsReason(error.code ?? ''), error.message)
    const ended = () => fail('reset', 'the other side hung up before TLS was established')
    tls.once('error', failed)
    tls.once('end', ended)
    tls.once('secureConnect', () => {
      clearTimeout(timer)
      tls.off('error', failed)
      tls.off('end', ended)
      resolve(tls)
    })
  })
}

const connectReasons: Record<string, string> = {
  ECONNREFUSED: 'refused',
  ECONNRESET: 'reset',
  ETIMEDOUT: 'timeout',
}

const tlsReasons: Record<string, string> = {
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'not-yet-valid',
  CERT_REVOKED: 'revoked',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'self-signed',
  // Another authority of the same name.
  CERT_SIGNATURE_FAILURE: 'unknown-authority',
  SELF_SIGNED_CERT_IN_CHAIN: 'unknown-authority',
  UNABLE_TO_GET_ISSUER_CERT: 'unknown-authority',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'unknown-authority',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'unknown-authority',
  ERR_TLS_CERT_ALTNAME_INVALID: 'name-mismatch',
  HOSTNAME_MISMATCH: 'name-mismatch',
  ECONNRESET: 'reset',
  EPIPE: 'reset',
}

function tlsReason(code: string): string {
  return tlsReasons[code] ?? 'protocol'
}
