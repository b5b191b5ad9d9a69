import type { ComponentProps } from 'react'
import { Link } from 'react-router'
import s from './button.module.css'

/**
 * `accent` is for the single most important act of a page, used at most once; `primary` for the act of a form;
 * `danger` for what destroys; `quiet` for acts beside others.
 */
export type ButtonLook = { kind?: 'plain' | 'primary' | 'accent' | 'danger' | 'quiet'; size?: 's' | 'm' | 'l' }

export function Button({ kind, size, className, type = 'submit', ...rest }: ButtonLook & ComponentProps<'button'>) {
  return <button type={type} {...rest} className={buttonClass({ kind, size }, className)} />
}

/** A link that looks like a button: it goes somewhere, it does nothing. */
export function ButtonLink({ kind, size, className, ...rest }: ButtonLook & ComponentProps<typeof Link>) {
  return <Link {...rest} className={buttonClass({ kind, size }, className)} />
}

/** The classes alone, for a `<summary>` or an `<a>` to a file. */
export function buttonClass({ kind = 'plain', size = 'm' }: ButtonLook = {}, more?: string): string {
  return [s.button, s[kind], s[size], more].filter(Boolean).join(' ')
}
