import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const guide = readFileSync(new URL('../../docs/guides/attribution.md', import.meta.url), 'utf8')

test('the lines of the guide that use the library run, and give the original back', async () => {
  const example = /```ts\n([\s\S]*?)```/.exec(guide)?.[1] ?? ''
  const [, names = ''] = /^import \{ ([^}]+) \} from 'comptoir\/attribution'$/m.exec(example) ?? []
  const lines = example.replace(/^import .*$/m, '')
  const run = new Function(
    'library',
    'original',
    `const { ${names} } = library\n${lines}\nreturn { tagged, text, findings, before }`,
  )
  const original = new TextEncoder().encode(
    '{\n  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",\n  "contentVersion": "1.0.0.0",\n  "resources": []\n}\n',
  )
  const { tagged, text, findings, before } = run(await import('./library.ts'), original)
  expect(new TextDecoder().decode(tagged.bytes)).toBe(text)
  expect(before.bytes).toEqual(original)
  expect(findings.filter(({ level }: { level: string }) => level === 'error')).toEqual([])
})

test('the commands of the guide exist, with the options they are shown with', async () => {
  const { attribution } = await import('../../cli/attribution.ts')
  const known = new Map<string, Set<string>>()
  const visit = (command: typeof attribution, path: string) => {
    known.set(path, new Set(command.options.flatMap(({ long, short }) => [long, short].filter((flag) => flag != null))))
    for (const one of command.commands) visit(one as typeof attribution, `${path} ${one.name()}`)
  }
  visit(attribution, 'attribution')
  for (const [, line = ''] of guide.matchAll(/comptoir (attribution [^`\n]+)/g)) {
    const words = line.split(/\s+/)
    const path = [words.slice(0, 3).join(' '), words.slice(0, 2).join(' ')].find((one) => known.has(one))
    expect(path, line).toBeDefined()
    for (const flag of words.filter((word) => /^--?[a-z]/.test(word)))
      expect([...known.get(path!)!], line).toContain(flag)
  }
})
