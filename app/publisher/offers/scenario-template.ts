/** The template of the document that reviewers test from, in the reader's language. */
import { scenarioTemplate } from '#offers'
import { ctxOf } from '../../ctx.server.ts'
import type { Route } from './+types/scenario-template.ts'

export function loader({ context }: Route.LoaderArgs) {
  const { locale } = ctxOf(context)
  return new Response(new Uint8Array(scenarioTemplate(locale)), {
    headers: {
      'Content-Type': 'application/rtf',
      'Content-Disposition': `attachment; filename="key-usage-scenarios-${locale}.rtf"`,
    },
  })
}
