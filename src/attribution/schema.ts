/** GUIDs and their history, runs of deployments, what they created, what it used, and the totals of months. */
export * from './schema/facts.ts'
export * from './schema/orders.ts'
export * from './schema/registry.ts'
export * from './schema/totals.ts'
