/** A bounded memory: what was not asked for the longest makes room for what comes. */
export class Recent<T> {
  private readonly kept = new Map<string, { value: T; bytes: number }>()
  private bytes = 0
  private readonly mostBytes: number

  constructor(mostBytes: number) {
    this.mostBytes = mostBytes
  }

  get size(): number {
    return this.kept.size
  }

  get(name: string): T | undefined {
    const found = this.kept.get(name)
    if (!found) return undefined
    // A map remembers the order of coming in: the last asked for stands last.
    this.kept.delete(name)
    this.kept.set(name, found)
    return found.value
  }

  put(name: string, value: T, bytes: number): void {
    this.forget(name)
    if (bytes > this.mostBytes) return
    this.kept.set(name, { value, bytes })
    this.bytes += bytes
    for (const oldest of this.kept.keys()) {
      if (this.bytes <= this.mostBytes) break
      this.forget(oldest)
    }
  }

  forget(name: string): void {
    const found = this.kept.get(name)
    if (!found) return
    this.kept.delete(name)
    this.bytes -= found.bytes
  }
}
