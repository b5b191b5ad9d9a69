import { IconChevronLeft, IconChevronRight, IconX } from '@tabler/icons-react'
import type { Picture } from '#storefront'
import s from './gallery.module.css'
import type { langOf } from './offer-card.tsx'
import { Screenshot } from './picture.tsx'
import { useTexts } from './texts.ts'

/**
 * Screenshots: the first large, all of them links to the whole picture. With the script of public pages they open
 * in a viewer that arrow keys turn over (enhance.ts).
 */
export function Gallery({ pictures, lang }: { pictures: Picture[]; lang: ReturnType<typeof langOf> }) {
  const t = useTexts()
  if (pictures.length === 0) return null
  return (
    <>
      <ul className={s.pictures}>
        {pictures.map((picture, i) => (
          <li key={picture.path}>
            <a href={picture.path} data-picture={picture.path} data-caption={picture.caption}>
              <Screenshot
                path={picture.path}
                wide={i === 0}
                alt={picture.caption}
                lang={lang.lang}
                loading={i === 0 ? undefined : 'lazy'}
              />
            </a>
            <p className={s.caption} {...lang} aria-hidden="true">
              {picture.caption}
            </p>
          </li>
        ))}
      </ul>
      <dialog className={s.viewer} data-viewer aria-label={t('gallery.label')}>
        <div className={s.bar}>
          <p role="status" data-place data-words={t('gallery.place', { n: '{n}', of: '{of}' })} />
          <button type="button" data-close className={s.button} aria-label={t('gallery.close')}>
            <IconX size={22} aria-hidden="true" />
          </button>
        </div>
        <figure>
          <img alt="" data-shown lang={lang.lang} />
          <figcaption data-told {...lang} />
        </figure>
        <div className={s.turn}>
          <button type="button" data-turn="-1" className={s.button} aria-label={t('gallery.previous')}>
            <IconChevronLeft size={26} aria-hidden="true" />
          </button>
          <button type="button" data-turn="1" className={s.button} aria-label={t('gallery.next')}>
            <IconChevronRight size={26} aria-hidden="true" />
          </button>
        </div>
      </dialog>
    </>
  )
}
