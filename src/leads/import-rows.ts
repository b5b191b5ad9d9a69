export type RefusedRow = { row: number; errors: { column: string; code: string; detail: string }[] }
