/**
 * Relay: leads of another marketplace, received as it posts them to an HTTPS endpoint and delivered through
 * our connectors. One file says everything; neither marketplace nor portal is needed.
 *
 * A lead that was answered with success is kept with its deliveries (see #leads, #delivery), and goes out at
 * least once under the same key. What was written elsewhere is passed on as it was written.
 *
 * This room opens no socket: server/relay.ts listens. It never judges what another marketplace let through.
 */
export { acceptLead } from './accept.ts'
export { configOf } from './as-config.ts'
export type { RelayConfig, RelayListener } from './config.ts'
export { readRelayConfig } from './config-file.ts'
export { notKept } from './problems.ts'
export { relayMessagesOf } from './relay-messages.ts'
export { setUp } from './set-up.ts'
