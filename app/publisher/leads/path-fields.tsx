/** One nurturing path in the settings: which leads are on it, and what happens to them. */
import { useTranslation } from 'react-i18next'
import type { PathRule } from '#leads'
import { Checkbox, CheckboxGroup, NativeSelect } from '../../ui/choices.tsx'
import { fieldOf, isFormRefusal } from '../../ui/refusal.ts'
import { TextArea, TextField } from '../../ui/text-field.tsx'
import s from './leads.module.css'

type Named = { id: string; name: string }
type PathFieldsProps = {
  at: number
  rule: PathRule | undefined
  workers: Named[]
  acts: string[]
  connections: Named[]
  /** Of the whole form: whoever has something to mend finds it unfolded. */
  refusal: unknown
}

const listingOptions = ['contact-me', 'get-it-now-free', 'free-trial', 'transact', 'test-drive']

export function PathFields({ at, rule, refusal, ...choices }: PathFieldsProps) {
  const { t } = useTranslation('leads')
  const name = (field: string) => `path${at}.${field}`
  return (
    <details className={s.delivery} open={hasFaults(refusal, `path${at}.`)}>
      <summary>
        {rule
          ? `${t('settings.pathN', { n: at + 1 })}: ${t(`path.${rule.path}`, { defaultValue: rule.path })}`
          : t('settings.newPath')}
      </summary>
      <TextField
        name={name('name')}
        label={t('settings.pathName')}
        defaultValue={rule?.path}
        limit={50}
        optional={!rule}
      />
      <Which name={name} rule={rule} acts={choices.acts} />
      <Then name={name} rule={rule} {...choices} />
      <Mails name={name} mails={rule?.mails ?? []} refusal={refusal} />
      {rule && <Checkbox name={name('remove')} label={t('settings.remove')} />}
    </details>
  )
}

function hasFaults(refusal: unknown, within: string): boolean | undefined {
  return (
    (isFormRefusal(refusal) && refusal.errors.some(({ pointer }) => fieldOf(pointer).startsWith(within))) || undefined
  )
}

type PartProps = { name: (field: string) => string; rule: PathRule | undefined }

function Which({ name, rule, acts }: PartProps & { acts: string[] }) {
  const { t } = useTranslation('leads')
  const { when = {} } = rule ?? {}
  return (
    <>
      <CheckboxGroup
        name={name('acts')}
        label={t('settings.acts')}
        optional="quietly"
        defaultValues={when.actionCodes}
        options={acts.map((act) => ({ value: act, label: t(`action.${act}`) }))}
      />
      <div className={s.points}>
        <NativeSelect
          name={name('listingOption')}
          label={t('settings.listingOption')}
          defaultValue={when.listingOptions?.join(', ')}
          placeholder={t('settings.anyOption')}
          optional
          options={[
            ...new Set([...listingOptions, ...(when.listingOptions ? [when.listingOptions.join(', ')] : [])]),
          ].map((value) => ({ value, label: t(`option.${value}`, { defaultValue: value }) }))}
        />
        <TextField
          name={name('offerIds')}
          label={t('settings.offers')}
          defaultValue={when.offerIds?.join(', ')}
          optional
        />
        <TextField
          name={name('sources')}
          label={t('settings.sources')}
          defaultValue={when.sources?.join(', ')}
          optional
        />
        <TextField
          name={name('countries')}
          label={t('settings.countries')}
          defaultValue={when.countries?.join(', ')}
          optional
        />
        <TextField
          name={name('minScore')}
          label={t('settings.minScore')}
          defaultValue={when.minScore === undefined ? undefined : String(when.minScore)}
          inputMode="numeric"
          optional
        />
        <NativeSelect
          name={name('duplicate')}
          label={t('settings.duplicate')}
          defaultValue={when.isDuplicate === undefined ? undefined : when.isDuplicate ? 'yes' : 'no'}
          placeholder={t('settings.either')}
          optional
          options={['yes', 'no'].map((value) => ({ value, label: t(`settings.repeated.${value}`) }))}
        />
      </div>
    </>
  )
}

function Then({ name, rule, workers, connections }: PartProps & { workers: Named[]; connections: Named[] }) {
  const { t } = useTranslation('leads')
  const { owners = [], tasks = [] } = rule ?? {}
  return (
    <>
      <CheckboxGroup
        name={name('owners')}
        label={t('settings.owners')}
        optional="quietly"
        defaultValues={owners.map(({ id }) => id)}
        options={workers.map((worker) => ({ value: worker.id, label: worker.name }))}
      />
      <div className={s.points}>
        <TextField
          name={name('target')}
          label={t('settings.target')}
          defaultValue={rule?.targetMinutes ? String(rule.targetMinutes) : undefined}
          inputMode="numeric"
          optional
        />
        <TextField name={name('tag')} label={t('settings.tag')} defaultValue={rule?.tag} limit={50} optional />
        <NativeSelect
          name={name('connectionId')}
          label={t('settings.extraConnection')}
          defaultValue={rule?.connectionId}
          placeholder={t('settings.noExtra')}
          optional
          options={connections.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </div>
      <TextArea
        name={name('tasks')}
        label={t('settings.tasks')}
        defaultValue={tasks.map(({ afterDays, what }) => `${afterDays}: ${what}`).join('\n')}
        rows={2}
        optional
      />
    </>
  )
}

type MailsProps = { name: (field: string) => string; mails: NonNullable<PathRule['mails']>; refusal: unknown }

function Mails({ name, mails, refusal }: MailsProps) {
  const { t } = useTranslation('leads')
  return (
    <fieldset className={s.mails}>
      <legend>{t('settings.mails')}</legend>
      <p className={s.soft}>{t('settings.mailsHelp')}</p>
      <input type="hidden" name={name('mails')} value={mails.length + 1} />
      {[...mails, undefined].map((mail, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the order of the mails is their identity
        <details key={n} className={s.mail} open={hasFaults(refusal, `${name(`mail${n}`)}.`)}>
          <summary>
            {mail ? t('settings.mailN', { days: mail.afterDays, subject: mail.subject }) : t('settings.newMail')}
          </summary>
          <TextField
            name={name(`mail${n}.afterDays`)}
            label={t('settings.mailDays')}
            defaultValue={mail && String(mail.afterDays)}
            inputMode="numeric"
            width="s"
            optional
          />
          <TextField
            name={name(`mail${n}.subject`)}
            label={t('settings.mailSubject')}
            defaultValue={mail?.subject}
            limit={150}
            optional
          />
          <TextArea
            name={name(`mail${n}.text`)}
            label={t('settings.mailText')}
            defaultValue={mail?.text}
            limit={5000}
            rows={6}
            optional
          />
        </details>
      ))}
    </fieldset>
  )
}
