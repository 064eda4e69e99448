import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { addresseeOf, BODY, fontPath, FOOT, HEAD, SIZE, SUBJECT } from './letters-subject.js'

/** Another way to make the same letter. `close` ends what it started. */
export interface Rival {
  readonly make: (i: number) => Promise<Uint8Array>
  readonly close: () => Promise<void>
}

// The other makers live in test/bench/tools with a lock file of their own; letters-tools.mjs installs them.
const require = createRequire(new URL('./tools/package.json', import.meta.url))

const lines = (i: number) => [...HEAD, `เรื่อง  ${SUBJECT}`, `เรียน  ${addresseeOf(i)}`]

interface PdfKitDocument {
  registerFont(name: string, path: string): PdfKitDocument
  font(name: string): PdfKitDocument
  fontSize(size: number): PdfKitDocument
  text(text: string, options?: Record<string, unknown>): PdfKitDocument
  on(event: string, listener: (chunk: Buffer) => void): PdfKitDocument
  end(): void
}

const pdfkit = (): Rival => {
  const Maker = require('pdfkit') as new (options: Record<string, unknown>) => PdfKitDocument
  const make = (i: number) =>
    new Promise<Uint8Array>((done) => {
      const chunks: Buffer[] = []
      const doc = new Maker({ size: 'A4', margins: { top: 71, left: 85, right: 57, bottom: 57 } })
      doc.on('data', (chunk) => chunks.push(chunk)).on('end', () => done(Buffer.concat(chunks)))
      doc.registerFont('sarabun', fontPath).font('sarabun').fontSize(SIZE)
      for (const text of lines(i)) doc.text(text)
      for (const text of BODY) doc.text(text, { align: 'justify', indent: 71 })
      for (const text of FOOT) doc.text(text, { align: 'center' })
      doc.end()
    })
  return { make, close: () => Promise.resolve() }
}

interface PdfMake {
  setUrlAccessPolicy(policy: () => boolean): void
  setLocalAccessPolicy(policy: () => boolean): void
  setFonts(fonts: unknown): void
  createPdf(definition: unknown): { getBuffer(): Promise<Buffer> }
}

const pdfmake = (): Rival => {
  const maker = require('pdfmake') as PdfMake
  maker.setUrlAccessPolicy(() => false)
  maker.setLocalAccessPolicy(() => true)
  maker.setFonts({ sarabun: { normal: fontPath, bold: fontPath, italics: fontPath, bolditalics: fontPath } })
  const make = (i: number) =>
    maker
      .createPdf({
        pageSize: 'A4',
        pageMargins: [85, 71, 57, 57],
        defaultStyle: { font: 'sarabun', fontSize: SIZE },
        content: [
          ...lines(i),
          ...BODY.map((text) => ({ text, alignment: 'justify', leadingIndent: 71 })),
          ...FOOT.map((text) => ({ text, alignment: 'center' })),
        ],
      })
      .getBuffer()
  return { make, close: () => Promise.resolve() }
}

interface Browser {
  newPage(): Promise<{ setContent(html: string): Promise<void>; pdf(options: unknown): Promise<Buffer> }>
  close(): Promise<void>
}

const chromium = async (): Promise<Rival> => {
  const { chromium: launcher } = require('playwright-core') as {
    chromium: { launch(o: unknown): Promise<Browser> }
  }
  const { default: packaged } = (await import(require.resolve('@sparticuz/chromium'))) as {
    default: { args: string[]; executablePath(): Promise<string> }
  }
  const browser = await launcher.launch({
    args: packaged.args,
    executablePath: await packaged.executablePath(),
    headless: true,
  })
  const page = await browser.newPage()
  const font = readFileSync(fontPath).toString('base64')
  const style =
    `@font-face{font-family:s;src:url(data:font/ttf;base64,${font})}` +
    `body{font:${SIZE}pt/1.7 s;text-align:justify}p{margin:0}.b{text-indent:2.5cm}.c{text-align:center}`
  const paragraphs = (list: readonly string[], name: string) =>
    list.map((text) => `<p class="${name}">${text}</p>`).join('')
  const make = async (i: number) => {
    const body = paragraphs(lines(i), 'a') + paragraphs(BODY, 'b') + paragraphs(FOOT, 'c')
    await page.setContent(`<html lang="th"><style>${style}</style><body>${body}</body></html>`)
    return page.pdf({ format: 'A4', margin: { top: '2.5cm', left: '3cm', right: '2cm', bottom: '2cm' } })
  }
  return { make, close: () => browser.close() }
}

interface TypstCompiler {
  pdf(source: { mainFileContent: string }): Buffer | undefined
  evictCache(age: number): void
}

const typst = (): Rival => {
  const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler') as {
    NodeCompiler: { create(options: unknown): TypstCompiler }
  }
  const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: [dirname(fontPath)] }] })
  const raw = (text: string) => `#text(${JSON.stringify(text)})`
  const make = (i: number) => {
    const head = `#set page(paper: "a4", margin: (top: 2.5cm, left: 3cm, right: 2cm, bottom: 2cm))\n#set text(font: "Sarabun", size: ${SIZE}pt, lang: "th")\n#set par(justify: true)\n`
    const body = [...lines(i), ...BODY, ...FOOT].map(raw).join('\n\n')
    const pdf = compiler.pdf({ mainFileContent: head + body })
    if (!pdf) throw new Error('typst made nothing')
    // As its makers advise for tools that compile many documents.
    compiler.evictCache(10)
    return Promise.resolve(new Uint8Array(pdf))
  }
  return { make, close: () => Promise.resolve() }
}

const makers: Readonly<Record<string, () => Rival | Promise<Rival>>> = { pdfkit, pdfmake, chromium, typst }

/** Those that are installed, by name; the others with the reason. */
export async function openRivals(): Promise<{
  rivals: Record<string, Rival>
  missing: Record<string, string>
}> {
  const rivals: Record<string, Rival> = {}
  const missing: Record<string, string> = {}
  for (const [name, open] of Object.entries(makers)) {
    try {
      const rival = await open()
      await rival.make(0)
      rivals[name] = rival
    } catch (error) {
      missing[name] = String(error).split('\n')[0] ?? 'unknown'
    }
  }
  return { rivals, missing }
}
