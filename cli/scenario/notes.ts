import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { judge, type Expectation } from '../stage/expect.js'
import { textOfPdf } from './pdf-text.js'
import { closeUp, type KeptDocument, type Notes } from './scenario.js'

/** Notes with what they have come to so far. */
export type NotesTaken = Notes & {
  readonly expectations: readonly Expectation[]
  readonly documents: readonly KeptDocument[]
}

/** Begins notes; documents go into the folder. */
export async function takeNotes(folder: string): Promise<NotesTaken> {
  await mkdir(folder, { recursive: true })
  const expectations: Expectation[] = []
  const documents: KeptDocument[] = []
  return {
    expectations,
    documents,
    expect: (check) => void expectations.push(judge(check)),
    async keep(name, pdf) {
      const path = join(folder, name)
      await writeFile(path, pdf)
      const sha256 = createHash('sha256').update(pdf).digest('hex')
      documents.push({ path: relative(process.cwd(), path), sha256 })
      return closeUp(await textOfPdf(pdf))
    },
  }
}
