/** A list of offers with its facets, sorting and pages; without the facets where there is nothing to filter. */
import { IconAdjustmentsHorizontal } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Dimension, FacetValue, Piece, Result, SearchResults, Sort } from '#storefront'
import { type Changes, useAddress } from '../ui/address.ts'
import { ButtonLink } from '../ui/button.tsx'
import { FilterChips } from '../ui/filter-chips.tsx'
import { useFormat } from '../ui/format.ts'
import { useLocale, usePublicPath } from '../ui/page.ts'
import { listingPath, publisherPath } from './addresses.ts'
import { langOf, OptionBadge } from './offer-card.tsx'
import { OfferLogo } from './picture.tsx'
import s from './results.module.css'
import { useTexts } from './texts.ts'

const order: Dimension[] = ['category', 'industry', 'product', 'option', 'language', 'publisher']
const OPEN_FACETS = 4

type Props = {
  found: SearchResults
  sort: Sort
  page: number
  pages: number
  chips: { name: string; value: string; label: string }[]
  /** There are words to be relevant to. */
  searched: boolean
  /** The dimension that the page itself stands for. */
  without?: Dimension
  /** Instead of the list, when it is empty. */
  children?: ReactNode
}

export function Results({ found, sort, page, pages, chips, searched, without, children }: Props) {
  const t = useTexts()
  const shown = order.filter((dimension) => dimension !== without && found.facets[dimension].length > 0)
  return (
    <div className={shown.length ? s.columns : undefined}>
      <details className={s.facets} hidden={shown.length === 0}>
        <summary>
          <IconAdjustmentsHorizontal size={18} aria-hidden="true" />
          {t('facets.title')}
          {chips.length > 0 && <span className={s.count}>{chips.length}</span>}
        </summary>
        <section aria-label={t('facets.title')} className={s.facetList}>
          {shown.map((dimension, i) => (
            <Facet key={dimension} dimension={dimension} values={found.facets[dimension]} open={i < OPEN_FACETS} />
          ))}
        </section>
      </details>
      <div className={s.found}>
        <div className={s.tools}>
          <FilterChips chips={chips} />
          {found.total > 1 && <Sorting sort={sort} searched={searched} />}
        </div>
        {found.results.length > 0 ? (
          <ol className={s.list}>
            {found.results.map((result) => (
              <li key={result.key}>
                <ResultRow result={result} />
              </li>
            ))}
          </ol>
        ) : (
          children
        )}
        <Pages page={page} pages={pages} />
      </div>
    </div>
  )
}

function ResultRow({ result }: { result: Result }) {
  const publicPath = usePublicPath()
  const lang = langOf(result.language, useLocale())
  return (
    <article className={s.result}>
      <OfferLogo path={result.logo} size={64} />
      <div className={s.text}>
        <h2 className={s.name} {...lang}>
          <a href={publicPath(listingPath(result))}>
            <Marked pieces={result.marked.name} />
          </a>
        </h2>
        <p className={s.publisher}>
          <a href={publicPath(publisherPath(result.publisherId))} dir="auto">
            {result.publisherName}
          </a>
        </p>
        <p className={s.summary} {...lang}>
          <Marked pieces={result.marked.summary} />
        </p>
      </div>
      <OptionBadge option={result.options[0]} />
    </article>
  )
}

function Marked({ pieces }: { pieces: Piece[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no other name than their place
  return pieces.map((piece, i) => (piece.marked ? <mark key={i}>{piece.text}</mark> : piece.text))
}

function Facet({ dimension, values, open }: { dimension: Dimension; values: FacetValue[]; open: boolean }) {
  const t = useTexts()
  return (
    <details className={s.facet} open={open || values.some((value) => value.chosen)}>
      <summary>{t(`facets.${dimension}`)}</summary>
      <FacetValues dimension={dimension} values={values} />
    </details>
  )
}

/** Each value is a link that adds it to the filter or takes it out; parts show under what is chosen. */
function FacetValues({ dimension, values }: { dimension: Dimension; values: FacetValue[] }) {
  const format = useFormat()
  const { params, with: change } = useAddress()
  const chosen = params.getAll(dimension)
  const toggled = (value: string): Changes => ({
    [dimension]: chosen.includes(value)
      ? chosen.filter((other) => other !== value && !other.startsWith(`${value}.`))
      : [...chosen, value],
    page: undefined,
  })
  return (
    <ul className={s.values}>
      {values.map((value) => (
        <li key={value.value}>
          <a
            href={change(toggled(value.value))}
            rel="nofollow"
            className={s.value}
            aria-current={value.chosen ? 'true' : undefined}
          >
            <span className={s.box} aria-hidden="true" />
            <span>{value.label}</span>
            <span className={s.count}>{format.number(value.count)}</span>
          </a>
          {value.parts.length > 0 && (value.chosen || value.parts.some((part) => part.chosen)) && (
            <FacetValues dimension={dimension} values={value.parts} />
          )}
        </li>
      ))}
    </ul>
  )
}

function Sorting({ sort, searched }: { sort: Sort; searched: boolean }) {
  const t = useTexts()
  const { with: change } = useAddress()
  const sorts: Sort[] = searched ? ['relevance', 'newest', 'name'] : ['newest', 'name']
  return (
    <nav aria-label={t('sort.label')} className={s.sorts}>
      <span aria-hidden="true">{t('sort.label')}</span>
      {sorts.map((each, i) => (
        <a
          key={each}
          href={change({ sort: i === 0 ? undefined : each, page: undefined })}
          rel="nofollow"
          aria-current={each === sort ? 'true' : undefined}
        >
          {t(`sort.${each}`)}
        </a>
      ))}
    </nav>
  )
}

function Pages({ page, pages }: { page: number; pages: number }) {
  const t = useTexts()
  const { with: change } = useAddress()
  const to = (n: number) => change({ page: n === 1 ? undefined : String(n) })
  if (pages < 2) return null
  return (
    <nav aria-label={t('pages.label')} className={s.pages}>
      {page > 1 && (
        <ButtonLink to={to(page - 1)} rel="prev">
          {t('pages.previous')}
        </ButtonLink>
      )}
      <span>{t('pages.place', { page, pages })}</span>
      {page < pages && (
        <ButtonLink to={to(page + 1)} rel="next">
          {t('pages.next')}
        </ButtonLink>
      )}
    </nav>
  )
}
