import { inLocale, locales } from '../locale.ts'
import { useLocale, usePage } from './page.ts'

type HeadProps = {
  title: string
  description?: string
  /** The one address of this page's content, in English: `/search?q=crm`. Adds the link to its other language too. */
  canonical?: string
  /** Keeps the page out of search engines. */
  hidden?: boolean
}

/** What a page says in the document's head, from wherever in the page it stands. */
export function Head({ title, description, canonical, hidden }: HeadProps) {
  const { name = '', url = '' } = usePage() ?? {}
  const locale = useLocale()
  return (
    <>
      <title>{title === name ? name : `${title} · ${name}`}</title>
      {description && <meta name="description" content={description} />}
      {hidden && <meta name="robots" content="noindex" />}
      {canonical && <link rel="canonical" href={url + inLocale(locale, canonical)} />}
      {canonical &&
        locales.map((other) => (
          <link key={other} rel="alternate" hrefLang={other} href={url + inLocale(other, canonical)} />
        ))}
      {canonical && <link rel="alternate" hrefLang="x-default" href={url + canonical} />}
    </>
  )
}
