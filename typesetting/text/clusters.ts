/** What shapes on its own: a base with its marks (น้ำ is one, six are more than any word has), ฤๅ and ฦๅ, a character. */
const CLUSTER = /[ฤฦ]ๅ|[^\p{M}\u0e33\s]?[\p{M}\u0e33]{1,6}|\s|[^]/gu

/** Text in clusters, nothing lost: `clustersOf(t).join('') === t`. */
export function clustersOf(text: string): string[] {
  return text.match(CLUSTER) ?? []
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
