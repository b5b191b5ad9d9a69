import type { Config } from '@react-router/dev/config'

export default {
  appDirectory: 'app',
  buildDirectory: 'build',
  ssr: true,
  // One manifest with the first page: the portal has some forty addresses, and asking for each
  // as it is discovered would cost a round trip per click.
  routeDiscovery: { mode: 'initial' },
} satisfies Config
