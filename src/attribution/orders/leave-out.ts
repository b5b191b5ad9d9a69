/**
 * A template as one customer deploys it: with usage reported, or left out. Where a parameter of the template decides
 * whether its trackers are deployed, it is set; where none does, the trackers are taken out. Specification: attribution §8.
 */

import { resolve } from '../arm/expression.ts'
import { publishTemplate } from '../arm/publish.ts'
import { readTemplate, type Template, type Tracker, trackersOf } from '../arm/template.ts'
import { untagTemplate } from '../arm/untag.ts'
import { applyEdits, type Edit } from '../edits.ts'
import { type JsonObject, memberOf, nodeAt, textOf } from '../json/tolerant-json.ts'
import { encodeSource } from '../source-text.ts'

export type Choice = {
  /** Strict JSON, ready to be deployed. */
  bytes: Uint8Array
  /** The parameter that says so; without one there is nothing to set. */
  parameter?: { name: string; value: boolean }
}

/** Undefined where leaving out is impossible: the template cannot be read, or its trackers cannot be taken out. */
export type Choices = { reported: Choice; leftOut: Choice | undefined }

/** Both ways to deploy a template; undefined when it is none. */
export function choicesOf(bytes: Uint8Array): Choices | undefined {
  const published = publishTemplate(bytes)
  const strict = published.kind === 'published' ? published.bytes : undefined
  const template = strict && templateIn(strict)
  if (!strict || !template) return undefined
  for (const name of switchesOf(template)) {
    const [on, off] = [setTo(template, name, true), setTo(template, name, false)]
    if (!on || !off || deploysTrackers(off)) continue
    return {
      reported: { bytes: on, parameter: { name, value: true } },
      leftOut: { bytes: off, parameter: { name, value: false } },
    }
  }
  const without = untagTemplate(strict)
  const leftOut = without.kind === 'removed' && !deploysTrackers(without.bytes) ? { bytes: without.bytes } : undefined
  return { reported: { bytes: strict }, leftOut }
}

function templateIn(bytes: Uint8Array): Template | undefined {
  const reading = readTemplate(bytes)
  return reading.kind === 'template' ? reading.template : undefined
}

/** Parameters that are yes or no and that the condition of a tracker asks. */
function switchesOf(template: Template): string[] {
  const named = trackersOf(template).root.flatMap((tracker) => [
    ...(conditionOf(tracker) ?? '').matchAll(/parameters\('(\w{1,255})'\)/gi),
  ])
  const names = new Set(named.map(([, name]) => name!))
  return [...names].filter(
    (name) => textOf(memberOf(declared(template, name), 'type')?.value)?.toLowerCase() === 'bool',
  )
}

function conditionOf({ site }: Tracker): string | undefined {
  return textOf(memberOf(site.node, 'condition')?.value)
}

function declared(template: Template, name: string): JsonObject | undefined {
  const parameters = nodeAt(template.root, 'parameters')
  const declaration = parameters?.kind === 'object' ? memberOf(parameters, name)?.value : undefined
  return declaration?.kind === 'object' ? declaration : undefined
}

/** The same template, with the parameter's default changed. */
function setTo(template: Template, name: string, value: boolean): Uint8Array | undefined {
  const declaration = declared(template, name)
  if (!declaration) return undefined
  const now = memberOf(declaration, 'defaultValue')?.value
  const edit: Edit = now
    ? { at: now.start, remove: now.end - now.start, insert: String(value) }
    : { at: declaration.start + 1, remove: 0, insert: `"defaultValue":${value},` }
  return encodeSource(template.source, applyEdits(template.source.text, [edit]))
}

/** Whether any tracker would be deployed with the defaults: what cannot be known counts as yes. */
function deploysTrackers(bytes: Uint8Array): boolean {
  const template = templateIn(bytes)
  return (
    !template ||
    trackersOf(template).root.some(({ site }) => {
      const condition = memberOf(site.node, 'condition')?.value
      return !condition || resolve(condition, { ...site.evaluation, useDefaults: true }).value !== false
    })
  )
}
