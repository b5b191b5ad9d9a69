import { IconX } from '@tabler/icons-react'
import { data, redirect } from 'react-router'
import { type Partner, partnersOn } from '#leads'
import { notFound } from '#platform/problem'
import { getListing, type Listing } from '#storefront'
import { ctxOf } from '../ctx.server.ts'
import { answerForm } from '../forms.server.ts'
import { inLocale } from '../locale.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { Checkbox, NativeSelect } from '../ui/choices.tsx'
import { Form, FormActs } from '../ui/form.tsx'
import { Head } from '../ui/head.tsx'
import { usePublicPath } from '../ui/page.ts'
import { fieldOf, isFormRefusal } from '../ui/refusal.ts'
import { TextArea, TextField } from '../ui/text-field.tsx'
import type { Route } from './+types/enquiry.ts'
import { type Act, actOf, enquiryPath, isAct, listingPath } from './addresses.ts'
import s from './enquiry.module.css'
import { countries, openForm, sendEnquiry } from './enquiry.server.ts'
import { formSession } from './form-session.ts'
import { countAction, lookingOf } from './listing.server.ts'
import { lookingParams } from './looking.ts'
import { OfferHeader } from './offer-header.tsx'
import { useTexts } from './texts.ts'

export async function loader({ context, request, url, params }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const looking = lookingOf(url)
  const listing = await getListing(ctx, params.offerKey, looking)
  const carried = lookingParams(listing, looking.hideKey, looking.preview)
  const first = listing.options[0]
  if (!isAct(params.act) || !first) throw notFound('There is no such form.')
  // The publisher may have changed what its button does since the link was made.
  if (!listing.options.some((option) => actOf(option) === params.act)) {
    return redirect(inLocale(ctx.locale, enquiryPath(listing, actOf(first))) + carried)
  }
  const secure = ctx.config.url.startsWith('https:')
  const { session, cookie } = formSession(request, secure)
  const via = url.searchParams.get('via')
  const form = await openForm(ctx, listing.key, params.act, {
    hideKey: looking.hideKey,
    session,
    via: via ?? undefined,
  })
  countAction(ctx, request, listing, params.act)
  const headers = new Headers()
  if (cookie) headers.append('Set-Cookie', cookie)
  const partners = params.act === 'contact' && !via ? await partnersOn(ctx, listing) : []
  return data({ listing, act: params.act, carried, form, countries: countries(ctx), via, partners }, { headers })
}

export { headers } from './never-kept.ts'

export async function action({ context, request, url, params }: Route.ActionArgs) {
  const ctx = ctxOf(context)
  const looking = lookingOf(url)
  const { offerKey, act } = params
  if (!isAct(act)) throw notFound('There is no such form.')
  const form = await request.formData()
  const listing = await getListing(ctx, offerKey, looking)
  const carried = lookingParams(listing, looking.hideKey, looking.preview)
  const thanks = `${inLocale(ctx.locale, enquiryPath(listing, act))}/thanks${carried}`
  // Who does not share anything can still have it; asking to be contacted by nobody makes no sense.
  if (form.get('do') === 'without-sharing' && canGoOnWithout(act)) return redirect(thanks)
  return answerForm(form, async () => {
    const sent = await sendEnquiry(ctx, request, { offerKey, act, form, hideKey: looking.hideKey })
    const query = `reference=${sent.reference}${sent.confirmsByMail ? '&confirm=true' : ''}`
    return redirect(`${thanks}${carried ? '&' : '?'}${query}`)
  })
}

export default function EnquiryPage({ loaderData, actionData }: Route.ComponentProps) {
  const { listing, act, carried, partners } = loaderData
  const t = useTexts()
  const publicPath = usePublicPath()
  const title = t(`enquiry.${act}.title`, { offer: listing.name })
  return (
    <div className={s.page} data-enquiry-part>
      <Head title={title} hidden />
      <button type="button" className={s.close} aria-label={t('enquiry.close')} data-close>
        <IconX size={22} aria-hidden="true" />
      </button>
      <OfferHeader listing={listing} />
      <p className={s.lead}>{t(`enquiry.${act}.lead`, { publisher: listing.publisherName, offer: listing.name })}</p>
      <EnquiryForm {...loaderData} refusal={actionData} />
      <Partners partners={partners} via={listing.key} />
      <p className={s.back}>
        <a href={publicPath(listingPath(listing)) + carried} data-close>
          {t('enquiry.back')}
        </a>
      </p>
    </div>
  )
}

type FormProps = Route.ComponentProps['loaderData'] & { refusal: unknown }

