/** The two headers that the list shows, unfolded; cheap, for it runs on every mail that comes in. */
export function headersOf(raw: Buffer): { subject: string; messageId: string; date: string } {
  const end = raw.indexOf('\r\n\r\n')
  const block = raw.toString('utf8', 0, end < 0 ? raw.length : end).replace(/\r\n[ \t]+/g, ' ')
  const value = (name: string): string =>
    new RegExp(`^${name}:[ \\t]*(.*)$`, 'im').exec(block)?.[1]?.trim() ?? ''
  const written = new Date(value('date'))
  const date = Number.isNaN(written.getTime()) ? '' : written.toISOString()
  return { subject: value('subject'), messageId: value('message-id'), date }
}
