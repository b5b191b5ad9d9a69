/** Light, dark, or as the visitor's system says. */
export const schemes = ['auto', 'light', 'dark'] as const
export type Scheme = (typeof schemes)[number]

export const schemeCookie = 'comptoir_scheme'

export function isScheme(value: unknown): value is Scheme {
  return schemes.includes(value as Scheme)
}
