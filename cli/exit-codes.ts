/** What a command's exit code says: one table for every command. */
export const exitCodes = {
  done: 0,
  findings: 1,
  usage: 2,
  belowScore: 3,
  outsideFailed: 4,
  conflict: 5,
  rejected: 6,
  unreadable: 7,
} as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

export const exitCodesHelp = `
Exit codes: 0 done, nothing wrong, or unchanged · 1 findings of error level · 2 usage · 3 quality below --min-score ·
4 a server or an outside system refused or failed · 5 conflict · 6 certification rejected · 7 input absent or unreadable`
