/** The HTML frame of every page, and the last-resort error page. */
import interLatin from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url'
import './ui/house.css'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { data, Links, Meta, Outlet, Scripts, ScrollRestoration, useMatches } from 'react-router'
import type { Route } from './+types/root.ts'
import { cookie } from './cookies.ts'
import { ctxOf } from './ctx.server.ts'
import { areasOf, isHydrated } from './hydration.ts'
import { isPersonal } from './locale.ts'
import { personOf } from './person.server.ts'
import applyScheme from './ui/apply-scheme.ts?worker&url'
import favicon from './ui/favicon.svg?url'
import { noticeCookie, readNotice } from './ui/notice-cookie.ts'
import { type PageData, usePage } from './ui/page.ts'
import { ProblemPage } from './ui/problem-page.tsx'
import { schemeOf } from './ui/scheme.ts'

export function loader({ context, request, url }: Route.LoaderArgs) {
  const { actor, config, now, requestId } = ctxOf(context)
  const page: PageData = { name: config.name, url: config.url, now: now().toISOString(), requestId }
  // Public pages are the same for everybody, so that they can be kept and served from memory.
  if (!isPersonal(url.pathname)) return data(page)

  const cookies = request.headers.get('cookie')
  const notice = readNotice(cookies)
  return data(
    { ...page, person: personOf(actor), scheme: schemeOf(cookies ?? ''), notice },
    notice && { headers: { 'Set-Cookie': cookie(noticeCookie, '', 0, config.url.startsWith('https:')) } },
  )
}

export function Layout({ children }: { children: ReactNode }) {
  const { t, i18n } = useTranslation('ui')
  const handles = useMatches().map((match) => match.handle)
  const hydrated = isHydrated(handles)
  const chosen = usePage()?.scheme
  // Only for the first paint without scripts: afterwards the attribute is theirs (ui/scheme.ts), not React's.
  const [scheme] = useState(chosen === 'dark' ? 'dark' : hydrated ? 'light' : undefined)
  return (
    <html
      lang={i18n.language}
      data-door={hydrated ? 'portal' : 'storefront'}
      data-areas={hydrated ? areasOf(handles).join(' ') : undefined}
      data-mantine-color-scheme={scheme}
      suppressHydrationWarning
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <script src={applyScheme} />
        <link rel="icon" href={favicon} type="image/svg+xml" />
        <link rel="preload" href={interLatin} as="font" type="font/woff2" crossOrigin="anonymous" />
        <Meta />
        <Links />
      </head>
      <body>
        <a href="#main" className="skip-link">
          {t('skip')}
        </a>
        {children}
        {hydrated && <ScrollRestoration />}
        {hydrated && <Scripts />}
      </body>
    </html>
  )
}

export default function App() {
  return <Outlet />
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return (
    <main id="main">
      <ProblemPage error={error} />
    </main>
  )
}
