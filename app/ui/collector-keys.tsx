/** Keys of collectors: those in force, a new one shown once, and how a message is signed. */
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import s from './collector-keys.module.css'
import { ConfirmForm } from './confirm-form.tsx'
import { CopyId } from './copy-id.tsx'
import { EmptyState } from './empty-state.tsx'
import { Form, FormActs } from './form.tsx'
import { KeyValue } from './key-value.tsx'
import { Notice } from './notice.tsx'
import { RelativeTime } from './relative-time.tsx'
import { TextField } from './text-field.tsx'

type Key = { id: string; name: string; createdBy: string; createdAt: Date; lastUsedAt: Date | null }

/** @param answer of the page's action: a new key with its secret, or a refusal */
export function CollectorKeys({ keys, address, answer }: { keys: Key[]; address: string; answer: unknown }) {
  const { t } = useTranslation('attribution')
  const fresh = freshKey(answer)
  return (
    <>
      {fresh && (
        <Notice tone="needsYou" role="alert" title={t('collectors.copyNow')}>
          <KeyValue
            items={[
              { label: 'comptoir-collector', value: <CopyId id={fresh.id} short={40} /> },
              { label: t('collectors.secret'), value: <CopyId id={fresh.secret} short={80} /> },
            ]}
          />
        </Notice>
      )}
      {keys.length === 0 && <EmptyState title={t('collectors.empty')} />}
      <ul>
        {keys.map(({ id, name, createdBy, createdAt, lastUsedAt }) => (
          <li key={id}>
            <strong>{name}</strong> · {createdBy} · <RelativeTime at={createdAt} /> ·{' '}
            {lastUsedAt ? (
              <>
                {t('collectors.used')} <RelativeTime at={lastUsedAt} />
              </>
            ) : (
              t('collectors.unused')
            )}{' '}
            <ConfirmForm
              label={t('collectors.revoke')}
              question={t('collectors.revokeQuestion', { name })}
              fields={{ deed: 'revoke', id }}
              size="s"
            />
          </li>
        ))}
      </ul>
      <Form refusal={answer}>
        <TextField name="name" label={t('collectors.name')} limit={100} width="m" />
        <FormActs>
          <Button kind="primary">{t('collectors.add')}</Button>
        </FormActs>
      </Form>
      <h2>{t('collectors.how')}</h2>
      <p>{t('collectors.howText')}</p>
      <pre className={s.code}>
        <code>{signingRecipe(address)}</code>
      </pre>
    </>
  )
}

function freshKey(answer: unknown): { id: string; secret: string } | undefined {
  if (typeof answer !== 'object' || answer === null || !('secret' in answer) || !('id' in answer)) return undefined
  return { id: String(answer.id), secret: String(answer.secret) }
}

function signingRecipe(address: string): string {
  return [
    'ID=msg_$(date +%s%N) NOW=$(date +%s) BODY=events.ndjson',
    'KEY=$(printf %s "$SECRET" | cut -c7- | base64 -d | od -An -tx1 | tr -d " \\n")',
    '{ printf "%s.%s." "$ID" "$NOW"; cat "$BODY"; } | openssl dgst -sha256 -mac HMAC -macopt "hexkey:$KEY" -binary | base64 > signature',
    `curl -sS ${address} \\`,
    '  -H "content-type: application/x-ndjson" -H "comptoir-collector: $KEY_ID" \\',
    '  -H "webhook-id: $ID" -H "webhook-timestamp: $NOW" -H "webhook-signature: v1,$(cat signature)" \\',
    '  --data-binary @"$BODY"',
  ].join('\n')
}
