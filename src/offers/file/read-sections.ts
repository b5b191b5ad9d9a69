/** The sections of an offer.yaml, read by the layout of its type; what the layout does not know is a fault with its place. */
import { isMap, isScalar, isSeq, type Node, type Scalar, type YAMLMap } from 'yaml'
import type { Values } from '../document.ts'
import type { Json } from '../offer-document.ts'
import { isEmpty } from '../types/condition.ts'
import { nearestKey } from '../types/nearest-key.ts'
import type { Field } from '../types/offer-type.ts'
import { type At, pointerOf, put, within } from './at.ts'
import type { Fault } from './fault.ts'
import type { Branch, Layout, Leaf, Ranked, Slot } from './layout.ts'
import type { EnvironmentUse, OfferFile, Surroundings } from './offer-file.ts'
import { keyText, rangeOf } from './parse-yaml.ts'
import { pathsOf } from './paths.ts'
import { headerKeys } from './read-header.ts'
import { isNothing, plainValue, scalarText } from './yaml-values.ts'

// Looking for what was meant is slow, and whoever has more unknown keys than this mistyped none of them.
const MOST_SUGGESTED = 100

/** Reads the sections of a file into its values, by the layout of its type. */
export class SectionReader {
  private readonly file: OfferFile
  private readonly layout: Layout
  private readonly around: Surroundings
  private knownPaths: string[] | undefined
  private suggested = 0

  constructor(file: OfferFile, layout: Layout, around: Surroundings) {
    this.file = file
    this.layout = layout
    this.around = around
  }

  read(pairs: YAMLMap['items']): void {
    const at = { path: '', pointer: '#' }
    for (const pair of pairs) {
      const name = keyText(pair.key)
      const slot = this.layout.sections.get(name)
      if (slot)
        this.readSlot(slot, {
          node: pair.value as Node | null,
          key: pair.key as Node,
          into: this.file.values,
          at: within(at, name),
        })
      else this.unknown(within(at, name).path, pair.key as Node)
    }
  }

  private readSlot(slot: Slot, given: Given): void {
    const { node, at } = given
    switch (slot.kind) {
      case 'branch':
        this.readBranch(slot, given)
        return
      case 'ranked':
        this.readRanked(slot, given)
        return
      case 'leaf': {
        const pointer = pointerOf(at, slot.key)
        this.note(given, pointer)
        const value = this.readField(slot, { node, at: { path: at.path, pointer } })
        if (value !== undefined) put(given.into, slot.key, value)
        return
      }
      case 'textFile': {
        const pointer = pointerOf(at, slot.key)
        this.note(given, pointer)
        this.readText(slot.key, { ...given, at: { path: at.path, pointer } })
        return
      }
      case 'secretRef': {
        const pointer = pointerOf(at, slot.key)
        this.note(given, pointer)
        const name = this.variableIn(node)
        if (name === undefined) return
        this.use({ pointer: `${pointer}/0`, fieldKey: slot.key, name, is: 'connection', range: rangeOf(node) })
        put(given.into, slot.key, [`secretRef:${name}`])
      }
    }
  }

  private readBranch(branch: Branch, { node, key, into, at }: Given): void {
    this.file.places.note({ path: at.path, key: rangeOf(key), value: rangeOf(node) })
    if (isNothing(node)) return
    if (!isMap(node)) {
      this.fault(node, 'document.wrongType', { key: at.path, expected: 'object' })
      return
    }
    const present = new Map<string, Node>()
    for (const pair of node.items) {
      const name = keyText(pair.key)
      const slot = branch.children.get(name)
      if (!slot) {
        this.unknown(within(at, name).path, pair.key as Node)
        continue
      }
      present.set(name, pair.key as Node)
      this.readSlot(slot, { node: pair.value as Node | null, key: pair.key as Node, into, at: within(at, name) })
    }
    for (const [name, slot] of branch.children) {
      const isSaidTwice = 'beside' in slot && present.has(name) && present.has(slot.beside)
      if (isSaidTwice) this.fault(present.get(name), 'file.both', { key: name, other: slot.beside })
    }
    this.chooseMode(branch, present, into)
  }

