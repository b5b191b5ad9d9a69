/** Weights, severities and word lists of the quality rules; saving puts a new version in force. */
import { useTranslation } from 'react-i18next'
import {
  allQualityRules,
  defaultRuleSet,
  rulePath,
  ruleSetInForce,
  type Tuning,
  tuneRuleSet,
  tuningInForce,
  wordListNames,
} from '#offers'
import { ctxOf } from '../ctx.server.ts'
import { answerForm, redirectWithNotice, textOf } from '../forms.server.ts'
import { i18nOf } from '../i18n.server.ts'
import { Button } from '../ui/button.tsx'
import { ConfirmForm } from '../ui/confirm-form.tsx'
import { Form, FormActs, FormSection } from '../ui/form.tsx'
import { useFormat } from '../ui/format.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { RelativeTime } from '../ui/relative-time.tsx'
import { TextArea } from '../ui/text-field.tsx'
import type { Route } from './+types/quality.ts'
import s from './quality.module.css'

const languages = ['en', 'fr'] as const

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const tuned = await tuningInForce(ctx)
  const { version, rules, words, competitors, inappropriate } = await ruleSetInForce(ctx)
  return {
    version,
    tuned: tuned && { by: tuned.savedByName, at: tuned.savedAt },
    rules: allQualityRules.map((rule) => ({
      id: rule.id,
      asks: rule.asks[ctx.locale],
      href: rulePath(ctx.locale, rule.id),
      weight: rules[rule.id]?.weight ?? 0,
      severity: rules[rule.id]?.severity ?? 'info',
    })),
    lists: [...wordListNames],
    words,
    competitors,
    inappropriate,
  }
}

export async function action({ context, request }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const form = await request.formData()
  const t = i18nOf(ctx.locale).getFixedT(ctx.locale, 'operator')
  return answerForm(form, async () => {
    const { version } = await tuneRuleSet(ctx, form.get('deed') === 'reset' ? {} : tuningIn(form))
    return redirectWithNotice(ctx, '/operator/quality', t('quality.saved', { version }))
  })
}

/** Only what differs from the defaults: what nobody touched follows later versions of them. */
function tuningIn(form: FormData): Tuning {
  const rules: NonNullable<Tuning['rules']> = {}
  for (const [id, usual] of Object.entries(defaultRuleSet.rules)) {
    const text = textOf(form, `weight.${id}`)
    const weight = /^\d{1,3}$/.test(text) ? Number(text) : text === '' ? usual.weight : -1
    const severity = form.get(`severity.${id}`) === 'warning' ? 'warning' : 'info'
    const changed = {
      ...(weight !== usual.weight && { weight }),
      ...(severity !== usual.severity && ({ severity } as const)),
    }
    if (Object.keys(changed).length > 0) rules[id] = changed
  }
  const words: NonNullable<Tuning['words']> = {}
  for (const language of languages) {
    for (const name of wordListNames) {
      const list = textOf(form, `words.${language}.${name}`).replace(/\s*\n\s*/g, ', ')
      if (form.has(`words.${language}.${name}`) && list !== defaultRuleSet.words[language][name]) {
        words[language] = { ...words[language], [name]: list }
      }
    }
  }
  const competitors = textOf(form, 'competitors')
  const inappropriate = textOf(form, 'inappropriate')
  return {
    ...(Object.keys(rules).length > 0 && { rules }),
    ...(Object.keys(words).length > 0 && { words }),
    ...(competitors !== '' && { competitors }),
    ...(inappropriate !== defaultRuleSet.inappropriate && { inappropriate }),
  }
}

export default function QualityRules({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation('operator')
  const format = useFormat()
  const { version, tuned, rules, lists, words, competitors, inappropriate } = loaderData
  return (
    <>
      <PageHeader title={t('quality.title')} lead={t('quality.lead')} />
      <p>
        {t('quality.version', { version })} ·{' '}
        {tuned ? (
          <>
            {t('quality.tunedBy', { name: tuned.by })}, <RelativeTime at={tuned.at} />
          </>
        ) : (
          t('quality.defaults')
        )}
      </p>
      <Form refusal={actionData} initial={{ words, competitors, inappropriate }} className={s.form}>
        <table className={s.rules}>
          <thead>
            <tr>
              <th scope="col">{t('quality.rule')}</th>
              <th scope="col">{t('quality.weight')}</th>
              <th scope="col">{t('quality.severity')}</th>
            </tr>
          </thead>
          <tbody>
            {rules.map((rule) => (
              <tr key={rule.id}>
                <th scope="row">
                  <a href={rule.href}>
                    <code>{rule.id}</code>
                  </a>{' '}
                  {rule.asks}
                </th>
                <td>
                  <input
                    name={`weight.${rule.id}`}
                    defaultValue={rule.weight}
                    inputMode="numeric"
                    size={3}
                    aria-label={`${t('quality.weight')}, ${rule.id}`}
                  />
                </td>
                <td>
                  <select
                    name={`severity.${rule.id}`}
                    defaultValue={rule.severity}
                    aria-label={`${t('quality.severity')}, ${rule.id}`}
                  >
                    <option value="warning">{t('quality.warning')}</option>
                    <option value="info">{t('quality.info')}</option>
                  </select>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <p>{t('quality.weightHelp')}</p>
        <FormSection title={t('quality.words')} help={t('quality.wordsHelp')}>
          <TextArea name="competitors" label={t('quality.competitors')} rows={2} optional />
          <TextArea name="inappropriate" label={t('quality.inappropriate')} rows={2} optional />
          {languages.map((language) => (
            <details key={language}>
              <summary>
                {t('quality.words')}: {format.language(language)}
              </summary>
              <div className={s.lists} lang={language}>
                {lists.map((name) => (
                  <TextArea
                    key={name}
                    name={`words.${language}.${name}`}
                    label={t(`quality.lists.${name}`)}
                    rows={4}
                    optional
                  />
                ))}
              </div>
            </details>
          ))}
        </FormSection>
        <FormActs>
          <Button kind="primary">{t('quality.save')}</Button>
        </FormActs>
      </Form>
      {tuned && (
        <ConfirmForm label={t('quality.reset')} question={t('quality.resetQuestion')} fields={{ deed: 'reset' }} />
      )}
    </>
  )
}
