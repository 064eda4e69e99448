// Control characters would let a value add headers; direction marks would let it look like another one.
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g // eslint-disable-line no-control-regex
const DIRECTION = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/** A value on one line: no CR, LF or other control characters, no direction marks. */
export function oneLine(value: string): string {
  return value.replace(DIRECTION, '').replace(CONTROL, ' ').replace(/ {2,}/g, ' ').trim()
}

/** A text that a person wrote, as clean lines without empty ones at its ends. */
export function cleanLines(value: string): string[] {
  return value
    .trim()
    .split(/\r\n|\r|\n|\u2028|\u2029/)
    .map(oneLine)
}

/** Cut to so many characters, with an ellipsis; never between a Thai letter and its marks. */
export function shortened(value: string, most: number): string {
  if (value.length <= most) return value
  const parts = [...new Intl.Segmenter('th', { granularity: 'grapheme' }).segment(value)].map(
    (part) => part.segment,
  )
  return parts.length <= most
    ? value
    : `${parts
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text for HTML, in elements and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
}
