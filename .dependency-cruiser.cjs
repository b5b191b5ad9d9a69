// The table of rooms: read top to bottom, a room uses only rooms named in its list. Everyone may use
// platform; platform uses no room. Changing this table is a decision: see docs/decisions/.
const mayUse = {
  events: [],
  accounts: ['events'],
  connectors: ['events'],
  delivery: ['events', 'accounts', 'connectors'],
  offers: ['events', 'accounts', 'delivery'],
  storefront: ['events', 'accounts', 'offers'],
  leads: ['events', 'accounts', 'connectors', 'delivery', 'offers'],
  attribution: ['events', 'accounts', 'offers'],
  ingestion: ['events', 'accounts', 'delivery', 'offers', 'attribution'],
  relay: ['events', 'accounts', 'connectors', 'delivery', 'leads'],
}
const rooms = Object.keys(mayUse)
const any = (names) => `(${names.join('|')})`
const inRoom = (room) => `^src/${room}/`

module.exports = {
  forbidden: [
    ...rooms.map((room) => ({
      name: `${room}-uses-only-its-rooms`,
      comment: `${room} may use ${mayUse[room].join(', ') || 'no room'} (and platform)`,
      severity: 'error',
      from: { path: inRoom(room), pathNot: '\\.test\\.ts$' },
      to: {
        path: '^src/',
        pathNot: [inRoom(room), '^src/platform/', ...mayUse[room].map((r) => `^src/${r}/(index|schema)\\.ts$`)],
      },
    })),
    {
      name: 'rooms-by-their-index',
      severity: 'error',
      from: { path: '^(app|sample|bin)/' },
      to: { path: `^src/${any(rooms)}/(?!index\\.ts$)` },
    },
    {
      name: 'server-sees-index-api-jobs',
      severity: 'error',
      from: { path: '^server/', pathNot: '\\.test\\.ts$' },
      to: { path: `^src/${any(rooms)}/(?!(index|api|jobs)\\.ts$)` },
    },
    {
      name: 'schema-only-by-schema',
      severity: 'error',
      from: { path: '^src/([^/]+)/', pathNot: '(schema|schema/[^/]+|\\.test)\\.ts$' },
      to: { path: '^src/([^/]+)/schema\\.ts$', pathNot: '^src/$1/' },
    },
    {
      name: 'platform-knows-no-room',
      severity: 'error',
      from: { path: '^src/platform/', pathNot: '\\.test\\.ts$' },
      to: { path: `^src/${any(rooms)}/` },
    },
    {
      name: 'nothing-uses-the-doors',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(app|server|cli|bin|sample|script)/' },
    },
    {
      name: 'no-test-code-in-the-product',
      severity: 'error',
      from: { path: '^(src|app|server|cli|bin)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^test/' },
    },
    {
      name: 'sockets-only-through-the-guard',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/platform/', '\\.test\\.ts$'] },
      to: { path: '(^|/)(undici|net|tls|http|https|dgram)($|/)', dependencyTypes: ['core', 'npm'] },
    },
    { name: 'no-cycles', severity: 'error', from: { path: '^(src|server|app|cli|sample)/' }, to: { circular: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
