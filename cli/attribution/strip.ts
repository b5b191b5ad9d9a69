/** comptoir attribution strip */
import { publishTemplate } from '../../src/attribution/arm/publish.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { readBytes, replaceFile } from './files.ts'

export async function strip(file: string, { output }: { output?: string }): Promise<ExitCode> {
  let bytes: Uint8Array
  try {
    bytes = readBytes(file)
  } catch (error) {
    process.stderr.write(`${file}: ${(error as Error).message}\n`)
    return exitCodes.unreadable
  }
  const published = publishTemplate(bytes)
  if (published.kind === 'refused') {
    const [{ lintFile }, { lintMessage }] = await Promise.all([
      import('../../src/attribution/lint/lint.ts'),
      import('../../src/attribution/lint/finding.ts'),
    ])
    for (const finding of lintFile({ path: '', bytes }) ?? [])
      process.stderr.write(
        `${file}:${finding.line}:${finding.column}: ${lintMessage('en', finding)} [${finding.rule}]\n`,
      )
    return exitCodes.unreadable
  }
  if (output === undefined) process.stdout.write(published.bytes)
  else replaceFile(output, published.bytes)
  return exitCodes.done
}
