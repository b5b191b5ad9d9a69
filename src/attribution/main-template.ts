import { fileName, isMainTemplate } from './artefacts.ts'
import type { SourceFile } from './tag-file.ts'

/** The template that a deployment starts from: mainTemplate.json, or what else is called like one. */
export function mainTemplateOf(files: readonly SourceFile[]): SourceFile | undefined {
  return (
    files.find(({ path }) => fileName(path).toLowerCase() === 'maintemplate.json') ??
    files.find(({ path }) => isMainTemplate(path) && path.endsWith('.json'))
  )
}
