import { EmptyState } from '../ui/empty-state.tsx'
import { useFormat } from '../ui/format.ts'
import { Head } from '../ui/head.tsx'
import { usePublicPath } from '../ui/page.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { categoryPath, industryPath } from './addresses.ts'
import type { LandingData } from './landing.server.ts'
import s from './results.module.css'
import { Results } from './results.tsx'
import { useTexts } from './texts.ts'

export function Landing({ data }: { data: LandingData }) {
  const t = useTexts()
  const format = useFormat()
  const publicPath = usePublicPath()
  const pathOf = data.dimension === 'category' ? categoryPath : industryPath
  const figures = { count: data.found.total, shown: format.number(data.found.total), title: data.title }
  const home = { label: t('crumbs.home'), to: publicPath('/') }
  const crumbs = data.part ? [home, { label: data.root.label, to: publicPath(pathOf(data.root.id)) }] : [home]
  return (
    <>
      <Head
        title={data.title}
        description={t('landing.description', figures)}
        canonical={data.plain ? pathOf(data.root.id, data.part) : undefined}
        hidden={!data.plain}
      />
      <PageHeader title={data.title} crumbs={crumbs} lead={t('results.total', figures)} />
      {data.parts.length > 0 && (
        <ul className={s.parts} aria-label={t(`landing.parts.${data.dimension}`)}>
          {data.parts.map((part) => {
            const id = part.value.slice(data.root.id.length + 1)
            const here = id === data.part
            return (
              <li key={id}>
                <a
                  href={publicPath(here ? pathOf(data.root.id) : pathOf(data.root.id, id))}
                  className={s.part}
                  aria-current={here ? 'true' : undefined}
                >
                  {part.label}
                  <span className={s.count}>{format.number(part.count)}</span>
                </a>
              </li>
            )
          })}
        </ul>
      )}
      <Results {...data} searched={false} without={data.dimension}>
        <EmptyState title={t('landing.empty')}>
          <p>{t('landing.emptyText')}</p>
        </EmptyState>
      </Results>
    </>
  )
}