  /** Whoever gives an address has chosen “address”: the choice between siblings need not be said. */
  private chooseMode(branch: Branch, present: Map<string, Node>, into: Values): void {
    const mode = branch.children.get('mode')
    if (mode?.kind !== 'leaf' || mode.field.type !== 'enum' || present.has('mode')) return
    const given = [...present.keys()].map((name) => {
      const slot = branch.children.get(name)
      return slot && 'beside' in slot ? slot.beside : name
    })
    const [chosen, ...others] = (mode.field.options ?? []).filter(({ value }) => given.includes(value))
    if (chosen && others.length === 0) put(into, mode.key, chosen.value)
  }

  /** A list in order of preference, or each by its name. */
  private readRanked(ranked: Ranked, { node, key, into, at }: Given): void {
    this.file.places.note({ path: at.path, key: rangeOf(key), value: rangeOf(node) })
    if (isNothing(node)) return
    if (isMap(node)) {
      for (const pair of node.items) {
        const name = keyText(pair.key)
        const rank = ranked.ranks.find((one) => one.name === name)
        const inside = { node: pair.value as Node | null, key: pair.key as Node, into, at: within(at, name) }
        if (rank) this.readBranch(rank.branch, inside)
        else this.unknown(inside.at.path, pair.key as Node)
      }
      return
    }
    if (!isSeq(node)) {
      this.fault(node, 'document.wrongType', { key: at.path, expected: 'array of objects' })
      return
    }
    for (const [i, entry] of node.items.entries()) {
      const rank = ranked.ranks[i]
      if (!rank) {
        const params = { key: at.path, n: node.items.length, max: ranked.ranks.length }
        this.fault(entry as Node, 'document.tooManyEntries', params)
        return
      }
      const inside = { node: entry as Node, into, at: within(at, rank.name) }
      const main = rank.branch.children.get(ranked.main)
      if (isScalar(entry) && main) this.readSlot(main, inside)
      else this.readBranch(rank.branch, inside)
    }
  }

  /** The value as the document has it; undefined when there is none, or nothing could be made of it. */
  private readField(leaf: Leaf, { node, at }: { node: Node | null; at: At }): Json | undefined {
    const { field } = leaf
    if (!node || isNothing(node)) return undefined
    if (field.type === 'secret') return this.readSecret(field, node, at)
    if (field.type === 'list') return this.readList(leaf, node, at)
    if (isListed(field)) {
      if (!isSeq(node)) return plainValue(node)
      return node.items.flatMap((item, i) => {
        const value = isScalar(item)
          ? this.interpolated(scalarText(item), item, { ...at, pointer: `${at.pointer}/${i}` }, field)
          : plainValue(item as Node)
        this.file.places.note({ pointer: `${at.pointer}/${i}`, value: rangeOf(item as Node) })
        return value === undefined || value === '' ? [] : [value]
      })
    }
    if (!isScalar(node)) return plainValue(node)
    if (field.type === 'boolean') return this.variables(node, at, field) ?? (node.value as Json)
    if (field.type === 'integer' || field.type === 'decimal')
      return this.variables(node, at, field) ?? (node.value as Json)
    if (field.type === 'asset') return this.readFile(field, node, at)
    return this.interpolated(scalarText(node), node, at, field)
  }

  private readList(leaf: Leaf, node: Node, at: At): Json {
    if (!isSeq(node)) return plainValue(node)
    const entries: Json[] = []
    for (const item of node.items) {
      if (isNothing(item) || (isMap(item) && item.items.length === 0)) continue
      const inside: At = { path: at.path, pointer: `${at.pointer}/${entries.length}` }
      const entry: Values = {}
      const main = leaf.main ? leaf.item?.children.get(leaf.main) : undefined
      if (isMap(item) && leaf.item) this.readBranch(leaf.item, { node: item as Node, into: entry, at: inside })
      else if (isScalar(item) && main) {
        this.readSlot(main, { node: item, into: entry, at: within(inside, leaf.main ?? '') })
        titleByFile(leaf, entry)
      } else {
        entries.push(plainValue(item as Node))
        continue
      }
      this.file.places.note({ pointer: inside.pointer, value: rangeOf(item as Node) })
      entries.push(entry)
    }
    return entries
  }

  private readFile(field: Field, node: Scalar, at: At): Json | undefined {
    const path = this.pathIn(node)
    if (path === undefined || !field.asset) return undefined
    this.file.files.push({ pointer: at.pointer, path, kind: field.asset, range: rangeOf(node) })
    return path
  }

