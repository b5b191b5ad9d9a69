import { Children, isValidElement, type ReactNode } from 'react'

type Labelled = { name?: unknown; label?: unknown; children?: ReactNode }

/** What the fields that stand in this are called, by their name; those that a component of a page brings are not seen. */
export function labelsIn(children: ReactNode, found = new Map<string, string>()): Map<string, string> {
  Children.forEach(children, (child) => {
    if (!isValidElement<Labelled>(child)) return
    const { name, label, children: inside } = child.props
    if (typeof name === 'string' && typeof label === 'string' && !found.has(name)) found.set(name, label)
    if (typeof inside !== 'function') labelsIn(inside, found)
  })
  return found
}
