// Apostrophes before it are of the text: one more is put there, so that taking one off always gives the text back.
const STARTS_FORMULA = /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/
// A spreadsheet would read these as numbers and drop zeros or digits: codes, telephone numbers.
const LOOKS_LIKE_NUMBER = /^'*(?:0\d+|\d{12,})$/
// They turn the direction of what follows and so make a text look like another one; letters of any script stay.
const TURNS_DIRECTION = /[\u202a-\u202e\u2066-\u2069]/g

/** A text that no spreadsheet takes for a formula or a number: an apostrophe before it. Taken off, the text is as it was. */
export function guarded(text: string): string {
  const straight = withoutTurns(text)
  return STARTS_FORMULA.test(straight) || LOOKS_LIKE_NUMBER.test(straight) ? `'${straight}` : straight
}

/** A text without the signs that turn its direction. */
export function withoutTurns(text: string): string {
  return text.replace(TURNS_DIRECTION, '')
}

/** A part of a file name: what a shell, a spreadsheet or a file system could take for something else becomes `_`. */
export function safeName(text: string): string {
  const plain = withoutTurns(text.normalize('NFC')).replace(/[\p{C}\\/:*?"<>|]/gu, '_')
  const cut = [...plain].slice(0, 100).join('')
  return cut.replace(/^[\s.=+\-@~]+|[\s.]+$/g, '_') || '_'
}
