/**
 * An error as it may be written down, in a log or beside a failed job: what failed and where, without what it failed
 * with. The database driver puts every value of a query into its errors, and those are people's names and secrets.
 */
export type ToldError = { type: string; message: string; stack: string; cause?: ToldError; [known: string]: unknown }

export function toldError(error: unknown): ToldError | undefined {
  if (!(error instanceof Error))
    return error === undefined ? undefined : { ...plain('Error', String(error)), stack: '' }
  const { cause, stack = '' } = error
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line))
  const known = error as unknown as Record<string, unknown>
  return {
    ...plain(error.name, error.message),
    stack: frames.join('\n'),
    ...Object.fromEntries(namesOnly.flatMap((name) => (known[name] === undefined ? [] : [[name, known[name]]]))),
    ...(cause !== undefined && { cause: toldError(cause) }),
  }
}

/** What drivers and Node add that is a name, never a value. */
const namesOnly = ['code', 'constraint', 'table', 'column', 'routine', 'syscall', 'status']

function plain(type: string, message: string): { type: string; message: string } {
  return { type, message: withoutValues(message) }
}

/** `Failed query: …` ends with its values; what PostgreSQL says of a value quotes it at the end. */
export function withoutValues(message: string): string {
  const values = message.indexOf('\nparams: ')
  return (values < 0 ? message : message.slice(0, values)).replace(/: ".*"$/s, '')
}
