const ADDRESS = /(?:https?:\/\/|www\.)[^\s<>"“”()]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g

const toThai = (text: string): string =>
  text.replace(/[0-9]/g, (digit) => String.fromCharCode(0x0e50 + Number(digit)))

/** The text with Thai digits, as letters are written; web and mail addresses keep theirs, or nobody could follow them. */
export function thaiDigits(text: string | number): string {
  const written = String(text)
  let done = ''
  let from = 0
  for (const match of written.matchAll(ADDRESS)) {
    done += toThai(written.slice(from, match.index)) + match[0]
    from = match.index + match[0].length
  }
  return done + toThai(written.slice(from))
}

/** A whole number with separators: `31,856,047`. */
export function grouped(amount: number | bigint): string {
  return String(amount).replace(/\B(?=(\d{3})+$)/g, ',')
}
