// What XML 1.0 cannot hold at all, and halves of characters.
const NOT_XML =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
}

/** A text as XML holds it, also inside attributes; what XML has no place for is left out. */
export function xmlText(text: string): string {
  return text.replace(NOT_XML, '').replace(/[&<>"\r]/g, (sign) => SIGNS[sign] as string)
}

/** The head of every XML part. */
export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
