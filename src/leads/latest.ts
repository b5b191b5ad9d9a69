/** One question for everybody who asks at the same time, and never an answer older than the asking. */

/**
 * Shares a read between callers: those who ask while one is under way wait for the next, which begins
 * after they asked, so what they get cannot be stale. Under load this is one read for many callers.
 */
export function latestOf<C, T>(read: (ctx: C) => Promise<T>): { ask(ctx: C): Promise<T> } {
  let current: Promise<T> | undefined
  let next: Promise<T> | undefined
  const begin = (ctx: C): Promise<T> => {
    const reading = read(ctx).finally(() => {
      if (current === reading) current = undefined
    })
    current = reading
    return reading
  }
  return {
    ask(ctx) {
      if (!current && !next) return begin(ctx)
      next ??= Promise.allSettled([current]).then(() => {
        next = undefined
        return begin(ctx)
      })
      return next
    },
  }
}
