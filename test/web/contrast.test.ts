import { readFileSync } from 'node:fs'

const css = readFileSync('web/app/base.css', 'utf8')
/** WCAG 2.2, 1.4.3: text that is not large. */
const LEAST = 4.5
/** What stands on what; fields of the dark are a little lighter than the cards. */
const PAIRS = [
  ...[['text', 'ground'] as const, ['soft', 'ground'] as const, ['soft', 'body'] as const],
  ...[['brand', 'body'] as const, ['brand', 'brand-ground'] as const, ['on-brand', 'brand'] as const],
  ...(['attention', 'bad', 'good'] as const).map((tone) => [tone, `${tone}-ground`] as const),
  ['placeholder', 'field'] as const,
]
const FURTHER = {
  light: { body: '#ffffff', field: '#ffffff' },
  dark: { text: '#dde4ea', field: '#262e36' },
} as const

/** The colours by their names without what is before them, as a scheme has them. */
function coloursOf(scheme: 'light' | 'dark'): Readonly<Record<string, string>> {
  const blocks = [/:root \{([^}]*)\}/, new RegExp(`:root\\[[^\\]]*'${scheme}'\\] \\{([^}]*)\\}`)]
  const lines = blocks.flatMap((block) => [
    ...(block.exec(css)?.[1] ?? '').matchAll(/--(?:wian|mantine-color)-([\w-]+): (#\w{6})/g),
  ])
  const named = lines.map(([, name = '', colour = '']) => [name, colour] as const)
  return { ...FURTHER[scheme], ...Object.fromEntries<string>(named) }
}

function lightOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const contrastOf = (one: string, other: string): number => {
  const [dark = 0, light = 0] = [lightOf(one), lightOf(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

test.each(['light', 'dark'] as const)('in the %s every word can be read on its ground', (scheme) => {
  const colours = coloursOf(scheme)
  const weak = PAIRS.filter(([on, ground]) => !(contrastOf(colours[on]!, colours[ground]!) >= LEAST))
  expect(weak).toEqual([])
})
