/** Enquiries as programs with credentials send them: for tests that need leads and not forms. */

import { captureLead, type Enquiry, type Lead } from '../../src/leads/index.ts'
import { as, type Ctx } from '../../src/platform/ctx.ts'
import { anActor } from './people.ts'

const program = anActor({ kind: 'application', name: 'Form of a fair' })
let customers = 0

/** A lead for `fabrikam.route-planner`, of another customer each time. */
export function aLead(ctx: Ctx, typed: Partial<Enquiry> = {}): Promise<Lead> {
  return captureLead(as(ctx, program), {
    offerKey: 'fabrikam.route-planner',
    actionCode: 'PLT',
    firstName: 'Amélie',
    lastName: 'Okonkwo',
    email: `a.okonkwo@delvaux-${++customers}.example`,
    country: 'BE',
    company: 'Transports Delvaux SA',
    consent: { textId: 'fair-2026', textHash: 'a'.repeat(64), method: 'import' },
    ...typed,
  })
}
