/** One entry of a list: what it is called, which offers have chosen it, and whether others still can. */
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { requirePermission } from '#accounts'
import { entriesOf, getEntry, offersUsing, renameEntry, restoreEntry, retireEntry } from '#offers'
import { ctxOf } from '../../ctx.server.ts'
import { answerForm, redirectWithNotice, textOf } from '../../forms.server.ts'
import { i18nOf } from '../../i18n.server.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox, NativeSelect } from '../../ui/choices.tsx'
import { ConfirmForm } from '../../ui/confirm-form.tsx'
import { Form, FormActs, FormSection } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { Route } from './+types/entry.ts'
import { parseEntryPath } from './entry-key.ts'
import { listNamed } from './list-name.server.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  requirePermission(ctx, 'taxonomies.write')
  const list = listNamed(params.list)
  const key = parseEntryPath(params.entry)
  const entry = getEntry(ctx, list, key)
  const others = entriesOf(list, { storefront: key.storefront }).filter((one) => one.key !== entry.key)
  return {
    list,
    id: entry.id,
    label: entry.label,
    own: entry.label[ctx.locale],
    isMarket: list === 'markets',
    taxRemitted: entry.taxRemitted ?? false,
    retired: entry.retired !== undefined,
    insteadOf: others.find((one) => one.key === entry.retired?.mapsTo)?.label[ctx.locale],
    others: others.map((one) => ({ value: one.key, label: one.label[ctx.locale] })),
    using: await offersUsing(ctx, list, key),
  }
}

export async function action({ context, params, request, url }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const list = listNamed(params.list)
  const key = parseEntryPath(params.entry)
  const form = await request.formData()
  const t = i18nOf(ctx.locale).getFixedT(ctx.locale, 'operator')
  return answerForm(form, async () => {
    switch (form.get('deed')) {
      case 'retire':
        await retireEntry(ctx, list, { ...key, mapsTo: textOf(form, 'mapsTo') })
        return redirectWithNotice(ctx, url.pathname, t('lists.retiredDone'))
      case 'restore':
        await restoreEntry(ctx, list, key)
        return redirectWithNotice(ctx, url.pathname, t('lists.restored'))
      default:
        await renameEntry(ctx, list, key, {
          label: { en: textOf(form, 'label.en'), fr: textOf(form, 'label.fr') },
          taxRemitted: form.has('taxRemitted'),
        })
        return redirectWithNotice(ctx, url.pathname, t('lists.renamed'))
    }
  })
}

export default function Entry({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation('operator')
  const { list, id, label, own, isMarket, taxRemitted, retired, insteadOf, others, using } = loaderData
  return (
    <>
      <PageHeader
        title={own}
        crumbs={[
          { label: t('lists.title'), to: '/operator/lists' },
          { label: t(`lists.names.${list}`), to: `/operator/lists/${list}` },
        ]}
        lead={<code>{id}</code>}
      />
      {retired && (
        <Notice tone="atRest" title={t('lists.isRetired')}>
          {insteadOf && <p>{t('lists.insteadOf', { label: insteadOf })}</p>}
        </Notice>
      )}
      <Form refusal={actionData} initial={{ label, ...(taxRemitted && { taxRemitted: 'true' }) }}>
        <FormSection title={t('lists.called')} help={t('lists.calledHelp')}>
          <TextField name="label.en" label={t('lists.english')} limit={100} width="l" autoComplete="off" />
          <TextField name="label.fr" label={t('lists.french')} limit={100} width="l" autoComplete="off" />
          {isMarket && <Checkbox name="taxRemitted" label={t('lists.taxRemitted')} help={t('lists.taxRemittedHelp')} />}
        </FormSection>
        <FormActs>
          <Button kind="primary">{t('lists.save')}</Button>
        </FormActs>
      </Form>
      <h2>{t('lists.using')}</h2>
      {using.offers.length === 0 ? (
        <p>{t('lists.usedByNone')}</p>
      ) : (
        <ul>
          {using.offers.map((offer) => (
            <li key={`${offer.publisherId}.${offer.offerId}`}>
              <Link to={`/operator/search?q=${encodeURIComponent(offer.offerId)}`}>{offer.name}</Link>{' '}
              <code>
                {offer.publisherId}.{offer.offerId}
              </code>
              {offer.isLive && ` · ${t('lists.live')}`}
            </li>
          ))}
        </ul>
      )}
      {using.more && <p>{t('lists.usedByMore')}</p>}
      {retired ? (
        <Form>
          <input type="hidden" name="deed" value="restore" />
          <FormActs>
            <Button>{t('lists.restore')}</Button>
          </FormActs>
        </Form>
      ) : (
        <ConfirmForm
          label={t('lists.retire')}
          question={t('lists.retireQuestion', { label: own })}
          fields={{ deed: 'retire' }}
          align="start"
        >
          <p>{t('lists.retireText', { count: using.offers.length })}</p>
          <NativeSelect
            name="mapsTo"
            label={t('lists.mapsTo')}
            help={t('lists.mapsToHelp')}
            optional
            placeholder={t('lists.nothing')}
            options={others}
            width="m"
          />
        </ConfirmForm>
      )}
    </>
  )
}
