import { caseKind } from '../../domain/case.js'
import { searchText, type SearchPart } from '../../domain/search-text.js'
import { getContents } from '../contents.js'
import type { Transaction } from '../pool.js'
import { SEARCHED, type Searched, type SearchedKind, type Words } from './searched.js'

/** A case after a step, and as it was before if there was one. */
export type Stepped = { readonly caseId: string; readonly before?: unknown; readonly state: unknown }

/** Keeps what cases, all of one kind, are found by, where a step has changed it; nothing of a kind that is not searched. */
export async function writeCaseTexts(tx: Transaction, stepped: readonly Stepped[]): Promise<void> {
  const searched = stepped[0] && searchedKind(caseKind(stepped[0].caseId))
  if (!searched) return
  const wordsOf = (state: unknown) => searched.words(state as never)
  const isChanged = ({ before, state }: Stepped) =>
    before === undefined || JSON.stringify(wordsOf(before)) !== JSON.stringify(wordsOf(state))
  const said = stepped.filter(isChanged).map(({ caseId, state }) => ({ caseId, ...wordsOf(state) }))
  await keepTexts(tx, await withContents(tx, said, searched))
}

/** What a case says beside its state stands in its content, which the state names by its hash. */
async function withContents(
  tx: Transaction,
  said: readonly Said[],
  { contentWords }: Searched<never>,
): Promise<readonly Said[]> {
  if (!contentWords) return said
  const hashes = said.flatMap(({ contentSha256 }) => contentSha256 ?? [])
  const contents = await getContents(tx, hashes)
  return said.map((one) => {
    const content = contents.get(one.contentSha256 ?? '')
    return content ? { ...one, parts: [...one.parts, ...contentWords(content as never)] } : one
  })
}

function searchedKind(kind: string): Searched<never> | undefined {
  return kind in SEARCHED ? SEARCHED[kind as SearchedKind] : undefined
}

type Said = { readonly caseId: string } & Words

async function keepTexts(tx: Transaction, said: readonly Said[]): Promise<void> {
  if (said.length === 0) return
  const names = await committeeNames(
    tx,
    said.flatMap(({ committeeId }) => committeeId ?? []),
  )
  const texts = said.map(({ parts, committeeId }) => searchText([...parts, nameOf(names, committeeId)]))
  await tx.query(
    `insert into case_text (case_id, plain, words) select * from unnest($1::text[], $2::text[], $3::tsvector[])
     on conflict (case_id) do update set plain = excluded.plain, words = excluded.words`,
    [said.map(({ caseId }) => caseId), texts.map(({ plain }) => plain), texts.map(({ words }) => words)],
  )
}

function nameOf(names: ReadonlyMap<string, string>, committeeId: string | null | undefined): SearchPart {
  return { text: names.get(committeeId ?? '') ?? '', weight: 'B' }
}

async function committeeNames(tx: Transaction, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await tx.query<{ id: string; name: string }>(
    `select committee_id as id, concat_ws(' ', name_th, state ->> 'nameEn') as name
     from committee where committee_id = any($1)`,
    [ids],
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Marks what is found by the name of the committee: its words are made anew in the background. */
export async function markUnread(tx: Transaction, committeeId: string): Promise<void> {
  await tx.query(
    `insert into case_unread
       select case_id from meeting where committee_id = $1
       union all select case_id from proposal where committee_id = $1
       union all select case_id from consultation where committee_id = $1
     on conflict do nothing`,
    [committeeId],
  )
}
