import { sep } from 'node:path'
import { reactRouter } from '@react-router/dev/vite'
import { defineConfig, type Plugin } from 'vite'

const rooms = new URL('./src', import.meta.url).pathname + sep

export default defineConfig({
  plugins: [roomsStayOutside(), reactRouter()],
  // Everything else the pages use is inside the server bundle, so that a start reads one file
  // instead of the thousands of an icon library, and React runs without its development checks.
  ssr: { noExternal: true },
  define: { 'process.env.NODE_ENV': JSON.stringify('production') },
  build: { assetsInlineLimit: 0, target: 'es2023', rolldownOptions: { experimental: { lazyBarrel: true } } },
  environments: {
    ssr: { build: { target: 'node24', rolldownOptions: { input: 'app/answer.server.ts' } } },
  },
})

/**
 * In the server build a room is imported when the program runs, as the source it is: pages and API then
 * share one instance of each (one database, one cache). In the browser build a room is refused by name.
 */
function roomsStayOutside(): Plugin {
  return {
    name: 'comptoir:rooms-stay-outside',
    enforce: 'pre',
    resolveId(source, importer) {
      if (!source.startsWith('#')) return undefined
      if (this.environment.name === 'ssr') return { id: source, external: true }
      return this.error(`${importer} brings ${source} into the browser; only loaders and actions may use rooms.`)
    },
    load(id) {
      if (id.startsWith(rooms))
        this.error(`${id} is a room's file; app/ imports rooms by their name (#leads), in loaders and actions.`)
    },
  }
}
