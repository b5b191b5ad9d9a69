/** The terms of a private offer as a form that needs no script: lines are added and removed by saving. */
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { Button } from '../../ui/button.tsx'
import { Checkbox, NativeSelect, RadioCards } from '../../ui/choices.tsx'
import { FindingsSummary } from '../../ui/findings-summary.tsx'
import { Form, FormActs, FormSection } from '../../ui/form.tsx'
import { useFormat } from '../../ui/format.ts'
import { isFormRefusal } from '../../ui/refusal.ts'
import { TextArea, TextField } from '../../ui/text-field.tsx'
import type { Route } from './+types/deal.ts'
import s from './deal.module.css'

type Props = Route.ComponentProps['loaderData'] & { actionData: unknown; media: string }

const SPARE_ROWS = 2

export function DealForm(props: Props) {
  const { name, type, deal, revision, findings, terms, mayPublish, actionData, media } = props
  const { t } = useTranslation('private-offers')
  const [query] = useSearchParams()
  const isAccepted = type === 'customerPromotion'
  const refused = isFormRefusal(actionData)
  // A draft is begun with gaps: what is missing is said once somebody wants to publish it.
  const told = query.has('publish') ? findings.map(atItsField) : []
  return (
    <>
      {!refused && <FindingsSummary findings={told} focused />}
      {/* Each save gives it new lines: what was chosen for the last one is not chosen again. */}
      <Form key={revision} refusal={actionData} findings={told} encType="multipart/form-data" guarded initial={{}}>
        <input type="hidden" name="revision" value={revision} />
        <FormSection title={t('section.what')}>
          <TextField name="name" label={t('field.name')} help={t('field.nameHelp')} defaultValue={name} width="l" />
        </FormSection>
        <Days {...props} />
        <Beneficiaries {...props} />
        <Pricing {...props} />
        <FormSection title={t('section.people')} help={t('section.peopleHelp')}>
          <TextField
            name="preparedBy"
            label={t('field.preparedBy')}
            help={t(isAccepted ? 'field.preparedByHelp' : 'field.preparedByHelpReseller')}
            defaultValue={deal.preparedBy}
            width="l"
          />
          <TextArea
            name="notificationContacts"
            label={t('field.contacts')}
            help={t('field.contactsHelp')}
            rows={3}
            defaultValue={deal.notificationContacts.join('\n')}
          />
        </FormSection>
        <FormSection title={t('section.terms')} help={t('section.termsHelp')}>
          {terms && (
            <>
              <input type="hidden" name="termsFile" value={terms.assetId} />
              <p>
                <a href={`${media}/${terms.assetId}`}>{terms.filename}</a>
              </p>
              <Checkbox name="removeTerms" label={t('field.removeTerms')} />
            </>
          )}
          <p>
            <label htmlFor="field-termsFile">{t('field.terms')}</label>
            <br />
            <input id="field-termsFile" type="file" name="terms" accept="application/pdf" />
          </p>
        </FormSection>
        <FormActs>
          <Button kind="primary" name="do" value="save">
            {t('act.save')}
          </Button>
          {mayPublish && (
            <Button kind="accent" name="do" value="publish">
              {t('act.publish')}
            </Button>
          )}
        </FormActs>
      </Form>
    </>
  )
}

