/**
 * Connectors: one for each kind of outside system that leads go to.
 *
 * A connector turns a LeadMessage into calls and every answer into one Outcome. It opens no socket of its
 * own (only through ctx.egress), keeps no state, reads no table and decides nothing about retries: that is
 * delivery's trade. To add one, see docs/guides/adding-a-connector.md.
 */
export type {
  CampaignKey,
  ConnectionSettings,
  Connector,
  Customer,
  Evidence,
  LeadMessage,
  MappingEntry,
  MessageParams,
  Outcome,
  OutcomeClass,
  ReachResult,
  SendCall,
  SendLimits,
  Setting,
  SettingFault,
  SettingValue,
  SettingValues,
  Text,
  Verdict,
  Warning,
} from './contract.ts'
export { outcomeClasses } from './contract.ts'
export { canBeToldOfErasure, type Told, tellOfErasure } from './erasure-notice.ts'
export { explain } from './explain.ts'
export {
  checkListener,
  type Listener,
  maskListener,
  type Notice,
  newSigningSecret,
  postNotice,
} from './notice.ts'
export { connectorOf, connectors } from './registry.ts'
export { testLead } from './test-lead.ts'
