/** Builders of publishers and of people who act. */
import { createPublisher, type OperatorRole, type Publisher, type PublisherRole } from '../../src/accounts/index.ts'
import { instanceRoles, members, people } from '../../src/accounts/schema.ts'
import type { Actor } from '../../src/platform/ctx.ts'
import type { TestShop } from './shop.ts'

let counter = 0

/** A publisher account without members. */
export async function aPublisher(
  shop: Pick<TestShop, 'ctx'>,
  { publisherId = `publisher-${++counter}`, displayName = 'Fabrikam Robotics' } = {},
): Promise<Publisher> {
  return createPublisher(shop.ctx, { publisherId, displayName })
}

/** A row for somebody who signed up (with no password), and a member of the publisher when one is named. */
export async function aPerson(
  shop: Pick<TestShop, 'ctx'>,
  {
    name = 'Ada Lovelace',
    email = `person-${++counter}@fabrikam.example`,
    locale = null as 'en' | 'fr' | null,
    publisherId = undefined as string | undefined,
    roles = ['owner'] as PublisherRole[],
    limitedTo = undefined as string[] | undefined,
    instanceRole = undefined as OperatorRole | undefined,
  } = {},
): Promise<Actor> {
  const { ctx } = shop
  const id = ctx.newId()
  const at = ctx.now()
  await ctx.db.insert(people).values({ id, name, email, emailVerified: true, locale, createdAt: at, updatedAt: at })
  if (publisherId) await ctx.db.insert(members).values({ publisherId, personId: id, roles, limitedTo, joinedAt: at })
  if (instanceRole) await ctx.db.insert(instanceRoles).values({ personId: id, role: instanceRole, grantedAt: at })
  return {
    kind: 'person',
    id,
    name,
    email,
    grants: publisherId ? [{ organisationId: publisherId, roles, limitedTo }] : [],
    instanceRoles: instanceRole ? [instanceRole] : [],
  }
}

/** An actor with roles in a publisher, without rows: enough wherever nothing points at the person. */
export function anActor({
  publisherId = undefined as string | undefined,
  roles = ['owner'] as (PublisherRole | string)[],
  limitedTo = undefined as string[] | undefined,
  kind = 'person' as Actor['kind'],
  name = 'Ada Lovelace',
} = {}): Actor {
  return {
    kind,
    id: anId(),
    name,
    email: 'ada@fabrikam.example',
    grants: publisherId ? [{ organisationId: publisherId, roles, limitedTo }] : [],
    instanceRoles: [],
  }
}

/** An actor who runs the marketplace, without rows. */
export function anOperator(role: OperatorRole = 'operatorAdmin'): Actor {
  return {
    kind: 'person',
    id: anId(),
    name: 'Olga Operator',
    email: 'olga@operator.example',
    grants: [],
    instanceRoles: [role],
  }
}

function anId(): string {
  return `00000000-0000-7000-8000-${String(++counter).padStart(12, '0')}`
}
