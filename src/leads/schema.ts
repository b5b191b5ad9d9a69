/** The tables of this room, by thought. Personal data of customers lives in `leads` and nowhere else. */
export * from './schema/capture.ts'
export * from './schema/files.ts'
export * from './schema/leads.ts'
export * from './schema/nowhere.ts'
export * from './schema/paths.ts'
export * from './schema/privacy.ts'
export * from './schema/settings.ts'
export * from './schema/work.ts'
