import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { judge, type Expectation } from '../stage/expect.js'
import { textOfPdf } from './pdf-text.js'
import { closeUp, type FetchedDocument, type KeptDocument, type Notes } from './scenario.js'

/** Notes with what they have come to so far. */
export type NotesTaken = Notes & {
  readonly expectations: readonly Expectation[]
  readonly documents: readonly KeptDocument[]
}

/** Where documents are kept, and from which folder their paths are told. */
export type Keeping = { readonly folder: string; readonly from: string }

/** Begins notes. */
export async function takeNotes({ folder, from }: Keeping): Promise<NotesTaken> {
  await mkdir(folder, { recursive: true })
  const expectations: Expectation[] = []
  const documents: KeptDocument[] = []
  const put = async ({ kind, name, bytes }: FetchedDocument): Promise<void> => {
    const path = join(folder, name)
    await writeFile(path, bytes)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    documents.push({ kind, path: relative(from, path), sha256, size: bytes.length })
  }
  return {
    expectations,
    documents,
    expect: (check) => void expectations.push(judge(check)),
    async keep(pdf) {
      await put(pdf)
      return closeUp(await textOfPdf(pdf.bytes))
    },
    keepFigures: (kind, name, figures) =>
      put({ kind, name, bytes: Buffer.from(`${JSON.stringify(figures, null, 2)}\n`) }),
  }
}
