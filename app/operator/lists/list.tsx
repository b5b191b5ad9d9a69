/** One list: its entries in both languages, and a new one. */
import { useTranslation } from 'react-i18next'
import { requirePermission } from '#accounts'
import { addEntry, canGrow, type EntryKey, entriesOf, labelOf, parentListOf } from '#offers'
import { ctxOf } from '../../ctx.server.ts'
import { answerForm, redirectWithNotice, textOf } from '../../forms.server.ts'
import { i18nOf } from '../../i18n.server.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox, NativeSelect } from '../../ui/choices.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Form, FormActs, FormSection } from '../../ui/form.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { Route } from './+types/list.ts'
import { entryPath, parseEntryPath } from './entry-key.ts'
import { listNamed } from './list-name.server.ts'

export function loader({ context, params }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  requirePermission(ctx, 'taxonomies.write')
  const list = listNamed(params.list)
  const parents = parentListOf[list]
  return {
    list,
    grows: canGrow(list),
    entries: entriesOf(list, { retired: true }).map((entry) => ({
      id: entry.id,
      path: entryPath(entry),
      en: entry.label.en,
      fr: entry.label.fr,
      under: entry.parent && parents ? labelOf(ctx.locale, parents, entry.parent) : undefined,
      storefront: entry.storefront,
      state: entry.retired ? ('retired' as const) : ('inUse' as const),
    })),
    parents: parents
      ? entriesOf(parents).map((entry) => ({
          // The parent of a new entry, and its storefront, in one choice.
          value: entryPath({ storefront: entry.storefront, parent: entry.id, id: '' }),
          label: entry.label[ctx.locale],
          storefront: entry.storefront,
        }))
      : [],
  }
}

export async function action({ context, params, request, url }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const list = listNamed(params.list)
  const form = await request.formData()
  const t = i18nOf(ctx.locale).getFixedT(ctx.locale, 'operator')
  return answerForm(form, async () => {
    const { parent, storefront } = parseEntryPath(textOf(form, 'parent'))
    const key: EntryKey = {
      id: textOf(form, 'id'),
      ...(parent && { parent }),
      ...(storefront ? { storefront } : storefrontIn(form)),
    }
    const label = { en: textOf(form, 'label.en'), fr: textOf(form, 'label.fr') }
    await addEntry(ctx, list, {
      ...key,
      label,
      class: form.has('restricted') ? 'restricted' : 'commercial',
      azure: form.has('azure'),
    })
    return redirectWithNotice(ctx, url.pathname, t('lists.added', { label: label[ctx.locale] }))
  })
}

function storefrontIn(form: FormData): Pick<EntryKey, 'storefront'> {
  const chosen = textOf(form, 'storefront')
  return chosen === 'business' || chosen === 'it' ? { storefront: chosen } : {}
}

type Entry = Route.ComponentProps['loaderData']['entries'][number]

export default function List({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation('operator')
  const { list, grows, entries, parents } = loaderData
  const name = t(`lists.names.${list}`)
  const hasStorefronts = entries.some((entry) => entry.storefront)
  const columns: Column<Entry>[] = [
    { key: 'en', label: t('lists.english'), cell: (one) => <span lang="en">{one.en}</span> },
    { key: 'fr', label: t('lists.french'), cell: (one) => <span lang="fr">{one.fr}</span> },
    ...(parents.length > 0 ? [{ key: 'under', label: t('lists.under'), cell: (one: Entry) => one.under }] : []),
    ...(hasStorefronts
      ? [
          {
            key: 'storefront',
            label: t('lists.storefront'),
            cell: (one: Entry) => one.storefront && t(`lists.storefronts.${one.storefront}`),
          },
        ]
      : []),
    { key: 'id', label: t('lists.id'), cell: (one) => <code>{one.id}</code> },
    { key: 'state', label: t('lists.state'), cell: (one) => <StatusBadge of="entry" state={one.state} /> },
  ]
  return (
    <>
      <PageHeader
        title={name}
        crumbs={[{ label: t('lists.title'), to: '/operator/lists' }]}
        lead={t(grows ? 'lists.listLead' : 'lists.fixedLead')}
      />
      {grows && (
        <Form refusal={actionData} initial={{}}>
          <FormSection title={t('lists.new')} help={t('lists.newHelp')}>
            <TextField name="label.en" label={t('lists.english')} limit={100} width="l" autoComplete="off" />
            <TextField name="label.fr" label={t('lists.french')} limit={100} width="l" autoComplete="off" />
            {parents.length > 0 && (
              <NativeSelect
                name="parent"
                label={t('lists.under')}
                placeholder={t('lists.choose')}
                width="l"
                options={grouped(parents, (storefront) => t(`lists.storefronts.${storefront}`))}
              />
            )}
            {list === 'categories' && (
              <NativeSelect
                name="storefront"
                label={t('lists.storefront')}
                width="m"
                options={(['business', 'it'] as const).map((value) => ({
                  value,
                  label: t(`lists.storefronts.${value}`),
                }))}
              />
            )}
            <TextField name="id" label={t('lists.id')} help={t('lists.idHelp')} mono width="m" autoComplete="off" />
            {list === 'packageRegions' && (
              <Checkbox name="restricted" label={t('lists.restricted')} help={t('lists.restrictedHelp')} />
            )}
            {list === 'competencies' && <Checkbox name="azure" label={t('lists.azure')} />}
          </FormSection>
          <FormActs>
            <Button>{t('lists.add')}</Button>
          </FormActs>
        </Form>
      )}
      <DataTable
        caption={name}
        columns={columns}
        rows={entries}
        rowKey={(one) => one.path}
        hrefOf={(one) => `/operator/lists/${list}/${encodeURIComponent(one.path)}`}
        empty={<EmptyState title={t('lists.empty')} />}
      />
    </>
  )
}

type Parents = Route.ComponentProps['loaderData']['parents']

function grouped(parents: Parents, nameOf: (storefront: 'business' | 'it') => string) {
  const bare = parents.filter(({ storefront }) => !storefront)
  if (bare.length === parents.length) return bare
  return (['business', 'it'] as const).map((storefront) => ({
    group: nameOf(storefront),
    options: parents.filter((one) => one.storefront === storefront),
  }))
}
