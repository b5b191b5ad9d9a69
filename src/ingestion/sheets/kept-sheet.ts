/** Members as they were posted: what a client finds again. */
import type { Json } from '../wire/json.ts'

/** `became`: the values of the fields it stood for, when it has some. */
export type KeptMember = { posted: Json; became?: Json[] }
export type KeptSheet = Record<string, KeptMember>
/** Name of a resource within its offer → its members. */
export type KeptSheets = Record<string, KeptSheet>
