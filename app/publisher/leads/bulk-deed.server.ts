import { type BulkDeed, workStates } from '#leads'
import { textOf } from '../../forms.server.ts'

/** What the bulk bar asks for; what was left as it is, is not touched. */
export function bulkDeedOf(form: FormData): BulkDeed[] {
  const deeds: BulkDeed[] = []
  const workState = workStates.find((state) => state === form.get('workState'))
  if (workState) deeds.push({ deed: 'step', workState, reason: textOf(form, 'reason'), note: textOf(form, 'note') })
  const owner = textOf(form, 'ownerId')
  if (owner) deeds.push({ deed: 'assign', ownerId: owner === 'nobody' ? null : owner })
  const tags = textOf(form, 'tags')
  if (tags) deeds.push({ deed: 'tag', tags: tags.split(',') })
  return deeds
}
