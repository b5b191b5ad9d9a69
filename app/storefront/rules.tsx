/** Every rule with its page: quality, certification, findings of validation. */
import { type RulePage, rulePages, rulePath } from '#offers'
import { ctxOf } from '../ctx.server.ts'
import { Head } from '../ui/head.tsx'
import { usePublicPath } from '../ui/page.ts'
import { PageHeader } from '../ui/page-header.tsx'
import type { Route } from './+types/rules.ts'
import s from './rules.module.css'
import { useTexts } from './texts.ts'

const kinds = ['quality', 'policy', 'finding'] as const

export function loader({ context }: Route.LoaderArgs) {
  const { locale } = ctxOf(context)
  const pages = rulePages()
  return {
    groups: kinds.map((kind) => ({
      kind,
      rules: pages
        .filter((page) => page.kind === kind)
        .map((page) => ({ code: page.code, href: rulePath(locale, page.code), text: lineOf(page)[locale] })),
    })),
  }
}

const lineOf = (page: RulePage) => (page.kind === 'finding' ? page.found : page.title)

export default function Rules({ loaderData: { groups } }: Route.ComponentProps) {
  const t = useTexts()
  const publicPath = usePublicPath()
  return (
    <>
      <Head title={t('rules.title')} description={t('rules.lead')} canonical="/docs/rules" />
      <PageHeader
        title={t('rules.title')}
        crumbs={[{ label: t('crumbs.home'), to: publicPath('/') }]}
        lead={t('rules.lead')}
      />
      {groups.map(({ kind, rules }) => (
        <section key={kind} aria-labelledby={kind}>
          <h2 id={kind}>{t(`rules.${kind}`)}</h2>
          <p>{t(`rules.${kind}Lead`)}</p>
          <ul className={s.list}>
            {rules.map((rule) => (
              <li key={rule.code}>
                <a href={rule.href}>
                  <code>{rule.code}</code>
                </a>{' '}
                {rule.text}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}
