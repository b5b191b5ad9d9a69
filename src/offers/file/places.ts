/** Where in the text each value of the document stands, to say of a finding on which line it is. */
import { LineCounter } from 'yaml'
import type { Range } from './fault.ts'

type Place = { key?: Range; value: Range }

export class Places {
  private readonly byPointer = new Map<string, Place>()
  private readonly byPath = new Map<string, Place>()

  note({ pointer, path, ...place }: Place & { pointer?: string; path?: string }): void {
    if (pointer) this.byPointer.set(pointer, place)
    if (path) this.byPath.set(path, place)
  }

  /** The value itself, or the start of the file. */
  at(pointer: string): Range {
    return this.byPointer.get(pointer)?.value ?? [0, 0]
  }

  /**
   * The value a finding is about; of a value that is not there, the key of the nearest thing around it.
   * @param path of the field in the file
   */
  near(pointer: string, path = ''): Range {
    const exact = this.byPointer.get(pointer)
    if (exact) return this.shown(exact)
    for (let up = parent(pointer, '/'); up !== '#'; up = parent(up, '/')) {
      const around = this.byPointer.get(up)
      if (around) return around.key ?? firstCharacter(around.value)
    }
    for (let up = path; up !== ''; up = parent(up, '.')) {
      const around = this.byPath.get(up)
      if (around) return around.key ?? firstCharacter(around.value)
    }
    return [0, 0]
  }

  // A list of forty lines is underlined at its name; an empty value has nothing to underline.
  private shown({ key, value }: Place): Range {
    return value[1] > value[0] ? value : (key ?? value)
  }
}

function firstCharacter([start]: Range): Range {
  return [start, start]
}

function parent(name: string, separator: string): string {
  const at = name.lastIndexOf(separator)
  return at < 0 ? (separator === '/' ? '#' : '') : name.slice(0, at)
}

export type LinePlace = { line: number; column: number; endLine: number; endColumn: number }

/** Lines and columns, counted from 1. */
export function linesOf(text: string): (range: Range) => LinePlace {
  const counter = new LineCounter()
  for (let i = -1; ; ) {
    counter.addNewLine(i + 1)
    i = text.indexOf('\n', i + 1)
    if (i < 0) break
  }
  return ([start, end]) => {
    const from = counter.linePos(start)
    const to = counter.linePos(Math.max(start, end))
    // Past a line feed, the end is the end of the line before.
    return { line: from.line, column: from.col, endLine: to.line, endColumn: to.col }
  }
}
