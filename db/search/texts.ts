import { circularCase } from '../../domain/case.js'
import type { Circular } from '../../domain/circular/case.js'
import type { CircularContent } from '../../domain/content.js'
import { searchText, type SearchText } from '../../domain/search-text.js'
import { getContent } from '../contents.js'
import type { Database } from '../pool.js'

/** Keeps what a circular is found by: number, subject, the letter's text. Written with the step that changed it. */
export async function writeCircularText(db: Database, circular: Circular): Promise<void> {
  const content = await getContent<CircularContent>(db, circular.contentSha256)
  const { plain, words } = circularText(circular, content?.letter)
  await db.query(
    `insert into case_text (case_id, plain, words) values ($1, $2, $3::tsvector)
     on conflict (case_id) do update set plain = excluded.plain, words = excluded.words`,
    [circularCase(circular.circularId), plain, words],
  )
}

function circularText(
  { subject, number }: Circular,
  letter: CircularContent['letter'] | undefined,
): SearchText {
  const numbers = number === undefined ? [] : [`${letter?.prefix ?? ''}/ว${number}`, `ว ${number}`]
  const text = [
    ...(letter?.references ?? []),
    ...(letter?.enclosures ?? []),
    ...(letter?.body ?? []).map((part) => part.text),
  ]
  return searchText([
    { text: numbers.join(' '), weight: 'A' },
    { text: subject, weight: 'A' },
    { text: [letter?.agency.nameTh ?? '', letter?.owner.unitTh ?? ''].join(' '), weight: 'B' },
    { text: text.join('\n'), weight: 'D' },
  ])
}

/** Offices whose names have changed since they were last read, a page at a time. */
const OFFICES_A_PAGE = 1_000

/** Keeps what offices are found by, for all whose name is new: run after the directory has changed. */
export async function refreshOfficeTexts(db: Database): Promise<void> {
  for (;;) {
    const { rows } = await db.query<{ code: string; names: string }>(
      `select o.code, o.names from (select code, concat_ws(' ', code, body ->> 'nameTh', body ->> 'shortTh', body ->> 'nameEn') as names
         from office where valid_to is null) o left join office_text t using (code)
       where t.names is distinct from o.names order by o.code limit $1`,
      [OFFICES_A_PAGE],
    )
    const texts = rows.map(({ names }) => searchText([{ text: names, weight: 'B' }]))
    await db.query(
      `insert into office_text (code, names, plain, words)
       select * from unnest($1::text[], $2::text[], $3::text[], $4::tsvector[])
       on conflict (code) do update set names = excluded.names, plain = excluded.plain, words = excluded.words`,
      [
        rows.map(({ code }) => code),
        rows.map(({ names }) => names),
        texts.map(({ plain }) => plain),
        texts.map(({ words }) => words),
      ],
    )
    if (rows.length < OFFICES_A_PAGE) return
  }
}
