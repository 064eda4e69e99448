import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** A program that takes the text out of a PDF, as people's readers do when they search and copy. */
export interface Reader {
  readonly name: string
  readonly read: (pdf: Uint8Array) => Promise<string>
}

const hasProgram = (name: string, argument: string) => spawnSync(name, [argument]).error === undefined

/** Runs a program on the PDF in a file of its own. */
export function withFile<T>(pdf: Uint8Array, use: (path: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'wian-pdf-'))
  try {
    const path = join(folder, 'a.pdf')
    writeFileSync(path, pdf)
    return use(path)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const run = (pdf: Uint8Array, command: string, args: (path: string) => string[]): Promise<string> =>
  Promise.resolve(
    withFile(pdf, (path) =>
      execFileSync(command, args(path), { encoding: 'utf8', stdio: 'pipe', maxBuffer: 1e8 }),
    ),
  )

async function pdfium(pdf: Uint8Array): Promise<string> {
  const library = await PDFiumLibrary.init()
  try {
    const document = await library.loadDocument(pdf)
    const text = [...document.pages()].map((page) => page.getText()).join('\n')
    document.destroy()
    return text
  } finally {
    library.destroy()
  }
}

async function pdfjs(pdf: Uint8Array): Promise<string> {
  const task = getDocument({
    data: Uint8Array.from(pdf),
    verbosity: VerbosityLevel.ERRORS,
    useSystemFonts: false,
  })
  const document = await task.promise
  let text = ''
  for (let number = 1; number <= document.numPages; number++) {
    const content = await (await document.getPage(number)).getTextContent()
    for (const item of content.items) if ('str' in item) text += item.str + (item.hasEOL ? '\n' : '')
    text += '\n'
  }
  await task.destroy()
  return text
}

/** The four readers; those of Debian only where they are installed. */
export const readers: readonly Reader[] = [
  { name: 'PDFium', read: pdfium },
  { name: 'pdf.js', read: pdfjs },
  ...(hasProgram('pdftotext', '-v')
    ? [{ name: 'poppler', read: (pdf: Uint8Array) => run(pdf, 'pdftotext', (path) => [path, '-']) }]
    : []),
  ...(hasProgram('mutool', '-v')
    ? [
        {
          name: 'MuPDF',
          read: (pdf: Uint8Array) => run(pdf, 'mutool', (path) => ['draw', '-q', '-F', 'txt', path]),
        },
      ]
    : []),
]

/** Readers that are not on this machine, for a word in the report. */
export const missingReaders = ['poppler', 'MuPDF'].filter(
  (name) => !readers.some((reader) => reader.name === name),
)

/** Non-empty lines without the blanks around them. */
export const linesOf = (text: string): string[] =>
  text.split(/\p{Cc}+/u).flatMap((line) => (line.trim() === '' ? [] : [line.trim()]))
