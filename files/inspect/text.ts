import type { FileReason } from '../../domain/file.js'
import type { Source } from './source.js'

const HEAD_BYTES = 4_096
/** What a browser or a shell would run, wherever it stands in the first bytes. */
const ACTIVE =
  /<(!doctype\s+html|html|head|body|script|svg|iframe|object|embed|meta\s+http-equiv|\?xml|\?php)\b|^\s*#!/i

/** TAB, LF, FF, CR and the end sign of old DOS files; no text holds other controls. */
const ALLOWED_CONTROLS = new Set([0x09, 0x0a, 0x0c, 0x0d, 0x1a])

/** Whether it is text in UTF-8 or one of the Thai eight-bit codes: no binary file is without controls. */
export async function isText(source: Source): Promise<boolean> {
  for await (const chunk of source.stream())
    for (const byte of chunk as Buffer)
      if ((byte < 0x20 && !ALLOWED_CONTROLS.has(byte)) || byte === 0x7f) return false
  return true
}

/** What is wrong with a text. */
export async function textReason(source: Source): Promise<FileReason | undefined> {
  const head = (await source.slice(0, HEAD_BYTES)).toString('latin1').replace(/^\u00ef\u00bb\u00bf/, '')
  if (head.startsWith('%PDF-')) return { code: 'NAME_LIES', params: { claimed: 'txt', found: 'pdf' } }
  return ACTIVE.test(head) ? { code: 'ACTIVE_TEXT' } : undefined
}
