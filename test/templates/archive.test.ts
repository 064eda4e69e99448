import { readdirSync, readFileSync } from 'node:fs'
import { addresseeOf, circularLetter, erratumLetter } from '../../templates/letters/circular.js'
import { letterDocument, loadLetter } from '../../templates/letters/load.js'
import { overdueLetter } from '../../templates/letters/overdue.js'
import { closingReport } from '../../templates/letters/report.js'
import type { Document } from '../../typesetting/model.js'
import { openTypesetter } from '../../typesetting/typesetter.js'
import { hasVeraPdf, isThere, onDisk, run, testWith, veraPdf } from '../typesetting/sign-office.js'
import { content, frame, office, rayong, report } from './office.js'

const examples = new URL('../../templates/letters/examples/', import.meta.url)
const values = { addressee: addresseeOf(content.letter, rayong), number: 'ศธ ๐๔๙๙๙/๑๗', to: rayong.nameTh }
const correction = { erratum: 1, correctedAt: frame.issuedAt, wrong: 'ก', right: 'ข', reason: 'พิมพ์ผิด' }

const withData = readdirSync(examples).map((name): Document => {
  const { letter } = loadLetter(readFileSync(new URL(name, examples), 'utf8'), name)
  return letterDocument(letter!, { fileName: name })
})
const ofCirculars: Document[] = [
  circularLetter(frame),
  erratumLetter({ ...frame, ...correction }),
  overdueLetter({ ...frame, sealedAt: frame.issuedAt }),
  closingReport(report(Array.from({ length: 67 }, (_, at) => office(at)))),
]

const typesetter = openTypesetter()
const made = new Map<Document, Promise<string>>()

/** Where the documents lie as files; each is set once. */
function files(documents: readonly Document[]): Promise<string[]> {
  const file = async (document: Document) => onDisk(await (await typesetter).render(document, { values }))
  for (const document of documents) if (!made.has(document)) made.set(document, file(document))
  return Promise.all(documents.map((document) => made.get(document)!))
}

describe('letters for the archive', () => {
  const judge = testWith('veraPDF: run `node scripts/verapdf.mjs 3u FILE` once; java', hasVeraPdf)

  judge('veraPDF passes every kind as PDF/A-3u with its data, and as PDF/UA-1', async () => {
    const paths = await files(withData)
    const verdicts = veraPdf('3u,ua1', ...paths)
    for (const passed of [/^PASS 3u/gm, /^PASS ua1/gm])
      expect(verdicts.match(passed)).toHaveLength(paths.length)
  })

  judge('veraPDF passes the letters of a circular and its report as PDF/A-2u and PDF/UA-1', async () => {
    const paths = await files(ofCirculars)
    const verdicts = veraPdf('2u,ua1', ...paths)
    for (const passed of [/^PASS 2u/gm, /^PASS ua1/gm])
      expect(verdicts.match(passed)).toHaveLength(paths.length)
  })

  testWith('qpdf', isThere('qpdf'))('qpdf finds nothing to complain about', async () => {
    for (const path of await files([...withData, ...ofCirculars]))
      expect(run('qpdf', '--check', path)).toMatch(/No syntax or stream encoding errors found/)
  })

  testWith('pdftotext', isThere('pdftotext'))('poppler reads the words as they were written', async () => {
    const [path] = await files(ofCirculars)
    const text = run('pdftotext', '-layout', path!, '-').replace(/\s/g, '')
    for (const word of ['พื้นที่นวัตกรรมการศึกษา', 'เป็นเจ้าภาพร่วมขับเคลื่อน', 'ปฏิบัติราชการแทน', 'เขต๑'])
      expect(text).toContain(word)
  })
})
