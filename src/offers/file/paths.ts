/** Every place of a file that a type has, with the field that stands there. */
import type { Branch, Layout, Leaf, Slot, TextFile } from './layout.ts'

const known = new WeakMap<Layout, Map<string, Slot>>()

/** Path in the file → what stands there. Entries of lists have no number: `listing.screenshots.caption`. */
export function pathsOf(layout: Layout): Map<string, Slot> {
  let paths = known.get(layout)
  if (!paths) {
    paths = new Map(walk(layout.sections, ''))
    known.set(layout, paths)
  }
  return paths
}

function* walk(slots: Iterable<[string, Slot]>, prefix: string): Generator<[string, Slot]> {
  for (const [name, slot] of slots) {
    const path = prefix ? `${prefix}.${name}` : name
    yield [path, slot]
    if (slot.kind === 'branch') yield* walk(slot.children, path)
    else if (slot.kind === 'leaf' && slot.item) yield* walk(slot.item.children, path)
    else if (slot.kind === 'ranked') {
      for (const { name: rank, branch } of slot.ranks) yield* walk(branch.children, `${path}.${rank}`)
    }
  }
}

/** Where a field of the offer stands, name by name, without what is inside lists. */
export function fieldPaths(layout: Layout): Map<string, { path: string; leaf: Leaf; textFile?: TextFile }> {
  let paths = fieldPathsKnown.get(layout)
  if (!paths) {
    paths = new Map(walkFields(layout.sections, ''))
    fieldPathsKnown.set(layout, paths)
  }
  return paths
}

type FieldPath = [string, { path: string; leaf: Leaf; textFile?: TextFile }]
const fieldPathsKnown = new WeakMap<Layout, Map<string, FieldPath[1]>>()

function* walkFields(slots: Branch['children'], prefix: string): Generator<FieldPath> {
  for (const [name, slot] of slots) {
    const path = prefix ? `${prefix}.${name}` : name
    if (slot.kind === 'branch') yield* walkFields(slot.children, path)
    else if (slot.kind === 'ranked') {
      for (const { name: rank, branch } of slot.ranks) yield* walkFields(branch.children, `${path}.${rank}`)
    } else if (slot.kind === 'leaf') {
      const beside = slots.get(`${name}File`)
      yield [slot.key, { path, leaf: slot, textFile: beside?.kind === 'textFile' ? beside : undefined }]
    }
  }
}
