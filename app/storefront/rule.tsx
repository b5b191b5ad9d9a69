/** What one rule asks for, why, what is told when it is broken, and what to do. Findings link here. */
import { explainRule, type RulePage } from '#offers'
import type { Locale } from '#platform/messages'
import { notFound } from '#platform/problem'
import { ctxOf } from '../ctx.server.ts'
import { Head } from '../ui/head.tsx'
import { KeyValue } from '../ui/key-value.tsx'
import { usePublicPath } from '../ui/page.ts'
import { PageHeader } from '../ui/page-header.tsx'
import type { Route } from './+types/rule.ts'
import s from './rules.module.css'
import { useTexts } from './texts.ts'

export function loader({ context, params }: Route.LoaderArgs) {
  const { locale } = ctxOf(context)
  const page = explainRule(params.code)
  if (!page) throw notFound('There is no rule of this name.')
  return viewOf(page, locale)
}

function viewOf(page: RulePage, locale: Locale) {
  const field = page.kind === 'quality' ? page.field : page.kind === 'finding' ? page.fields[0] : undefined
  return {
    kind: page.kind,
    code: page.code,
    title: page.title[locale],
    found: page.found[locale],
    why: page.kind === 'quality' ? page.why[locale] : undefined,
    cure: page.kind === 'quality' ? page.cure[locale] : undefined,
    severity: page.kind === 'quality' ? page.severity : undefined,
    weight: page.kind === 'quality' ? page.weight : undefined,
    how: page.kind === 'policy' ? page.how : undefined,
    upstream: page.kind === 'policy' ? page.upstream : undefined,
    field: field && {
      label: field.label[locale],
      page: field.page[locale],
      help: field.help?.[locale],
      key: field.key,
      types: field.types.map((type) => type[locale]),
    },
  }
}

export default function Rule({ loaderData: rule }: Route.ComponentProps) {
  const t = useTexts()
  const publicPath = usePublicPath()
  const { code, title, field } = rule
  return (
    <>
      <Head
        title={t('rules.description', { code, title })}
        description={rule.found}
        canonical={`/docs/rules/${code}`}
      />
      <PageHeader
        title={title}
        crumbs={[
          { label: t('crumbs.home'), to: publicPath('/') },
          { label: t('rules.all'), to: publicPath('/docs/rules') },
        ]}
        lead={<code>{code}</code>}
      />
      <div className={s.page}>
        <section>
          <h2>{t(rule.kind === 'policy' ? 'rules.requirement' : 'rules.found')}</h2>
          <p className={s.found}>{rule.found}</p>
        </section>
        {rule.why && (
          <section>
            <h2>{t('rules.why')}</h2>
            <p>{rule.why}</p>
          </section>
        )}
        {rule.cure && (
          <section>
            <h2>{t('rules.cure')}</h2>
            <p>{rule.cure}</p>
          </section>
        )}
        <KeyValue
          items={[
            { label: t('rules.where'), value: field && t('rules.field', { field: field.label, page: field.page }) },
            { label: t('rules.types'), value: field?.types.join(', ') },
            { label: t('rules.severity'), value: rule.severity && t(`rules.severities.${rule.severity}`) },
            { label: t('rules.weight'), value: rule.weight && t('rules.weightText', { weight: rule.weight }) },
            { label: t('rules.how'), value: rule.how && t(`rules.hows.${rule.how}`) },
            { label: t('rules.upstream'), value: rule.upstream },
          ].filter((item) => item.value !== undefined)}
        />
        {field?.help && <p>{field.help}</p>}
        {rule.kind === 'policy' && <p>{t('rules.answer')}</p>}
      </div>
    </>
  )
}
