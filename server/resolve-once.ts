/**
 * To be imported before anything else: a package's name is looked up once for all of our files. Node looks it up again
 * for each importing file and reads the package's list of exports each time; drizzle's alone is 180 kB of JSON, for
 * two hundred files, which was a fifth of the time to start.
 */
import { registerHooks } from 'node:module'

const packages = new URL('../node_modules/', import.meta.url).href
const ours = new URL('..', import.meta.url).href
const known = new Map<string, ReturnType<Parameters<typeof registerHooks>[0]['resolve'] & {}>>()

registerHooks({
  resolve(specifier, context, next) {
    const isName = /^[@a-z]/.test(specifier) && !specifier.includes(':')
    const { parentURL } = context
    if (!isName || !parentURL?.startsWith(ours) || parentURL.startsWith(packages)) return next(specifier, context)
    // One and the same package may answer `require` and `import` with different files.
    const key = `${context.conditions.includes('require')} ${specifier}`
    let found = known.get(key)
    if (!found) {
      found = next(specifier, context)
      known.set(key, found)
    }
    return { ...found, shortCircuit: true }
  },
})
