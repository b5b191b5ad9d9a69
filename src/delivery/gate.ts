/** Lets so many through at a time for each connection; the others wait their turn in order. */
export class Gate {
  private readonly inside = new Map<string, number>()
  private readonly outside = new Map<string, (() => void)[]>()

  async pass<T>(connectionId: string, most: number, work: () => Promise<T>): Promise<T> {
    const now = this.inside.get(connectionId) ?? 0
    // Whoever leaves hands its place over, so it is not counted again.
    if (now < most) this.inside.set(connectionId, now + 1)
    else
      await new Promise<void>((turn) =>
        this.outside.set(connectionId, [...(this.outside.get(connectionId) ?? []), turn]),
      )
    try {
      return await work()
    } finally {
      this.leave(connectionId)
    }
  }

  private leave(connectionId: string): void {
    const [next, ...rest] = this.outside.get(connectionId) ?? []
    if (next) {
      this.outside.set(connectionId, rest)
      next()
      return
    }
    const left = (this.inside.get(connectionId) ?? 1) - 1
    if (left > 0) this.inside.set(connectionId, left)
    else this.inside.delete(connectionId)
  }
}