  private readText(key: string, { node, into, at }: Given): void {
    const path = this.pathIn(node)
    const text = path === undefined ? undefined : this.around.textOf(path)
    if (typeof text === 'string') {
      put(into, key, text)
      return
    }
    this.file.unknown.add(at.pointer)
    if (text) this.fault(node, text.code, text.params)
  }

  private readSecret(field: Field, node: Node, at: At): Json | undefined {
    const inline = isScalar(node) && typeof node.value === 'string' ? wholeVariable.exec(node.value)?.[1] : undefined
    const reference = isMap(node) && node.items.length === 1 ? node.get('secretRef', true) : undefined
    if (!inline && !isScalar(reference)) {
      this.fault(node, 'file.secret.literal')
      return undefined
    }
    const name = inline ?? this.variableIn(reference as Node)
    if (name === undefined) return undefined
    this.use({ pointer: at.pointer, fieldKey: field.key, name, is: 'secret', range: rangeOf(node) })
    return { set: true }
  }

  /** A number or switch given by the environment. */
  private variables(node: Scalar, at: At, field: Field): Json | undefined {
    if (typeof node.value !== 'string' || !node.value.includes('${')) return undefined
    const text = this.interpolated(node.value, node, at, field)
    return field.type === 'boolean' && /^(true|false)$/.test(text ?? '') ? text === 'true' : text
  }

  /** With `${NAME}` replaced by what the environment has; `$${` stands for the characters `${`. */
  private interpolated(text: string | undefined, node: Node, at: At, field: Field): string | undefined {
    if (text === undefined || !text.includes('${')) return text
    return text.replace(variable, (whole, escaped: string | undefined, name: string | undefined) => {
      if (escaped !== undefined || name === undefined) return whole.slice(1)
      this.use({ pointer: at.pointer, fieldKey: field.key, name, is: 'text', range: rangeOf(node) })
      const value = this.around.env[name]
      if (value === undefined) this.file.unknown.add(at.pointer)
      return value ?? whole
    })
  }

  private use(use: EnvironmentUse): void {
    this.file.environment.push(use)
  }

  private pathIn(node: Node | null): string | undefined {
    const path = isScalar(node) ? scalarText(node) : undefined
    if (path !== undefined && path.trim() !== '' && !path.includes('\0') && !path.includes('\\')) return path
    this.fault(node, 'file.path.format')
    return undefined
  }

  private variableIn(node: Node | null): string | undefined {
    const name = isScalar(node) ? (scalarText(node) ?? '') : ''
    if (/^[A-Za-z_]\w{0,127}$/.test(name)) return name
    this.fault(node, 'file.secret.name', { name: name.slice(0, 100) })
    return undefined
  }

  private unknown(path: string, key: Node): void {
    this.knownPaths ??= [...headerKeys, ...pathsOf(this.layout).keys()]
    const suggestion = this.suggested++ < MOST_SUGGESTED ? nearestKey(path, this.knownPaths) : undefined
    if (suggestion) this.fault(key, 'document.unknownKeyNearly', { key: path, suggestion })
    else this.fault(key, 'document.unknownKey', { key: path })
  }

  private note({ key, node, at }: Given, pointer: string): void {
    this.file.places.note({ pointer, path: at.path, key: rangeOf(key), value: rangeOf(node) })
  }

  private fault(node: Node | null | undefined, code: string, params?: Fault['params']): void {
    this.file.faults.push({ range: rangeOf(node), code, params })
  }
}

type Given = { node: Node | null; key?: Node; into: Values; at: At }

const wholeVariable = /^\$\{([A-Za-z_]\w{0,127})\}$/
const variable = /(\$\$\{)|\$\{([A-Za-z_]\w{0,127})\}/g

const listedTypes: Field['type'][] = ['tags', 'emails', 'taxonomyMany', 'markets', 'connections', 'enumMany']

function isListed({ type }: Field): boolean {
  return listedTypes.includes(type)
}

/** `documents: [docs/user-guide.pdf]` has a title to show: “user guide”. */
function titleByFile({ field, main }: Leaf, entry: Values): void {
  const title = field.item?.find(({ key, type }) => key === 'title' && type === 'text')
  const path = main ? entry[main] : undefined
  if (title && isEmpty(entry.title) && typeof path === 'string') {
    const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/, '')
    entry.title = name.replace(/[-_]+/g, ' ').trim()
  }
}
