/** Marks after one base; no word has as many. */
const MOST_MARKS = 6
const RU = 0x0e24
const LU = 0x0e26
const LAKKHANGYAO = 0x0e45

/**
 * Text in clusters, nothing lost: `clustersOf(t).join('') === t`. A cluster shapes on its own: a base with its marks
 * (น้ำ is one), ฤๅ and ฦๅ, or one character. Scanned by hand: every stamped letter passes here.
 */
export function clustersOf(text: string): string[] {
  const clusters: string[] = []
  for (let at = 0; at < text.length;) {
    const end = endOfCluster(text, at)
    clusters.push(text.slice(at, end))
    at = end
  }
  return clusters
}

function endOfCluster(text: string, start: number): number {
  const first = text.charCodeAt(start)
  let end = start
  if (!isMark(first)) {
    if (isBlank(first)) return start + 1
    if ((first === RU || first === LU) && text.charCodeAt(start + 1) === LAKKHANGYAO) return start + 2
    end += (text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1
  }
  for (let marks = 0; marks < MOST_MARKS && end < text.length && isMark(text.charCodeAt(end)); marks += 1)
    end += 1
  return end
}

/** Marks and, as it is drawn over its base, sara am. */
function isMark(code: number): boolean {
  if (code < 0x0300) return false
  if (code >= 0x0e00 && code <= 0x0e7f) {
    return code === 0x0e31 || (code >= 0x0e33 && code <= 0x0e3a) || (code >= 0x0e47 && code <= 0x0e4e)
  }
  return /\p{M}/u.test(String.fromCharCode(code))
}

function isBlank(code: number): boolean {
  return (
    code === 0x20 || (code < 0x20 && code >= 0x09) || (code > 0x7f && /\s/.test(String.fromCharCode(code)))
  )
}

const CONSONANTS = characters('กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮฤฦ')
const VOWELS = ['', ...'\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39']
const TONES = ['', ...'\u0e48\u0e49\u0e4a\u0e4b\u0e4c']
const OTHER_MARKS = [
  ...'\u0e47\u0e4d\u0e3a\u0e4e',
  '\u0e47\u0e48',
  '\u0e47\u0e49',
  '\u0e34\u0e4d',
  '\u0e38\u0e4d',
]
const SARA_AM = ['', ...'\u0e48\u0e49\u0e4a\u0e4b'].map((tone) => `${tone}\u0e33`)

function characters(text: string): string[] {
  return [...text]
}

function range(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i))
}

/** Every cluster that Thai official prose can hold; fonts are baked for these once. */
export function universalClusters(): string[] {
  const marks = VOWELS.flatMap((vowel) => TONES.map((tone) => vowel + tone))
  const thai = CONSONANTS.flatMap((base) => [...marks, ...OTHER_MARKS, ...SARA_AM].map((mark) => base + mark))
  const signs = [...'ะาำเแโใไๅๆฯ฿๏๚๛', 'ฤๅ', 'ฦๅ', ...range(0x0e50, 0x0e59)]
  const loose = [...range(0x0e31, 0x0e3a), ...range(0x0e47, 0x0e4e)]
  const latin = [...range(0x20, 0x7e), ...'\u00a0§©®°±²³µ·¼½¾×÷–—‘’“”•…€™−≤≥']
  return [...new Set([...latin, ...signs, ...loose, ...thai])]
}
