/** The page to read the API, at /docs/api: Swagger UI, served by us, so that it works without the internet. */
import { createRequire } from 'node:module'
import { dirname, relative } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'

const files = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Comptoir API</title>
<link rel="stylesheet" href="/docs/api/files/swagger-ui.css">
</head>
<body>
<main id="api"></main>
<script src="/docs/api/files/swagger-ui-bundle.js"></script>
<script src="/docs/api/start.js"></script>
</body>
</html>`

const start = `SwaggerUIBundle({ url: '/api/v1/openapi.json', dom_id: '#api', deepLinking: true, docExpansion: 'list', persistAuthorization: false })`

export const apiPage = new Hono()
  .get('/', (c) => {
    c.header(
      'Content-Security-Policy',
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'",
    )
    return c.html(page)
  })
  .get('/start.js', (c) => c.body(start, 200, { 'Content-Type': 'text/javascript; charset=utf-8' }))
  .get(
    '/files/:name{(swagger-ui\\.css|swagger-ui-bundle\\.js)}',
    serveStatic({
      root: relative(process.cwd(), files) || '.',
      rewriteRequestPath: (path) => path.replace('/docs/api/files', ''),
    }),
  )
