import { readFile, writeFile } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { colours as pc } from '../colours.js'
import { readConfig } from '../../config.js'
import { emblemFrom } from '../../templates/agency/emblem.js'
import { openAgency } from '../../templates/agency/open.js'
import { letterDocument, loadLetter, type LetterFields } from '../../templates/letters/load.js'
import { problemText } from '../../templates/yaml/problem.js'
import { TypesetError } from '../../typesetting/errors.js'
import type { Asset, Note } from '../../typesetting/model.js'
import { openTypesetter } from '../../typesetting/typesetter.js'
import { CliFailure, EXIT, type ExitCode } from '../exit.js'
import { checkPdf } from './check.js'
import { drawPages } from './pictures.js'

/** What the person wants besides the letter. */
export type RenderWishes = { readonly out?: string; readonly check?: boolean; readonly png?: boolean }

/** Reads a file that a person named, or says that it is not there. */
export async function readNamed(file: string): Promise<Buffer> {
  try {
    return await readFile(file)
  } catch (failure) {
    const { code } = failure as NodeJS.ErrnoException
    if (code !== 'ENOENT' && code !== 'EISDIR') throw failure
    throw new CliFailure(`ไม่พบแฟ้ม ${file} · there is no file ${file}`, EXIT.notFound)
  }
}

async function emblemOf(letter: LetterFields, folder: string): Promise<Asset | undefined> {
  if (letter.emblem === undefined) return undefined
  return emblemFrom(letter.emblem, await readNamed(join(folder, letter.emblem)))
}

async function pdfOf(letter: LetterFields, file: string, report: (note: Note) => void): Promise<Uint8Array> {
  const emblem = await emblemOf(letter, dirname(file))
  const config = readConfig()
  const { fonts, lexicon, look } = await openAgency(config.agencyDir)
  const around = { fileName: basename(file, extname(file)), ...look, ...(emblem ? { emblem } : {}) }
  const typesetter = await openTypesetter({ fonts, lexicon, cacheDir: join(config.home, 'fonts') })
  try {
    return await typesetter.render(letterDocument(letter, around), { report })
  } catch (failure) {
    if (failure instanceof TypesetError) throw new CliFailure(`${failure.th}\n${failure.en}`)
    throw failure
  }
}

/** Sets the letter of a YAML file. Errors in the file are printed with their places. @returns the exit code */
export async function renderLetterFile(file: string, wishes: RenderWishes): Promise<ExitCode> {
  const { letter, problems } = loadLetter((await readNamed(file)).toString('utf8'), basename(file))
  if (!letter) {
    for (const problem of problems) {
      const { th, en } = problemText(problem)
      console.error(`${pc.red(th)}\n  ${en}`)
    }
    return EXIT.usage
  }
  if (wishes.png && wishes.out === undefined)
    throw new CliFailure('--png ต้องมี --out · --png needs --out', EXIT.usage)
  const notes: Note[] = []
  const pdf = await pdfOf(letter, file, (note) => notes.push(note))
  if (wishes.out !== undefined) await writeFile(wishes.out, pdf)
  for (const { message } of notes) console.log(`${pc.yellow('!')} ${message}`)
  const findings = wishes.check ? await checkPdf(pdf, notes) : []
  for (const { ok, th, en } of findings) console.log(`${ok ? pc.green('✓') : pc.red('✗')} ${th} · ${en}`)
  if (wishes.out !== undefined) console.log(`${pc.green('✓')} ${wishes.out} (${pdf.length} bytes)`)
  const drawn = wishes.png && wishes.out !== undefined ? await drawPages(wishes.out) : true
  if (findings.some(({ ok }) => !ok)) return EXIT.error
  return drawn ? EXIT.ok : EXIT.partial
}
