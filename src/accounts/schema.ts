/** The tables of this room, by thought. What belongs to a publisher has publisher_id first in its key. */
export * from './schema/acts.ts'
export * from './schema/applications.ts'
export * from './schema/members.ts'
export * from './schema/publishers.ts'
export * from './schema/sign-in.ts'
export * from './schema/tenants.ts'
