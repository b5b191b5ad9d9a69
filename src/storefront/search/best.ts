/** The best so many of many, without sorting the rest: a heap whose root is the worst of those kept. */
export function best(
  items: Uint32Array,
  length: number,
  keep: number,
  before: (a: number, b: number) => boolean,
): number[] {
  const heap: number[] = []
  for (let i = 0; i < length; i++) {
    const item = items[i]!
    if (heap.length < keep) rise(heap, item, before)
    else if (keep > 0 && before(item, heap[0]!)) sink(heap, item, before)
  }
  return heap.sort((a, b) => (before(a, b) ? -1 : 1))
}

type Before = (a: number, b: number) => boolean

function rise(heap: number[], item: number, before: Before): void {
  let at = heap.push(item) - 1
  while (at > 0) {
    const parent = (at - 1) >>> 1
    if (!before(heap[parent]!, item)) break
    heap[at] = heap[parent]!
    at = parent
  }
  heap[at] = item
}

function sink(heap: number[], item: number, before: Before): void {
  let at = 0
  for (;;) {
    let child = 2 * at + 1
    if (child >= heap.length) break
    if (child + 1 < heap.length && before(heap[child]!, heap[child + 1]!)) child++
    if (!before(item, heap[child]!)) break
    heap[at] = heap[child]!
    at = child
  }
  heap[at] = item
}
