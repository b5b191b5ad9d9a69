import { ctxOf } from '../ctx.server.ts'
import type { Route } from './+types/opensearch.ts'
import { xml } from './xml.server.ts'

/** Lets browsers search the marketplace from their address bar (OpenSearch 1.1). */
export function loader({ context }: Route.LoaderArgs) {
  const { name, url } = ctxOf(context).config
  const escaped = name.replace(/[&<>]/g, (c) => `&#${c.charCodeAt(0)};`)
  return xml(
    `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>${escaped.slice(0, 16)}</ShortName>
<Description>${escaped}</Description>
<InputEncoding>UTF-8</InputEncoding>
<Url type="text/html" template="${url}/search?q={searchTerms}"/>
</OpenSearchDescription>
`,
    'application/opensearchdescription+xml',
  )
}