/** Contacts are lines of one field; prices and rows have a field each. */
function atItsField<T extends { pointer: string }>(finding: T): T {
  return { ...finding, pointer: finding.pointer.replace(/^#\/notificationContacts\/\d+$/, '#/notificationContacts') }
}

function Days({ type, deal }: Props) {
  const { t } = useTranslation('private-offers')
  const isAccepted = type === 'customerPromotion'
  return (
    <FormSection title={t('section.days')} help={t('section.daysHelp')}>
      {isAccepted && (
        <RadioCards
          name="variableStartDate"
          label={t('field.begins')}
          defaultValue={String(deal.variableStartDate)}
          options={[
            { value: 'true', label: t('field.onAcceptance') },
            { value: 'false', label: t('field.onDay'), help: t('field.onDayHelp') },
          ]}
        />
      )}
      <TextField
        name="start"
        type="date"
        label={t('field.start')}
        optional={isAccepted}
        defaultValue={deal.start}
        width="s"
      />
      <TextField name="end" type="date" label={t('field.end')} defaultValue={deal.end} width="s" />
      {isAccepted && (
        <TextField
          name="acceptBy"
          type="date"
          label={t('field.acceptBy')}
          help={t('field.acceptByHelp')}
          defaultValue={deal.acceptBy}
          width="s"
        />
      )}
    </FormSection>
  )
}

function Beneficiaries({ type, deal }: Props) {
  const { t } = useTranslation('private-offers')
  const rows = [...deal.beneficiaries, ...Array.from({ length: SPARE_ROWS }, () => undefined)]
  return (
    <FormSection title={t(`section.beneficiaries.${type}`)} help={t(`section.beneficiariesHelp.${type}`)}>
      {/* A finding about the whole list is told here. */}
      <span id="field-beneficiaries" tabIndex={-1} className={s.anchor} />
      {rows.map((row, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
        <div key={i} className={s.row}>
          <TextField
            name={`beneficiaries.${i}.id`}
            label={t(`field.id.${type}`)}
            defaultValue={row?.id}
            optional={i > 0}
            mono
            autoComplete="off"
          />
          <TextField
            name={`beneficiaries.${i}.description`}
            label={t('field.description')}
            defaultValue={row?.description}
            optional
            autoComplete="off"
          />
          {type === 'cspPromotion' && (
            <TextField
              name={`beneficiaries.${i}.recipients`}
              label={t('field.recipients')}
              defaultValue={row?.recipients?.join(', ')}
              optional
              mono
              autoComplete="off"
            />
          )}
        </div>
      ))}
    </FormSection>
  )
}

function Pricing({ lines, sellable }: Props) {
  const { t } = useTranslation('private-offers')
  const format = useFormat()
  return (
    <FormSection title={t('section.pricing')} help={t('section.pricingHelp')}>
      <span id="field-pricing" tabIndex={-1} className={s.anchor} />
      {lines.map((line, i) => (
        <fieldset key={`${line.offerId}/${line.planId ?? ''}`} className={s.line}>
          <legend>{[line.offer, line.plan ?? t('allPlans')].join(' · ')}</legend>
          <input type="hidden" name={`pricing.${i}.offerId`} value={line.offerId} />
          <input type="hidden" name={`pricing.${i}.planId`} value={line.planId ?? ''} />
          <input type="hidden" name={`pricing.${i}.discount`} value={line.discount} />
          <span id={`field-pricing.${i}.offerId`} tabIndex={-1} className={s.anchor} />
          <span id={`field-pricing.${i}.planId`} tabIndex={-1} className={s.anchor} />
          {line.discount === 'percentage' ? (
            <TextField
              name={`pricing.${i}.percentage`}
              label={t('field.percentage')}
              defaultValue={line.percentage?.toString()}
              written={format.decimal}
              inputMode="decimal"
              width="s"
            />
          ) : (
            <div className={s.row} id={`field-pricing.${i}.prices`} tabIndex={-1}>
              {line.prices.map((price) => (
                <TextField
                  key={price.key}
                  name={`pricing.${i}.prices.${price.key}`}
                  label={price.label}
                  help={price.listed && t('field.listed', { price: price.listed })}
                  defaultValue={price.own?.toString()}
                  written={format.decimal}
                  inputMode="decimal"
                  optional
                />
              ))}
            </div>
          )}
          <Checkbox name={`pricing.${i}.remove`} label={t('field.removeLine')} />
        </fieldset>
      ))}
      {sellable.length === 0 ? (
        <p>{t('nothingSold')}</p>
      ) : (
        <div className={s.row}>
          <NativeSelect
            name="add.plan"
            label={t('field.add')}
            optional
            placeholder={t('field.addNone')}
            options={sellable.map((offer) => ({
              group: offer.name,
              options: [
                { value: offer.offerId, label: t('field.allPlansOf', { offer: offer.name }) },
                ...offer.plans.map((plan) => ({
                  value: `${offer.offerId}/${plan.planId}`,
                  label: `${offer.name} · ${plan.name}`,
                })),
              ],
            }))}
          />
          <NativeSelect
            name="add.discount"
            label={t('field.how')}
            optional="quietly"
            options={[
              { value: 'percentage', label: t('discount.percentage') },
              { value: 'absolute', label: t('discount.absolute') },
            ]}
          />
          <p className={s.add}>
            <Button name="do" value="add" size="s">
              {t('act.add')}
            </Button>
          </p>
        </div>
      )}
    </FormSection>
  )
}
