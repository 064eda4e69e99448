import { plainTyped } from './thai.js'

/** A text as it is searched: what the eye sees, and PostgreSQL's `tsvector` of its words and pairs of letters. */
export type SearchText = { readonly plain: string; readonly words: string }

/**
 * One thing that is looked for: found as a part of the text (`plain`), or as all its words wherever they stand (`words`);
 * `query` finds by index whatever may hold it.
 */
export type SearchPhrase = { readonly plain: string; readonly words: string; readonly query: string }

/** A question as PostgreSQL takes it: `query` (tsquery) finds all candidates by index, `phrases` hold what must be true. */
export type SearchQuery = {
  readonly query: string
  readonly phrases: readonly SearchPhrase[]
}

/** Weights of `tsvector`: a subject says more than a letter's text. */
export type Weight = 'A' | 'B' | 'D'

/** A part of a text that is found: the parts of one text may weigh differently. */
export type SearchPart = { readonly text: string; readonly weight: Weight }

const segmenter = new Intl.Segmenter('th', { granularity: 'word' })
// Positions of a tsvector end here; a lexeme behind it would be refused.
const LAST_POSITION = 16_383
const MOST_PHRASES = 8
// So do lexemes that are longer than 2 KB.
const LONGEST_WORD = 200

/** A text without what makes the same words look different: digits, marks in another order, two เ for แ, capitals. */
export function plainText(text: string): string {
  return plainTyped(text).replace(/เเ/g, 'แ').toLowerCase().replace(/\s+/g, ' ')
}

/** Makes the searchable form of a text in parts of different weight; `tokens` are found only as they stand. */
export function searchText(parts: readonly SearchPart[], tokens: readonly string[] = []): SearchText {
  const lexemes = new Map<string, string>(tokens.map((token) => [token, '']))
  let position = 0
  for (const { text, weight } of parts) {
    for (const word of wordsOf(plainText(text))) {
      position = Math.min(position + 1, LAST_POSITION)
      if (!lexemes.has(word)) lexemes.set(word, `:${position}${weight}`)
    }
    for (const pair of pairsOf(plainText(text))) if (!lexemes.has(pair)) lexemes.set(pair, '')
  }
  const words = [...lexemes].map(([lexeme, place]) => `${quoted(lexeme)}${place}`).join(' ')
  return { plain: parts.map(({ text }) => plainText(text)).join('\n'), words }
}

/** Reads what a person looks for: phrases between blanks, all of which must be found. Nothing when there is none. */
export function searchQuery(text: string, tokens: readonly string[] = []): SearchQuery | undefined {
  const phrases = plainText(text)
    .split(' ')
    .filter((phrase) => /[\p{L}\p{N}]/u.test(phrase))
    .slice(0, MOST_PHRASES)
  const read = phrases
    .map((plain) => ({ plain, words: all(wordsOf(plain)), pairs: all(pairsOf(plain)) }))
    .filter(({ words, pairs }) => words !== '' || pairs !== '')
    .map(({ plain, words, pairs }) => ({ plain, words, query: any([words, pairs]) }))
  if (read.length === 0) return undefined
  return {
    query: [...tokens.map(quoted), ...read.map(({ query }) => query)].join(' & '),
    phrases: read,
  }
}

/** The words of a plain text, as ICU divides Thai, which leaves no blanks between them. */
function wordsOf(plain: string): string[] {
  return [...segmenter.segment(plain)].flatMap(({ segment, isWordLike }) =>
    isWordLike ? [segment.slice(0, LONGEST_WORD)] : [],
  )
}

/** Pairs of neighbouring letters of each run, marked with ~: what contains a part of a word contains its pairs. */
function pairsOf(plain: string): string[] {
  const pairs = plain.split(/[^\p{L}\p{M}\p{N}]+/u).flatMap((run) => {
    const letters = [...run]
    return letters.slice(1).map((letter, i) => `~${letters[i] as string}${letter}`)
  })
  return [...new Set(pairs)]
}

function all(lexemes: readonly string[]): string {
  return lexemes.length === 0 ? '' : `(${lexemes.map(quoted).join(' & ')})`
}

function any(queries: readonly string[]): string {
  return `(${queries.filter((query) => query !== '').join(' | ')})`
}

function quoted(lexeme: string): string {
  return `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
}
