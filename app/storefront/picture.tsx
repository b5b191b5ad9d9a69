/** Pictures of listings, in the widths that they come in (src/storefront/file-path.ts). */
import type { ComponentProps } from 'react'

const at = (path: string, width: 96 | 192 | 480 | 960) => path.replace(/\.png(?=$|\?)/, `.w${width}.webp`)

/** An offer's logo beside its name, which says all that an alternative text could. */
export function OfferLogo({ path, size, eager }: { path: string | undefined; size: 48 | 64 | 96; eager?: boolean }) {
  if (!path) return <span style={{ inlineSize: size, blockSize: size, flex: 'none' }} />
  return (
    <img
      src={at(path, size > 64 ? 192 : 96)}
      srcSet={size > 64 ? undefined : `${at(path, 96)} 1x, ${at(path, 192)} 2x`}
      width={size}
      height={size}
      alt=""
      loading={eager ? undefined : 'lazy'}
      decoding="async"
    />
  )
}

export function Screenshot({
  path,
  wide,
  alt,
  ...rest
}: { path: string; wide?: boolean; alt: string } & Omit<ComponentProps<'img'>, 'src' | 'srcSet' | 'alt'>) {
  return (
    <img
      alt={alt}
      src={at(path, wide ? 960 : 480)}
      srcSet={`${at(path, 480)} 480w, ${at(path, 960)} 960w, ${path} 1280w`}
      sizes={wide ? '(min-width: 64rem) 46rem, 100vw' : '15rem'}
      width={1280}
      height={720}
      decoding="async"
      {...rest}
    />
  )
}
