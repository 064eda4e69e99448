import type { Actor } from '../domain/case.js'
import { ANSWERED } from '../domain/submission/case.js'
import type { Transaction } from './pool.js'
import { listRegister, type Book, type RegisterEntry } from './registers.js'
import { rowsOf } from './snapshot.js'
import { ENTRIES, type SubmissionEntry } from './submissions.js'

const PAGE = 500

/** All offices of a circular in order of their codes, as the tracker lists them. */
export function readTracker(tx: Transaction, circularId: string): AsyncGenerator<SubmissionEntry> {
  return rowsOf(tx, `${ENTRIES} where s.circular_id = $1 order by s.office_code collate "C"`, [circularId])
}

/** A whole register in the order of its numbers, as far as the reader may know what it says. */
export async function* readRegister(
  tx: Transaction,
  book: Book,
  reader: Actor,
): AsyncGenerator<RegisterEntry> {
  let after: string | undefined
  do {
    const page = await listRegister(tx, book, reader, { limit: PAGE, ...(after ? { after } : {}) })
    yield* page.items
    after = page.next
  } while (after !== undefined)
}

/** A file that stands in an answer which holds now. */
export type AnswerFileRow = {
  readonly officeCode: string
  readonly fileId: string
  readonly name: string
  readonly sha256: string
}

/** The clean files of the answers that hold now in a circular, in order of office and name. */
export function readAnswerFiles(tx: Transaction, circularId: string): AsyncGenerator<AnswerFileRow> {
  return rowsOf(
    tx,
    `select s.office_code as "officeCode", f.file_id as "fileId", f.name, f.sha256
     from submission s
       join answer_file b on b.answer_id = s.state -> 'answer' ->> 'answerId'
       join file f using (file_id)
     where s.circular_id = $1 and s.status = any($2) and f.state = 'clean'
     order by s.office_code collate "C", f.name collate "C", f.file_id`,
    [circularId, ANSWERED],
  )
}
