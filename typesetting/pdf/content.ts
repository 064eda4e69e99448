import type { Segment } from '../layout/types.js'

/** A number as PDF writes it. */
export const num = (value: number): string => {
  const rounded = Math.round(value * 1000) / 1000
  return Object.is(rounded, -0) ? '0' : String(rounded)
}

/** Operators that show the segments of one line, from (x, y) in PDF space. */
export function textOperators(segments: readonly Segment[], x: number, y: number): string {
  let scale = 1
  const parts = segments.map((segment) => {
    const setScale = segment.scale === scale ? '' : `${num(segment.scale * 100)} Tz `
    scale = segment.scale
    const font = `/${segment.font} ${num(segment.size)} Tf ${segment.colour} ${setScale}`
    return `${font}1 0 0 1 ${num(x + segment.x)} ${num(y)} Tm ${shown(segment)}`
  })
  const reset = scale === 1 ? '' : ' 100 Tz'
  return `BT ${parts.join('\n')}${reset} ET\n${underlines(segments, x, y)}`
}

function shown({ shown }: Segment): string {
  const [only] = shown
  if (shown.length === 1 && typeof only === 'string') return `<${only}> Tj`
  return `[${shown.map((part) => (typeof part === 'string' ? `<${part}>` : num(part))).join(' ')}] TJ`
}

/** Below the lower vowels, so that ุ and ู stay legible. */
const UNDERLINE_DEPTH = 0.3

function underlines(segments: readonly Segment[], x: number, y: number): string {
  return segments
    .filter((segment) => segment.underline)
    .map((segment) => {
      const at = num(y - segment.size * UNDERLINE_DEPTH)
      const ink = `${segment.colour.replace('rg', 'RG').replace(/g$/, 'G')} ${num(segment.size * 0.055)} w`
      return `q ${ink} ${num(x + segment.x)} ${at} m ${num(x + segment.x + segment.width)} ${at} l S Q\n`
    })
    .join('')
}
