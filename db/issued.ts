import type { Instant } from '../domain/time.js'
import type { Database } from './pool.js'

/** A file that this product has put into the world. */
export type IssuedFile = {
  readonly issuedAt: Instant
  /** As the letter prints it, Arabic digits: its own number, or that of its circular. */
  readonly number: string | null
  /** Only named persons may know what it is about. */
  readonly secret: boolean
  /** The circular was recalled, or the letter taken back from the office that got it by mistake. */
  readonly withdrawn: boolean
}

/** The letter, document or issued paper of a case whose whole file has this SHA-256 (hex), or nothing. */
export async function findIssued(db: Database, sha256: string): Promise<IssuedFile | undefined> {
  type Row = Omit<IssuedFile, 'issuedAt'> & { issuedAt: Date }
  const { rows } = await db.query<Row>(SEARCH, [Buffer.from(sha256, 'hex')])
  const [row] = rows.length > 0 ? rows : (await db.query<Row>(PAPERS, [Buffer.from(sha256, 'hex')])).rows
  return row && { ...row, issuedAt: new Date(row.issuedAt).toISOString() }
}

/** What anybody who holds a letter may be told of it; of a secret one only that it is genuine, and its hash. */
export type GenuineFile = {
  readonly sha256: string
  readonly number: string | null
  readonly issuedAt: Instant | null
  readonly withdrawn: boolean | null
}

/** The letter under this code, or the file with this SHA-256 (hex); nothing where nobody issued one. */
export async function findGenuine(db: Database, codeOrHash: string): Promise<GenuineFile | undefined> {
  const isHash = /^[0-9a-f]{64}$/.test(codeOrHash)
  const { rows: letters } = await db.query<{ sha256: string }>(
    `select encode(sha256, 'hex') as sha256 from letter where code = $1
     union all select encode(sha256, 'hex') from case_paper where code = $1`,
    [codeOrHash],
  )
  const sha256 = isHash ? codeOrHash : letters[0]?.sha256
  const found = sha256 ? await findIssued(db, sha256) : undefined
  if (!sha256 || !found) return undefined
  return found.secret
    ? { sha256, number: null, issuedAt: null, withdrawn: null }
    : { sha256, number: found.number, issuedAt: found.issuedAt, withdrawn: found.withdrawn }
}

// A stamped reminder has a number of its own: the event that made it holds it.
const SEARCH = `
  select f.issued_at as "issuedAt", c.secrecy <> 'plain' as secret,
    k.body -> 'letter' ->> 'prefix' || '/' || coalesce(e.body::jsonb ->> 'number', 'ว' || c.number) as number,
    f.office_code is not null and (c.status = 'recalled' or coalesce(s.status = 'withdrawn', false)) as withdrawn
  from (select letter_id as id, circular_id, office_code, issued_at from letter where sha256 = $1
        union all
        select document_id, circular_id, null, made_at from document where sha256 = $1 limit 1) f
  join circular c using (circular_id)
  left join submission s on s.circular_id = f.circular_id and s.office_code = f.office_code
  left join content k on k.sha256 = c.state ->> 'contentSha256'
  left join event e on e.case_id = 'submission/' || f.circular_id || '/' || f.office_code
    and e.type = 'overdueSealed' and e.body::jsonb ->> 'letterId' = f.id`

// Papers of cases that went out: the others have no code.
const PAPERS = `
  select made_at as "issuedAt", number, secret, false as withdrawn from case_paper where sha256 = $1 and code is not null limit 1`
