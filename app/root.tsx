import { Links, Meta, Outlet, Scripts, ScrollRestoration, useMatches, useRouteLoaderData } from 'react-router'
import { useTranslation } from 'react-i18next'
import type { ReactNode } from 'react'
import { areasOf, isHydrated } from './hydration.ts'
import { nonceOf } from './ctx.server.ts'
import type { Route } from './+types/root.ts'

export function loader({ context }: Route.LoaderArgs) {
  return { nonce: nonceOf(context) }
}

export function Layout({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation()
  const handles = useMatches().map((match) => match.handle)
  const hydrated = isHydrated(handles)
  const data = useRouteLoaderData<typeof loader>('root')
  return (
    <html lang={i18n.language} data-areas={areasOf(handles).join(' ')}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        {hydrated && <ScrollRestoration nonce={data?.nonce} />}
        {hydrated && <Scripts nonce={data?.nonce} />}
      </body>
    </html>
  )
}

export default function App() {
  return <Outlet />
}
