import { editableLists, type TaxonomyName } from '#offers'
import { notFound } from '#platform/problem'

export function listNamed(name: string): TaxonomyName {
  const list = editableLists.find((one) => one === name)
  if (!list) throw notFound('There is no such list.')
  return list
}
