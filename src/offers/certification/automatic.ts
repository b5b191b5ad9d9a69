/** What the rules and the pipeline can say about items of the checklist, so that reviewers need not. */

import type { StepMessage } from '../pipeline/steps.ts'
import type { StepRow } from '../submission-rows.ts'

/** `attention`: nothing forbidden was found, but a person should look. `messages` are the evidence for either. */
export type AutomaticResult = { state: 'pass' | 'attention'; messages: StepMessage[] }

/** Fields whose warnings belong to an item. */
const fieldsOfItem: Record<string, string[]> = {
  'PR-T6': ['listing.supportContact.url', 'listing.helpUrl'],
  'PR-B6': ['listing.name', 'listing.description', 'terms.url', 'listing.privacyPolicyUrl'],
  'CP-103': ['listing.name'],
  'CP-104': ['listing.summary'],
  'CP-105': ['listing.description'],
  'CP-107': ['listing.logos.large', 'listing.logos.medium', 'listing.logos.small', 'listing.screenshots'],
  'CP-108': ['listing.videos'],
  'CP-110': ['listing.supportContact.url', 'listing.helpUrl', 'listing.privacyPolicyUrl', 'terms.url', 'trialUrl'],
  'CP-115': ['technical.packageUrl', 'technical.packageFile'],
  'CP-117': ['technical.packageRegions', 'availability.markets'],
  'CP-118': ['submission.notes', 'supplemental.keyUsageScenario'],
  'CP-119': ['listing.documents'],
}

// These hold of every submission that came this far, unless a message says otherwise: prerequisites would have stopped it.
const holdsOfAll = ['PR-T4', 'PR-B1', 'PR-B2', 'CP-102', 'CP-201']

/** By item id; items without an entry are for people alone. */
export function automaticResults(steps: StepRow[]): Record<string, AutomaticResult> {
  const messages = steps.flatMap((step) => step.messages)
  const results: Record<string, AutomaticResult> = {}
  for (const itemId of holdsOfAll) results[itemId] = { state: 'pass', messages: [] }
  for (const [itemId, fields] of Object.entries(fieldsOfItem)) {
    const about = messages.filter(
      (m) => m.level === 'warning' && !m.policyId && m.fieldKey && fields.includes(m.fieldKey),
    )
    // Where no address was visited, somebody has to.
    const unvisited = itemId === 'CP-110' ? messages.filter((m) => m.code === 'links.shapeOnly').slice(0, 1) : []
    const all = [...about, ...unvisited]
    results[itemId] = { state: all.length ? 'attention' : 'pass', messages: all }
  }
  for (const message of messages) {
    const { policyId } = message
    if (!policyId) continue
    const before = results[policyId] ?? { state: 'pass', messages: [] }
    const state = message.level === 'warning' ? 'attention' : before.state
    results[policyId] = { state, messages: [...before.messages, message] }
  }
  return results
}
