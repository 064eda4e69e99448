/** Terminal columns: Thai vowels and marks above and below stand on their consonant and take none. */

// eslint-disable-next-line no-control-regex -- colours are control sequences
const COLOURS = /\u001b\[[0-9;]*m/g
const NO_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}]$/u

/** How many columns the text takes; colours take none. */
export function widthOf(text: string): number {
  let width = 0
  for (const character of text.replace(COLOURS, '')) if (!NO_WIDTH.test(character)) width += 1
  return width
}

/** The text filled up with spaces to the columns. */
export function padTo(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - widthOf(text)))
}

/** The text filled up with spaces on the left. */
export function padFrom(text: string, columns: number): string {
  return ' '.repeat(Math.max(0, columns - widthOf(text))) + text
}

const words = new Intl.Segmenter('th', { granularity: 'word' })

/** A comma or a bracket that closes stays with what is before it. */
const CAN_BEGIN_A_LINE = /^[\p{L}\p{N}(“]/u

/** Breaks a text into lines of at most so many columns, between words (Thai writes them without spaces). */
export function wrapTo(text: string, columns: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const { segment } of words.segment(text)) {
    if (line && CAN_BEGIN_A_LINE.test(segment) && widthOf(line + segment.trimEnd()) > columns) {
      lines.push(line.trimEnd())
      line = segment.trimStart()
    } else line += segment
  }
  return [...lines, line.trimEnd()]
}

/** The text cut to the columns, with an ellipsis where something was left out. */
export function cutTo(text: string, columns: number): string {
  if (widthOf(text) <= columns) return text
  let cut = ''
  for (const { segment } of new Intl.Segmenter('th').segment(text)) {
    if (widthOf(cut + segment) > columns - 1) break
    cut += segment
  }
  return `${cut}…`
}