function EnquiryForm({ listing, act, form, countries, refusal, via }: FormProps) {
  const t = useTexts()
  const needed = (name: string) => !form.required.includes(name)
  const field = (name: string) => ({
    name,
    label: t(`enquiry.field.${name}`),
    optional: needed(name),
    limit: form.limits[name],
  })
  return (
    <Form refusal={sayingWhatIsMissing(refusal, (name) => t(`enquiry.missing.${name}`, { defaultValue: '' }))}>
      {via && <input type="hidden" name="via" value={via} />}
      <input type="hidden" name="token" value={form.token} />
      {form.challenge && (
        <input type="hidden" name="proof" data-challenge={form.challenge.text} data-bits={form.challenge.bits} />
      )}
      <input type="hidden" name="textId" value={form.consent.textId} />
      <input type="hidden" name="textHash" value={form.consent.textHash} />
      <div className={s.two}>
        <TextField {...field('firstName')} autoComplete="given-name" />
        <TextField {...field('lastName')} autoComplete="family-name" />
      </div>
      <TextField {...field('email')} type="email" autoComplete="email" inputMode="email" />
      <div className={s.two}>
        <TextField {...field('company')} autoComplete="organization" />
        <NativeSelect
          name="country"
          label={t('enquiry.field.country')}
          optional={needed('country')}
          options={countries}
          placeholder={t('enquiry.chooseCountry')}
          autoComplete="country"
        />
      </div>
      {(act === 'contact' || act === 'buy') && (
        <>
          <div className={s.two}>
            <TextField {...field('phone')} type="tel" autoComplete="tel" />
            <TextField {...field('title')} autoComplete="organization-title" />
          </div>
          <TextArea {...field('message')} rows={4} />
        </>
      )}
      {/* People do not see it and leave it empty; programs that fill in every field do not. */}
      <div className={s.trap} aria-hidden="true">
        <label>
          {t('enquiry.trap')} <input name="website" tabIndex={-1} autoComplete="off" />
        </label>
      </div>
      <Consent listing={listing} consent={form.consent} />
      {form.confirmsByMail && <p>{t('enquiry.confirmsByMail')}</p>}
      <FormActs>
        <Button kind="accent" size="l">
          {t(`enquiry.${act}.send`)}
        </Button>
        {canGoOnWithout(act) && (
          <button type="submit" name="do" value="without-sharing" className={buttonClass({ kind: 'quiet', size: 'l' })}>
            {t('enquiry.withoutSharing')}
          </button>
        )}
      </FormActs>
    </Form>
  )
}

/** Others who can help with the offer. Whoever contacts one of them is not contacted by the offer's own publisher. */
function Partners({ partners, via }: { partners: Partner[]; via: string }) {
  const t = useTexts()
  const publicPath = usePublicPath()
  if (partners.length === 0) return null
  return (
    <section className={s.consent} aria-labelledby="partners">
      <h2 id="partners">{t('enquiry.partners')}</h2>
      <ul>
        {partners.map((partner) => (
          <li key={partner.key}>
            <a href={`${publicPath(enquiryPath(partner, 'contact'))}?via=${encodeURIComponent(via)}`}>
              {t('enquiry.contactPartner', { publisher: partner.publisherName, offer: partner.title })}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Nobody can be contacted, or sell, without knowing whom. */
function canGoOnWithout(act: Act): boolean {
  return act !== 'contact' && act !== 'buy'
}

/** "Fill this in" five times in a list says little: each empty field says what it wants. */
function sayingWhatIsMissing(refusal: unknown, wish: (name: string) => string): unknown {
  if (!isFormRefusal(refusal)) return refusal
  const errors = refusal.errors.map((error) => {
    const wanted = error.code?.endsWith('.required') && wish(fieldOf(error.pointer))
    return wanted ? { ...error, detail: wanted, code: undefined } : error
  })
  return { ...refusal, errors }
}

function Consent({ listing, consent }: { listing: Listing; consent: FormProps['form']['consent'] }) {
  const t = useTexts()
  const { before, link, after } = consent.parts
  return (
    <div className={s.consent}>
      <Checkbox
        name="consent"
        label={
          <span>
            {before}
            {consent.privacyUrl ? (
              <a href={consent.privacyUrl} target="_blank" rel="noopener">
                {link}
              </a>
            ) : (
              link
            )}
            {after}
          </span>
        }
      />
      <Checkbox name="allowMarketing" label={consent.marketing} />
      <p className={s.shared}>{t('enquiry.shared', { publisher: listing.publisherName })}</p>
    </div>
  )
}
