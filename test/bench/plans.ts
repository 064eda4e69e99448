import type pg from 'pg'
import { countMails, listMails } from '../../db/circular-mails.js'
import { caseHistory } from '../../db/history.js'
import type { Database } from '../../db/pool.js'
import { searchCases } from '../../db/search/cases.js'
import { searchRegister } from '../../db/search/register.js'
import { listSubmissions } from '../../db/submissions.js'
import { trackCircular } from '../../db/tracking.js'
import { central, clerk } from '../support/circulars.js'

/** What a page is read for. */
export type PlanFacts = { readonly circularId: string; readonly code: string }

const AT = '2023-11-28T00:00:00.000Z'
const BOOK = { officeCode: 'C0001', register: 'outgoing', year: 2023 } as const
const officer = central('officer')

/** The reading behind each page that people wait for. */
const READS: Readonly<Record<string, (db: Database, facts: PlanFacts) => Promise<unknown>>> = {
  inbox: (db, { code }) =>
    listSubmissions(
      db,
      { officeCode: code, visibleTo: { actor: clerk(code), act: 'inbox.read' } },
      { limit: 50 },
    ),
  trackerProgress: (db, { circularId }) => trackCircular(db, circularId, AT),
  trackerOffices: (db, { circularId }) => listSubmissions(db, { circularId }, { limit: 100 }),
  mails: (db, { circularId }) => listMails(db, { circularId }, { limit: 50 }),
  mailCounts: (db, { circularId }) => countMails(db, circularId),
  registerOneLine: (db, { code }) => searchRegister(db, { ...BOOK, text: code }, officer, { limit: 50 }),
  searchSubject: (db) => searchCases(db, { text: 'สารสนเทศ', reader: officer }),
  searchOffice: (db, { code }) => searchCases(db, { text: `${code} สารสนเทศ`, reader: officer }),
  timeline: (db, { circularId, code }) => caseHistory(db, `submission/${circularId}/${code}`),
}

/** How PostgreSQL would read each page: the plan of every statement behind it, without figures. */
export async function plansOf(client: pg.ClientBase, facts: PlanFacts): Promise<Record<string, string>> {
  const plans: Record<string, string> = {}
  for (const [name, read] of Object.entries(READS)) {
    const statements: string[] = []
    const recorder = {
      async query(text: string, values?: unknown[]) {
        const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain (costs off) ${text}`, values)
        statements.push(rows.map((row) => row['QUERY PLAN']).join('\n'))
        return client.query(text, values)
      },
    }
    await read(recorder as unknown as Database, facts)
    plans[name] = statements.join('\n\n')
  }
  return plans
}
