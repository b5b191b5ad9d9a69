import { notFound } from '#platform/problem'

/** Any address nobody has. */
export function loader() {
  throw notFound('No page has this address.')
}

export default function NothingHere() {
  return null
}
