/**
 * Shares one commit between everybody who wants to write at the same time: what has queued while the previous
 * commit was running goes together in the next. Nobody is kept waiting for company, unless commits are asked to
 * keep apart.
 */
export type GroupCommitOptions = {
  /** Commits under way at the same time: one for each connection they may use. */
  parallel: number
  /** Greatest number of items in one commit. */
  most: number
  /**
   * At least this long from the beginning of one to the beginning of the next, where each costs much whatever its
   * size. Who comes first after a pause goes at once all the same, and so do as many as make a commit worth it.
   */
  apart?: { ms: number; enough: number }
  /** Whether the failure is the fault of an item, so that the others deserve another try without it. */
  isItemsFault?: (error: unknown) => boolean
}

export class GroupCommit<Item, Result> {
  private waiting: { item: Item; resolve: (result: Result) => void; reject: (error: unknown) => void }[] = []
  private running = 0
  private scheduled = false
  private timer: NodeJS.Timeout | undefined
  private startedAt = Number.NEGATIVE_INFINITY
  private readonly commit: (items: Item[]) => Promise<Result[]>
  private readonly options: GroupCommitOptions

  /** @param commit writes the items in one go and gives a result for each, in their order */
  constructor(commit: (items: Item[]) => Promise<Result[]>, options: GroupCommitOptions) {
    this.commit = commit
    this.options = options
  }

  submit(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject })
      this.schedule()
    })
  }

  // Those who arrive in the same turn of the event loop travel together even when nothing is running.
  private schedule() {
    if (this.scheduled) return
    this.scheduled = true
    setImmediate(() => {
      this.scheduled = false
      this.begin()
    })
  }

  private begin() {
    const early = this.earlyMs()
    if (early > 0) {
      this.timer ??= setTimeout(() => {
        this.timer = undefined
        this.begin()
      }, Math.ceil(early))
      return
    }
    while (this.running < this.options.parallel && this.waiting.length > 0) this.start()
  }

  private earlyMs(): number {
    const { apart } = this.options
    const { length } = this.waiting
    return apart && length > 0 && length < apart.enough ? this.startedAt + apart.ms - performance.now() : 0
  }

  private start() {
    this.startedAt = performance.now()
    const group = this.waiting.splice(0, this.options.most)
    this.running++
    void this.settle(group).finally(() => {
      this.running--
      if (this.waiting.length > 0) this.schedule()
    })
  }

  private async settle(group: typeof this.waiting): Promise<void> {
    try {
      const results = await this.commit(group.map(({ item }) => item))
      for (const [i, { resolve }] of group.entries()) resolve(results[i]!)
    } catch (error) {
      if (group.length === 1 || !this.options.isItemsFault?.(error)) {
        for (const { reject } of group) reject(error)
        return
      }
      // One bad row must not cost the others their commit: halve until it stands alone.
      const middle = group.length >> 1
      await this.settle(group.slice(0, middle))
      await this.settle(group.slice(middle))
    }
  }
}
