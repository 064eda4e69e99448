import {
  createTheme,
  defaultVariantColorsResolver,
  type AlertProps,
  type MantineColorsTuple,
  type MantineTheme,
} from '@mantine/core'

/** The blue of the house, light to dark; the seventh is the one on white. */
const BRAND: MantineColorsTuple = [
  '#edf3fa',
  '#d6e3f2',
  '#b0c9e6',
  '#9cc4f5',
  '#5e8dc8',
  '#3a72b4',
  '#2a5f9f',
  '#1d4e89',
  '#173f70',
  '#0c2340',
]

/** The greys of the dark, of one hue with the ground: text, soft text, lines, fields, cards. */
const DARK: MantineColorsTuple = [
  '#dde4ea',
  '#c3ced8',
  '#a3b0bc',
  '#8996a3',
  '#3b4650',
  '#323c46',
  '#262e36',
  '#1b2127',
  '#171c21',
  '#12161a',
]

/** The list itself scrolls, as the field's arrow keys move it: an area around it would have to be reached by Tab. */
const SCROLLING = { maxHeight: 220, overflowY: 'auto' } as const

/** Which of our colours a notice has, by the name that Mantine knows. */
const TONES: Readonly<Record<string, string>> = { yellow: 'attention', red: 'bad', green: 'good' }

/** The chosen one of several buttons looks like the chosen tab, in the light and in the dark. */
const CHOSEN = {
  background: 'var(--wian-brand-ground)',
  hover: 'var(--wian-brand-ground)',
  color: 'var(--wian-brand)',
  border: '1px solid var(--wian-brand)',
}

/** Few colours, large enough for a thumb and for old eyes, one typeface with looped Thai letters. */
export const theme = createTheme({
  primaryColor: 'brand',
  primaryShade: { light: 7, dark: 3 },
  // The contrast that is computed knows one scheme only; ours is light blue in the dark.
  variantColorResolver: (input) => ({
    ...defaultVariantColorsResolver(input),
    ...(input.variant === 'filled' && input.color === 'brand' ? { color: 'var(--wian-on-brand)' } : {}),
    ...(input.variant === 'light' && input.color === 'brand' ? CHOSEN : {}),
  }),
  colors: { brand: BRAND, dark: DARK },
  fontFamily:
    '"IBM Plex Sans Thai Looped", "Noto Sans Thai", "Leelawadee UI", Thonburi, system-ui, sans-serif',
  headings: {
    fontFamily:
      '"IBM Plex Sans Thai Looped", "Noto Sans Thai", "Leelawadee UI", Thonburi, system-ui, sans-serif',
    fontWeight: '600',
    textWrap: 'balance',
    sizes: {
      h1: { fontSize: '1.6rem', lineHeight: '1.4' },
      h2: { fontSize: '1.25rem', lineHeight: '1.45' },
      h3: { fontSize: '1.05rem', lineHeight: '1.5' },
    },
  },
  fontSizes: { xs: '0.85rem', sm: '0.95rem', md: '1.05rem', lg: '1.15rem', xl: '1.3rem' },
  lineHeights: { xs: '1.5', sm: '1.55', md: '1.6', lg: '1.6', xl: '1.5' },
  defaultRadius: 'md',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'md' } },
    TextInput: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { size: 'md', autosize: true, minRows: 2 } },
    NumberInput: { defaultProps: { size: 'md' } },
    Select: { defaultProps: { size: 'md', withScrollArea: false }, styles: { options: SCROLLING } },
    // A list without an option is none: what says that nothing was found is one that cannot be chosen.
    ComboboxEmpty: { defaultProps: { role: 'option', 'aria-disabled': true } },
    MultiSelect: { defaultProps: { size: 'md', withScrollArea: false }, styles: { options: SCROLLING } },
    // Its placeholder for the focus is a part that no menu may have: the first item has the focus instead.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    PasswordInput: { defaultProps: { size: 'md' } },
    Radio: { defaultProps: { size: 'md', iconColor: 'var(--wian-on-brand)' } },
    Checkbox: { defaultProps: { size: 'md', iconColor: 'var(--wian-on-brand)' } },
    Modal: { defaultProps: { centered: true, radius: 'lg' }, styles: { title: { fontWeight: 600 } } },
    Alert: {
      vars: (_theme: MantineTheme, { color = '' }: AlertProps) => {
        const tone = TONES[color] ?? 'brand'
        return {
          root: {
            '--alert-bg': `var(--wian-${tone}-ground)`,
            '--alert-bd': `1px solid var(--wian-${tone})`,
            '--alert-color': `var(--wian-${tone})`,
          },
        }
      },
    },
    Fieldset: {
      styles: { legend: { fontWeight: 600, fontSize: 'var(--mantine-font-size-md)', paddingInline: 6 } },
    },
    Paper: { defaultProps: { withBorder: true, radius: 'lg', p: 'md' } },
  },
})
