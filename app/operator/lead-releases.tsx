/** Withheld leads that publishers ask for: let go with evidence of consent, or declined with a word. */
import { useTranslation } from 'react-i18next'
import { declineRelease, grantRelease, listReleaseRequests } from '#leads'
import { ctxOf } from '../ctx.server.ts'
import { answerForm, redirectWithNotice, textOf } from '../forms.server.ts'
import { i18nOf } from '../i18n.server.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Form, FormActs } from '../ui/form.tsx'
import { useFormat } from '../ui/format.ts'
import { KeyValue } from '../ui/key-value.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { isFormRefusal } from '../ui/refusal.ts'
import { RelativeTime } from '../ui/relative-time.tsx'
import { TextArea } from '../ui/text-field.tsx'
import type { Route } from './+types/lead-releases.ts'

export const handle = { areas: ['leads'] }

export async function loader({ context }: Route.LoaderArgs) {
  return { requests: await listReleaseRequests(ctxOf(context)) }
}

export async function action({ context, request, url }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const form = await request.formData()
  const t = i18nOf(ctx.locale).getFixedT(ctx.locale, 'operator')
  const which = { publisherId: textOf(form, 'publisherId'), leadId: textOf(form, 'leadId') }
  return answerForm(form, async () => {
    if (form.get('deed') === 'decline') {
      await declineRelease(ctx, { ...which, answer: textOf(form, 'answer') })
      return redirectWithNotice(ctx, url.pathname, t('releases.declined'))
    }
    await grantRelease(ctx, { ...which, consentEvidence: textOf(form, 'consentEvidence') })
    return redirectWithNotice(ctx, url.pathname, t('releases.released'), 'onItsWay')
  })
}

export default function LeadReleases({ loaderData: { requests }, actionData }: Route.ComponentProps) {
  const { t } = useTranslation(['operator', 'leads'])
  const format = useFormat()
  return (
    <>
      <PageHeader title={t('releases.title')} lead={t('releases.lead')} />
      {requests.length === 0 && <EmptyState title={t('releases.none')}>{t('releases.noneText')}</EmptyState>}
      {requests.map((one) => {
        const isThis = isFormRefusal(actionData) && actionData.values.leadId?.[0] === one.leadId
        const refused = (deed: string) => (isThis && actionData.values.deed?.[0] === deed ? actionData : undefined)
        return (
          <section key={one.leadId} aria-labelledby={one.leadId}>
            <h2 id={one.leadId}>
              {one.publisherName}: {one.offerTitle}
            </h2>
            <KeyValue
              items={[
                { label: t('leads:list.action'), value: t(`leads:action.${one.actionCode}`) },
                { label: t('leads:sheet.country'), value: one.country && format.country(one.country) },
                { label: t('leads:list.when'), value: <RelativeTime at={one.capturedAt} /> },
                { label: t('releases.why'), value: one.why },
                {
                  label: t('releases.by'),
                  value: (
                    <>
                      {one.byName}, <RelativeTime at={one.at} />
                    </>
                  ),
                },
              ]}
            />
            <Form refusal={refused('release')} scope={`release-${one.leadId}`}>
              <Which {...one} deed="release" />
              <TextArea name="consentEvidence" label={t('releases.evidence')} rows={2} limit={2000} />
              <FormActs>
                <Button kind="primary">{t('releases.release')}</Button>
              </FormActs>
            </Form>
            <Form refusal={refused('decline')} scope={`decline-${one.leadId}`}>
              <Which {...one} deed="decline" />
              <TextArea name="answer" label={t('releases.answer')} rows={2} limit={1000} />
              <FormActs>
                <Button kind="plain">{t('releases.decline')}</Button>
              </FormActs>
            </Form>
          </section>
        )
      })}
    </>
  )
}

function Which({ publisherId, leadId, deed }: { publisherId: string; leadId: string; deed: string }) {
  return (
    <>
      <input type="hidden" name="deed" value={deed} />
      <input type="hidden" name="publisherId" value={publisherId} />
      <input type="hidden" name="leadId" value={leadId} />
    </>
  )
}
