/** Several GUIDs at once: as lines with one channel and offer, or as a CSV file. */
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { NativeSelect } from '../../ui/choices.tsx'
import { Form, FormActs } from '../../ui/form.tsx'
import { TextArea } from '../../ui/text-field.tsx'
import type { Route } from './+types/guids.ts'

export function AddGuids({
  channels,
  offers,
  refusal,
}: {
  channels: string[]
  offers: string[]
  refusal: Route.ComponentProps['actionData']
}) {
  const { t } = useTranslation('attribution')
  return (
    <>
      <section>
        <h2 id="several">{t('guids.several')}</h2>
        <p>{t('guids.severalText')}</p>
        <Form method="post" refusal={refusal} sends={{ deed: 'several' }} scope="several">
          <TextArea name="lines" label={t('guids.lines')} help={t('guids.linesHelp')} rows={5} mono />
          <NativeSelect
            name="channel"
            label={t('dimension.channel')}
            options={channels.map((value) => ({ value, label: t(`channel.${value}`) }))}
            width="m"
          />
          <NativeSelect
            name="offerId"
            label={t('dimension.offer')}
            optional
            placeholder={t('guid.noOffer')}
            options={offers.map((value) => ({ value, label: value }))}
            width="m"
          />
          <FormActs>
            <Button>{t('guids.addAll')}</Button>
          </FormActs>
        </Form>
      </section>
      <section>
        <h2>{t('guids.import')}</h2>
        <p>{t('guids.importText')}</p>
        <Form method="post" encType="multipart/form-data" refusal={refusal} sends={{ deed: 'import' }} scope="import">
          <label>
            {t('guids.file')} <input type="file" name="file" accept=".csv,text/csv" />
          </label>
          <TextArea name="csv" label={t('guids.paste')} optional mono />
          <FormActs>
            <Button>{t('guids.importNow')}</Button>
          </FormActs>
        </Form>
      </section>
    </>
  )
}
