/** Where the words for a reason of the score stand: every free way of getting an offer has the same. */
export function reasonKey(reason: string): string {
  const known =
    reason.startsWith('act.INS.') && !['transact', 'free-trial'].includes(reason.slice(8)) ? 'act.INS' : reason
  return `reason.${known.replaceAll('.', '_')}`
}
