/** Lets so many through at a time for each account; the others wait their turn in order. */
export class Gate {
  private readonly doors = new Map<string, { inside: number; outside: (() => void)[] }>()

  /** @param most how many may be inside at the moment; it may change meanwhile */
  async pass<T>(account: string, most: () => number, work: (inside: () => number) => Promise<T>): Promise<T> {
    const door = this.doors.get(account) ?? { inside: 0, outside: [] }
    this.doors.set(account, door)
    // Whoever opens the door counts who goes in.
    if (door.inside < most() && door.outside.length === 0) door.inside++
    else await new Promise<void>((turn) => door.outside.push(turn))
    try {
      return await work(() => door.inside)
    } finally {
      door.inside--
      while (door.outside.length > 0 && door.inside < Math.max(1, most())) {
        door.inside++
        door.outside.shift()!()
      }
      if (door.inside === 0) this.doors.delete(account)
    }
  }
}
