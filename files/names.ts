/** The longest name that common file systems take, in bytes of UTF-8; a Thai letter takes three. */
const MOST_BYTES = 255
const MOST_EXTENSION_LETTERS = 12

// Controls (C0, C1), directions (U+202A–202E, U+2066–2069, marks) and signs of no width: what a reader cannot see may not
// stand in a name, or "cod\u202Eexe.pdf" reads as something else than it is.
const UNSEEN =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu
/** Names that Windows keeps for devices, with any extension. */
const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])$/i
const graphemes = new Intl.Segmenter('th', { granularity: 'grapheme' })

/** A name that may be shown and saved everywhere, and its extension apart: lower case, no dot, '' where there is none. */
export type SafeName = { readonly name: string; readonly extension: string }

/**
 * Makes a name safe to show and to save: no folder, nothing unseen, no sign or word that a file system keeps for itself,
 * at most 255 bytes with the extension kept. The bytes of a file are never stored under it.
 */
export function safeName(given: string): SafeName {
  const bare = Buffer.from(given) // a half letter (lone surrogate) becomes U+FFFD
    .toString()
    .normalize('NFC')
    .replace(UNSEEN, '')
    .replace(/^.*[\\/]/s, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/^[\s.]+|[\s.]+$/g, '')
  const { stem, extension } = split(bare)
  const whole = RESERVED.test(stem.split('.')[0] ?? '') ? `_${stem}` : stem || 'file'
  const tail = extension && `.${extension}`
  return { name: `${cut(whole, MOST_BYTES - tail.length)}${tail}`, extension: extension.toLowerCase() }
}

function split(name: string): { stem: string; extension: string } {
  const found = new RegExp(`^(.+)\\.([A-Za-z0-9]{1,${MOST_EXTENSION_LETTERS}})$`, 's').exec(name)
  return found ? { stem: found[1] as string, extension: found[2] as string } : { stem: name, extension: '' }
}

/** Cuts between letters as they are read, never inside one: ที่ stays whole or goes. */
function cut(text: string, mostBytes: number): string {
  if (Buffer.byteLength(text) <= mostBytes) return text
  let kept = ''
  let bytes = 0
  for (const { segment } of graphemes.segment(text)) {
    bytes += Buffer.byteLength(segment)
    if (bytes > mostBytes) return kept.trimEnd()
    kept += segment
  }
  return kept
}
