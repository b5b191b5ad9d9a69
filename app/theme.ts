/**
 * Mantine in the house's clothes. The values stand in ui/tokens.css, which public pages use without Mantine;
 * here they are only given to Mantine under its own names, so that nothing is said twice.
 */
import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core'

const brand: MantineColorsTuple = [
  '#e1f0ee',
  '#c4e2df',
  '#9dd2cd',
  '#5cc4bd',
  '#3ba7a0',
  '#238a84',
  '#16716c',
  '#0f5e5a',
  '#0c504c',
  '#0a4744',
]

const gray: MantineColorsTuple = [
  '#f6f8f7',
  '#f0f3f1',
  '#e4eae7',
  '#dbe2de',
  '#bcc7c2',
  '#98a59f',
  '#5f6e68',
  '#46554f',
  '#2c3935',
  '#16211e',
]

const dark: MantineColorsTuple = [
  '#e6ecea',
  '#c9d3cf',
  '#b0bdb8',
  '#93a29c',
  '#4b5853',
  '#35413c',
  '#242d2a',
  '#171f1c',
  '#101614',
  '#0b100f',
]

/** Mantine chooses one ink for both schemes; ours is white on the dark teal and dark on the light one. */
const inked: VariantColorsResolver = (input) => {
  const colours = defaultVariantColorsResolver(input)
  const filledBrand = input.variant === 'filled' && (input.color ?? 'brand') === 'brand'
  if (!filledBrand) return colours
  return { ...colours, background: 'var(--brand)', hover: 'var(--brand-strong)', color: 'var(--on-brand)' }
}

export const theme = createTheme({
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--mono)',
  headings: { fontFamily: 'var(--font)', fontWeight: '600' },
  colors: { brand, gray, dark },
  primaryColor: 'brand',
  primaryShade: { light: 7, dark: 3 },
  autoContrast: true,
  variantColorResolver: inked,
  defaultRadius: 'md',
  radius: { xs: '2px', sm: 'var(--radius-small)', md: 'var(--radius)', lg: '12px', xl: '16px' },
  fontSizes: {
    xs: 'var(--text-xs)',
    sm: 'var(--text-s)',
    md: 'var(--text-m)',
    lg: 'var(--text-l)',
    xl: 'var(--text-xl)',
  },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  shadows: { xs: 'none', sm: 'none', md: 'var(--floating)', lg: 'var(--floating)', xl: 'var(--floating)' },
  focusRing: 'auto',
  respectReducedMotion: true,
  cursorType: 'pointer',
})

const inBothSchemes = {
  '--mantine-color-body': 'var(--paper)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-soft)',
  '--mantine-color-placeholder': 'var(--ink-faint)',
  '--mantine-color-anchor': 'var(--brand)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--sunken)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-error': 'var(--failed)',
  '--mantine-primary-color-filled': 'var(--brand)',
  '--mantine-primary-color-filled-hover': 'var(--brand-strong)',
  '--mantine-primary-color-light': 'var(--brand-soft)',
  '--mantine-primary-color-light-color': 'var(--brand)',
}

export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: inBothSchemes, dark: inBothSchemes })
