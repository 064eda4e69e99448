import type { Actor } from '../../domain/case.js'
import type { Condition } from '../visibility.js'
import { foundIn } from './found.js'
import { RESOLUTION_LINE, SEARCHED, type Line } from './searched.js'

/** So many of a kind are ranked: the newest that match and that the reader may see. */
const MOST_OF_A_KIND = 500

/** The lines of the kinds beside circulars and answers, for the search's statement: $1 to $3 are what is looked for. */
export function otherLines(actor: Actor, first: number): Condition {
  const values: unknown[] = []
  const kinds = Object.entries(SEARCHED).map(([kind, line]) => ({ kind, line, texts: CASE_TEXT }))
  const all = [...kinds, { kind: 'resolution', line: RESOLUTION_LINE, texts: RESOLUTION }]
  const selects = all.map(({ kind, line, texts }) => {
    const visible = line.visible({ actor, act: line.act, first: first + values.length })
    values.push(...visible.values)
    return `(${select(kind, line, { texts, visible: visible.sql })})`
  })
  return { sql: selects.join('\n    union all\n    '), values }
}

const CASE_TEXT = { table: 'case_text', by: 'case_id' }
const RESOLUTION = { table: 'resolution', by: 'meeting_id' }

type Texts = { readonly table: string; readonly by: string }

function select(kind: string, line: Line, { texts, visible }: { texts: Texts; visible: string }): string {
  const { itemId = 'null::text', number = 'null::int', year = 'null::int', office = 'null::text' } = line
  return `select ${line.as}.case_id as "caseId", ${itemId} as "itemId",
      '${kind}' as kind, null::text as "circularId", ${line.subject} as subject, ${number} as number, ${year} as year,
      ${line.owner} as "ownerOffice", null::timestamptz as "issuedAt", ${line.status} as status, ${office} as "officeCode",
      1000 + round(ts_rank(h.words, $1::tsquery) * 1000)::int as rank
    from ${texts.table} h join ${line.table} ${line.as} using (${texts.by}) ${line.join ?? ''}
    where h.words @@ $1::tsquery and ${foundIn('h')} and ${visible} order by ${line.newest} desc limit ${MOST_OF_A_KIND}`
}
