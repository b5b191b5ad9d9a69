import { IconSearch } from '@tabler/icons-react'
import { frontPage } from '#storefront'
import { ctxOf } from '../ctx.server.ts'
import { useFormat } from '../ui/format.ts'
import { Head } from '../ui/head.tsx'
import { usePage, usePublicPath } from '../ui/page.ts'
import type { Route } from './+types/home.ts'
import { categoryPath, industryPath, searchPath } from './addresses.ts'
import s from './home.module.css'
import { OfferCards } from './offer-card.tsx'
import { StructuredData } from './structured-data.tsx'
import { useTexts } from './texts.ts'

export async function loader({ context }: Route.LoaderArgs) {
  return frontPage(ctxOf(context))
}

export default function Home({ loaderData: page }: Route.ComponentProps) {
  const t = useTexts()
  const format = useFormat()
  const publicPath = usePublicPath()
  const { name = '', url = '' } = usePage() ?? {}
  const figures = { offers: format.number(page.total), publishers: format.number(page.publishers), count: page.total }
  return (
    <>
      <Head title={name} description={t('home.description', { name, ...figures })} canonical="/" />
      <StructuredData
        data={{
          '@type': 'WebSite',
          name,
          url,
          potentialAction: {
            '@type': 'SearchAction',
            target: `${url}${publicPath('/search')}?q={search_term_string}`,
            'query-input': 'required name=search_term_string',
          },
        }}
      />
      <section className={s.opening}>
        <h1>{t('home.title')}</h1>
        <p className={s.figures}>{t('home.figures', figures)}</p>
        <search className={s.searching}>
          <form action={publicPath('/search')} aria-label={t('home.searchLabel')} className={s.search}>
            <IconSearch size={22} aria-hidden="true" />
            <input
              type="search"
              name="q"
              aria-label={t('home.searchLabel')}
              placeholder={t('home.placeholder')}
              data-search
            />
            <button type="submit">{t('home.searchButton')}</button>
          </form>
        </search>
      </section>

      <section aria-labelledby="categories">
        <h2 id="categories" className="visually-hidden">
          {t('home.categories')}
        </h2>
        <ul className={s.tiles}>
          {page.categories.map((category) => (
            <li key={category.value}>
              <a href={publicPath(categoryPath(category.value))} className={s.tile}>
                <span>{category.label}</span>
                <span className={s.count}>
                  {format.number(category.count)}
                  <span className="visually-hidden"> {t('home.offersIn', { count: category.count })}</span>
                </span>
              </a>
            </li>
          ))}
        </ul>
      </section>

      {page.newest.length > 0 && (
        <section aria-labelledby="new" className={s.section}>
          <div className={s.heading}>
            <h2 id="new">{t('home.new')}</h2>
            <a href={publicPath(searchPath({ sort: 'newest' }))}>{t('home.allNew')}</a>
          </div>
          <OfferCards cards={page.newest} />
        </section>
      )}

      {page.mostWanted.length > 0 && (
        <section aria-labelledby="wanted" className={s.section}>
          <div className={s.heading}>
            <h2 id="wanted">{t('home.mostWanted')}</h2>
            <p className={s.why}>{t('home.mostWantedWhy')}</p>
          </div>
          <OfferCards cards={page.mostWanted} />
        </section>
      )}

      {page.industries.length > 0 && (
        <section aria-labelledby="industries" className={s.section}>
          <h2 id="industries">{t('home.industries')}</h2>
          <ul className={s.words}>
            {page.industries.map((industry) => (
              <li key={industry.value}>
                <a href={publicPath(industryPath(industry.value))}>{industry.label}</a>{' '}
                <span className={s.count}>{format.number(industry.count)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}

      <p className={s.publishers}>
        {t('home.publishers')} <a href="/publisher">{t('home.publishersLink')}</a>
      </p>
    </>
  )
}
