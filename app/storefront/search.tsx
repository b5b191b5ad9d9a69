import { data } from 'react-router'
import { dimensions, facetLabel, facetNames } from '#storefront'
import { ctxOf } from '../ctx.server.ts'
import { useAddress } from '../ui/address.ts'
import { useFormat } from '../ui/format.ts'
import { Head } from '../ui/head.tsx'
import { usePublicPath } from '../ui/page.ts'
import type { Route } from './+types/search.ts'
import { categoryPath, searchPath } from './addresses.ts'
import { lookUp, queryOf } from './query.server.ts'
import s from './results.module.css'
import { Results } from './results.tsx'
import { useTexts } from './texts.ts'

export async function loader({ context, url }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const query = queryOf(url.searchParams)
  const { found, pages } = await lookUp(ctx, url, query)
  const names = await facetNames(ctx)
  const chips = dimensions.flatMap((dimension) =>
    (query.filter[dimension] ?? []).map((value) => ({
      name: dimension,
      value,
      label: facetLabel(dimension, value, names),
    })),
  )
  return data({ query, found, chips, pages }, { headers: { 'Comptoir-Results': String(found.total) } })
}

/** The count of searches needs to know what each found (server/public-pages.ts); the visitor's browser does not. */
export function headers({ loaderHeaders }: Route.HeadersArgs) {
  return loaderHeaders
}

export default function Search({ loaderData: { query, found, chips, pages } }: Route.ComponentProps) {
  const t = useTexts()
  const format = useFormat()
  const title = query.text ? t('results.titleFor', { text: query.text }) : t('results.title')
  // Every combination of filters is a page of its own: only plain searches are for search engines.
  const plain = chips.length === 0 && !query.sort && query.page === 1
  return (
    <>
      <Head
        title={title}
        canonical={plain ? searchPath({ q: query.text || undefined }) : undefined}
        hidden={!plain || found.total === 0}
      />
      <header className={s.header}>
        <h1>{title}</h1>
        <p className={s.total} role="status">
          {t('results.total', { count: found.total, shown: format.number(found.total) })}
        </p>
      </header>
      {found.relaxed && <p className={s.said}>{t('results.relaxed')}</p>}
      {found.didYouMean && <DidYouMean text={found.didYouMean} />}
      <Results
        found={found}
        sort={query.sort ?? (query.text ? 'relevance' : 'newest')}
        page={query.page}
        pages={pages}
        chips={chips}
        searched={query.text !== ''}
      >
        {found.nothing && <NothingFound nothing={found.nothing} text={query.text} chips={chips} />}
      </Results>
    </>
  )
}

function DidYouMean({ text }: { text: string }) {
  const t = useTexts()
  const publicPath = usePublicPath()
  return (
    <p className={s.said}>
      {t('results.didYouMean')} <a href={publicPath(searchPath({ q: text }))}>{text}</a>
    </p>
  )
}

type Data = Route.ComponentProps['loaderData']
type NothingProps = { nothing: NonNullable<Data['found']['nothing']>; text: string; chips: Data['chips'] }

function NothingFound({ nothing, text, chips }: NothingProps) {
  const t = useTexts()
  const format = useFormat()
  const publicPath = usePublicPath()
  const { with: change } = useAddress()
  const labels = (dimension: string) => chips.filter(({ name }) => name === dimension).map(({ label }) => label)
  return (
    <div className={s.nothing}>
      <h2>{t('results.nothing')}</h2>
      {nothing.loosened.length > 0 && (
        <>
          <p>{t('results.loosen')}</p>
          <ul className={s.nearest}>
            {nothing.loosened.map(({ dimension, count }) => (
              <li key={dimension}>
                <a href={change({ [dimension]: undefined, page: undefined })} rel="nofollow">
                  {t('results.withoutFacet', {
                    facet: t(`facets.${dimension}`),
                    values: format.list(labels(dimension)),
                  })}
                </a>{' '}
                <span className={s.count}>{format.number(count)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {nothing.withoutFilter > 0 ? (
        <p>
          {nothing.loosened.length === 0 && `${t('results.filteredAway')} `}
          <a href={publicPath(searchPath({ q: text || undefined }))}>
            {t('results.withoutFilter', { count: nothing.withoutFilter, shown: format.number(nothing.withoutFilter) })}
          </a>
        </p>
      ) : (
        <p>{t('results.otherWords')}</p>
      )}
      {nothing.nearestCategories.length > 0 && (
        <>
          <p>{t('results.nearest')}</p>
          <ul className={s.nearest}>
            {nothing.nearestCategories.map((category) => (
              <li key={category.value}>
                <a href={publicPath(categoryPath(category.value))}>{category.label}</a>{' '}
                <span className={s.count}>{format.number(category.count)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
