import { IconCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Listing } from '#storefront'
import { buttonClass } from '../ui/button.tsx'
import { useFormat } from '../ui/format.ts'
import { usePublicPath } from '../ui/page.ts'
import { Day } from '../ui/relative-time.tsx'
import { actOf, categoryPath, deployPath, enquiryPath, industryPath, searchPath } from './addresses.ts'
import s from './listing.module.css'
import { lookingParams } from './looking.ts'
import { useTexts } from './texts.ts'

type Props = { listing: Listing; deployable: boolean; hideKey: string | undefined; preview: boolean }

/** What one does here, and the facts: stays beside the text while it is read. */
export function ListingPanel({ listing, deployable, hideKey, preview }: Props) {
  const t = useTexts()
  const publicPath = usePublicPath()
  return (
    <aside className={s.panel} aria-label={t('listing.panel')}>
      <div className={s.acts}>
        {listing.options.map((option, i) => (
          <a
            key={option}
            href={publicPath(enquiryPath(listing, actOf(option))) + lookingParams(listing, hideKey, preview)}
            rel="nofollow"
            className={buttonClass({ kind: i === 0 ? 'accent' : 'plain', size: 'l' })}
            data-enquiry
          >
            {t(`option.${option}`)}
          </a>
        ))}
        {deployable && (
          <a
            href={publicPath(deployPath(listing)) + lookingParams(listing, hideKey, preview)}
            rel="nofollow"
            className={buttonClass({ kind: listing.options.length ? 'plain' : 'accent', size: 'l' })}
          >
            {t('deploy.act')}
          </a>
        )}
        {listing.options[0] && (
          <p className={s.then}>
            {!listing.price && <strong>{t(`price.${listing.options[0]}`)} </strong>}
            {t(`then.${listing.options[0]}`, { publisher: listing.publisherName })}
          </p>
        )}
      </div>
      <dl className={s.facts}>
        {listing.price && <Fact name={t('listing.price')}>{listing.price}</Fact>}
        {listing.service && <Fact name={t('listing.service')}>{listing.service.kind}</Fact>}
        {listing.service?.duration && <Fact name={t('listing.duration')}>{listing.service.duration}</Fact>}
        <Products listing={listing} />
        <Categories listing={listing} />
        {listing.labels.industries.length > 0 && (
          <Fact name={t('listing.industries')}>
            {listing.labels.industries.map((industry) => (
              <p key={industry.id}>
                <a href={publicPath(industryPath(industry.id))}>{industry.label}</a>
                {industry.parts.map((part) => (
                  <span key={part.id}>
                    {' › '}
                    <a href={publicPath(industryPath(industry.id, part.id))}>{part.label}</a>
                  </span>
                ))}
              </p>
            ))}
          </Fact>
        )}
        <Fact name={t('listing.language')}>{listing.languageName}</Fact>
        <Markets listing={listing} />
        {listing.version && <Fact name={t('listing.version')}>{listing.version}</Fact>}
        <Fact name={t('listing.updated')}>
          <Day at={listing.updatedAt} />
        </Fact>
      </dl>
    </aside>
  )
}

/** A service has none: its product says where it stands. */
function Categories({ listing }: { listing: Listing }) {
  const t = useTexts()
  const publicPath = usePublicPath()
  if (listing.labels.categories.length === 0) return null
  return (
    <Fact name={t('listing.categories')}>
      {listing.labels.categories.map((category) => (
        <p key={category.id}>
          <a href={publicPath(categoryPath(category.id))}>{category.label}</a>
          {category.parts.map((part) => (
            <span key={part.id}>
              {' › '}
              <a href={publicPath(categoryPath(category.id, part.id))}>{part.label}</a>
            </span>
          ))}
        </p>
      ))}
    </Fact>
  )
}

function Products({ listing }: { listing: Listing }) {
  const t = useTexts()
  const publicPath = usePublicPath()
  const products = listing.labels.products
  if (products.length + listing.worksWith.length === 0) return null
  return (
    <Fact name={t('listing.products')}>
      <ul className={s.products}>
        {products.map((product) => (
          <li key={product.id}>
            <a href={publicPath(searchPath({ product: product.id }))}>{product.label}</a>
          </li>
        ))}
        {listing.worksWith.map((product) => (
          <li key={product}>{product}</li>
        ))}
      </ul>
    </Fact>
  )
}

/** The script of public pages says whether the reader's own country is among them (enhance.ts). */
function Markets({ listing }: { listing: Listing }) {
  const t = useTexts()
  const format = useFormat()
  const names = listing.markets.map((market) => market.name)
  if (names.length === 0) return null
  return (
    <Fact name={t('listing.markets')}>
      <p
        hidden
        className={s.yours}
        data-markets={listing.markets.map((market) => market.code).join(' ')}
        data-here={t('listing.here', { country: '{country}' })}
        data-not-here={t('listing.notHere', { country: '{country}' })}
      >
        <IconCheck size={16} aria-hidden="true" /> <span />
      </p>
      {names.length <= 4 ? (
        format.list(names)
      ) : (
        <a href="#details">{t('listing.marketCount', { count: names.length })}</a>
      )}
    </Fact>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
