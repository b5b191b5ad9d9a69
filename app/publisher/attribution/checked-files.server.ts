/** Files that somebody dropped on the tool page: looked at in memory, kept nowhere. */
import {
  attributionWords,
  isZip,
  type LintOptions,
  lintCure,
  lintFile,
  lintMessage,
  lintProject,
  lookUpGuids,
  readPackage,
  type SourceFile,
} from '#attribution'
import type { Ctx } from '#platform/ctx'
import { unprocessable } from '#platform/problem'

export type CheckedFile = {
  path: string
  findings: {
    rule: string
    level: 'error' | 'warning' | 'info'
    line: number
    column: number
    message: string
    cure: string
    source: string
  }[]
}

const maxBytes = 50 * 1024 * 1024
const guids = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

export async function droppedFiles(ctx: Ctx, form: FormData, refusal: string): Promise<SourceFile[]> {
  const file = form.get('file')
  const wrong = (detail: string) =>
    unprocessable(detail, { errors: [{ pointer: '#/file', detail, code: 'attribution.file' }] })
  if (!(file instanceof File) || file.size === 0 || file.size > maxBytes) throw wrong(refusal)
  const bytes = new Uint8Array(await file.arrayBuffer())
  if (!isZip(bytes)) return [{ path: file.name, bytes }]
  const content = await readPackage(bytes)
  if (content.kind === 'refused')
    throw wrong(attributionWords(ctx.locale, `zip.${content.reason}`, { member: content.member ?? '' }))
  return content.files
}

/** Findings with the line they are about, and what the registry knows of the GUIDs. */
export async function checkFiles(
  ctx: Ctx,
  publisherId: string,
  files: SourceFile[],
  wanted: LintOptions,
): Promise<CheckedFile[]> {
  const texts = new Map(files.map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)]))
  const found = [...new Set([...texts.values()].flatMap((text) => text.toLowerCase().match(guids) ?? []))]
  const registered = new Map((await lookUpGuids(ctx, found.slice(0, 100))).map((record) => [record.guid, record]))
  const options: LintOptions = {
    ...wanted,
    now: ctx.now(),
    issuers: ctx.config.attributionIssuers,
    registry: (guid) => registered.get(guid),
    publishing: { publisherId },
  }
  const [only] = files
  const linted = files.length === 1 && only ? lintAlone(only, options) : lintProject(files, options)
  return linted.map(({ path, findings }) => {
    const lines = (texts.get(path) ?? '').split(/\r\n|\n|\r/)
    return {
      path,
      findings: findings.map((finding) => ({
        rule: finding.rule,
        level: finding.level,
        line: finding.line,
        column: finding.column,
        message: lintMessage(ctx.locale, finding),
        cure: lintCure(ctx.locale, finding),
        source: (lines[finding.line - 1] ?? '').trim().slice(0, 160),
      })),
    }
  })
}

/** A file that is no kind of template has nothing to be told of, which is not the same as being right. */
function lintAlone(file: SourceFile, options: LintOptions) {
  const findings = lintFile(file, options)
  return findings ? [{ path: file.path, findings }] : []
}
