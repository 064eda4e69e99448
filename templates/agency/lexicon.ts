import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { normalise } from '../../typesetting/text/normalise.js'
import type { AgencyFolder } from './refused.js'

const NAME = 'lexicon.txt'
const COMPOUND = /^[\u0e01-\u0e5b]{2,100}$/
const MOST = 20_000

/** Compounds that no line end may tear, one a line; `#` begins a comment. */
export async function readOwnLexicon({ path, names, problems }: AgencyFolder): Promise<string[]> {
  if (!names.includes(NAME)) return []
  const lines = (await readFile(join(path, NAME), 'utf8')).replace(/^\ufeff/, '').split(/\r?\n/)
  const compounds: string[] = []
  for (const [at, line] of lines.entries()) {
    const word = normalise(line.replace(/#.*/, '').trim()).text
    if (COMPOUND.test(word)) compounds.push(word)
    else if (word !== '')
      problems.push({
        file: `${NAME}:${at + 1}`,
        th: `“${word.slice(0, 40)}” ต้องเป็นคำไทยคำเดียว 2–100 อักษร ไม่เว้นวรรค`,
        en: `“${word.slice(0, 40)}” must be one Thai word of 2 to 100 letters, without blanks`,
      })
  }
  if (compounds.length > MOST)
    problems.push({ file: NAME, th: `เกิน ${MOST} คำ`, en: `more than ${MOST} compounds` })
  return compounds
}
