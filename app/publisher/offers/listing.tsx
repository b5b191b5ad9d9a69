/** The draft as customers would see it: nothing of it is public, and what is missing shows as missing. */
import { useTranslation } from 'react-i18next'
import { cleanRichText, findAsset, getOffer, getOfferType, labelOf, listingOptionOf } from '#offers'
import type { Ctx } from '#platform/ctx'
import { ctxOf } from '../../ctx.server.ts'
import { KeyValue } from '../../ui/key-value.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { Route } from './+types/listing.ts'
import s from './listing.module.css'

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = ctxOf(context)
  const { document, alias, type, profile } = await getOffer(ctx, params)
  const { listing = {}, categories = {}, terms = {} } = document
  const option = listingOptionOf(getOfferType(type, profile), document)
  const say = (list: Parameters<typeof labelOf>[1], ids: string[], parent?: string) =>
    ids.map((id) => labelOf(ctx.locale, list, id, parent))
  const choices = [categories.primary, categories.secondary].flatMap((choice) => (choice?.id ? [choice] : []))
  return {
    name: listing.name || alias,
    summary: listing.summary ?? '',
    description: cleanRichText(listing.description ?? '').html,
    gettingStarted: option === 'transact' ? cleanRichText(listing.gettingStarted ?? '', { links: true }).html : '',
    option: option ?? 'contactMe',
    logo: await fileOf(ctx, params.publisherId, listing.logos?.large),
    screenshots: await filesOf(
      ctx,
      params.publisherId,
      (listing.screenshots ?? []).map(({ file, caption }) => ({ file, title: caption })),
    ),
    documents: await filesOf(
      ctx,
      params.publisherId,
      (listing.documents ?? []).map(({ file, title }) => ({ file, title })),
    ),
    videos: (listing.videos ?? []).flatMap(({ name, url }) => (url ? [{ name: name || url, url }] : [])),
    categories: choices.flatMap(({ id, subcategories = [] }) => [
      ...say('categories', [id!]),
      ...say('categories', subcategories, id),
    ]),
    industries: say(
      'industries',
      (document.industries ?? []).flatMap(({ id }) => (id ? [id] : [])),
    ),
    products: say('applicableProducts', document.applicableProducts ?? []),
    worksWith: listing.worksWith ?? [],
    version: document.appVersion,
    markets: document.availability?.markets?.length ?? 0,
    links: {
      help: listing.helpUrl,
      support: listing.supportContact?.url,
      privacy: listing.privacyPolicyUrl,
      terms: terms.mode === 'url' ? terms.url : undefined,
    },
    termsText: terms.mode === 'text' ? terms.text : undefined,
  }
}

type Shown = { assetId: string; title: string }

async function fileOf(ctx: Ctx, publisherId: string, id: string | undefined): Promise<string | undefined> {
  return id ? (await findAsset(ctx, publisherId, id))?.assetId : undefined
}

async function filesOf(ctx: Ctx, publisherId: string, named: { file?: string; title?: string }[]): Promise<Shown[]> {
  const files: Shown[] = []
  for (const { file, title } of named) {
    const asset = file ? await findAsset(ctx, publisherId, file) : undefined
    if (asset) files.push({ assetId: asset.assetId, title: title || asset.filename })
  }
  return files
}

export default function DraftListing({ loaderData, params }: Route.ComponentProps) {
  const { t } = useTranslation('offers')
  const { name, summary, description, logo, screenshots, videos, documents, links, termsText, gettingStarted } =
    loaderData
  const media = `/publisher/${params.publisherId}/media`
  return (
    <>
      <Notice tone="onItsWay">{t('listing.note')}</Notice>
      <article className={s.listing} aria-label={name}>
        <header className={s.head}>
          {logo ? (
            <img src={`${media}/${logo}`} alt="" className={s.logo} />
          ) : (
            <span className={s.logo}>{t('listing.noLogo')}</span>
          )}
          <div>
            <h2>{name}</h2>
            <p>{summary || t('listing.noSummary')}</p>
            <p className={s.act}>{t(`listing.option.${loaderData.option}`, { defaultValue: loaderData.option })}</p>
          </div>
        </header>
        <div className={s.columns}>
          <div className={s.text}>
            {description ? (
              // biome-ignore lint/security/noDangerouslySetInnerHtml: the room has left only the allowed markup in it
              <div dangerouslySetInnerHTML={{ __html: description }} />
            ) : (
              <p className={s.soft}>{t('listing.noDescription')}</p>
            )}
          </div>
          <KeyValue
            items={[
              { label: t('listing.categories'), value: loaderData.categories.join(', ') },
              { label: t('listing.industries'), value: loaderData.industries.join(', ') },
              { label: t('listing.products'), value: loaderData.products.join(', ') },
              { label: t('listing.worksWith'), value: loaderData.worksWith.join(', ') },
              { label: t('listing.version'), value: loaderData.version },
              {
                label: t('listing.markets'),
                value: loaderData.markets > 0 && t('listing.countries', { count: loaderData.markets }),
              },
              ...(['help', 'support', 'privacy', 'terms'] as const).map((key) => ({
                label: t(`listing.link.${key}`),
                value: links[key] && <a href={links[key]}>{links[key]}</a>,
              })),
            ]}
          />
        </div>
        <h3>{t('listing.screenshots')}</h3>
        {screenshots.length === 0 && <p className={s.soft}>{t('listing.none')}</p>}
        <ul className={s.screenshots}>
          {screenshots.map(({ assetId, title }) => (
            <li key={assetId}>
              <figure>
                <img src={`${media}/${assetId}`} alt="" />
                <figcaption>{title}</figcaption>
              </figure>
            </li>
          ))}
        </ul>
        {videos.length + documents.length > 0 && (
          <ul>
            {videos.map(({ name, url }) => (
              <li key={url}>
                <a href={url}>{name}</a>
              </li>
            ))}
            {documents.map(({ assetId, title }) => (
              <li key={assetId}>
                <a href={`${media}/${assetId}`}>{title}</a>
              </li>
            ))}
          </ul>
        )}
        {gettingStarted && (
          <section className={s.text}>
            <h3>{t('listing.gettingStarted')}</h3>
            <p className={s.soft}>{t('listing.afterChoosing')}</p>
            {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the room has left only the allowed markup in it */}
            <div dangerouslySetInnerHTML={{ __html: gettingStarted }} />
          </section>
        )}
        {termsText && (
          <details>
            <summary>{t('listing.link.terms')}</summary>
            <p className={s.terms}>{termsText}</p>
          </details>
        )}
      </article>
    </>
  )
}
