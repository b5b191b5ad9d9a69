import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openFiles } from './files.ts'

const root = mkdtempSync(join(tmpdir(), 'comptoir-files-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

test('a file is kept once, under what it contains', async () => {
  const files = openFiles(root)
  const first = await files.store(Buffer.from('a scenario'), { maxBytes: 100 })
  const again = await files.store(Buffer.from('a scenario'), { maxBytes: 100 })
  expect(again).toEqual(first)
  expect((await files.read(first.sha256)).toString()).toBe('a scenario')
})

test('a file that the disk has no room for is refused with the cure, and nothing of it is kept', () => {
  // The system itself refuses: the process may write 8 blocks to a file, and the upload is larger.
  const upload = `
    import { openFiles } from ${JSON.stringify(join(import.meta.dirname, 'files.ts'))}
    const files = openFiles(${JSON.stringify(join(root, 'full'))})
    const refused = await files.store(Buffer.alloc(200_000), { maxBytes: 1_000_000 }).catch((problem) => problem)
    console.log(JSON.stringify({ type: refused.type, status: refused.status, detail: refused.detail }))`
  const run = spawnSync(
    '/bin/sh',
    ['-c', `trap '' XFSZ; ulimit -f 8; exec "${process.execPath}" --input-type=module -e "$UPLOAD"`],
    { encoding: 'utf8', env: { ...process.env, UPLOAD: upload } },
  )
  expect(JSON.parse(run.stdout || JSON.stringify(run.stderr))).toEqual({
    type: 'storage-full',
    status: 507,
    detail: 'The server has no disk space left for this file. Nothing was changed; tell the operator.',
  })
  expect(readdirSync(join(root, 'full', 'incoming'))).toEqual([])
})
