import { buddhistYear, type Day, type Instant } from '../domain/time.js'
import type { Database } from './pool.js'
import { revokedBy, type RevokedBy } from './revoking-orders.js'

/** A file that this product has put into the world. */
export type IssuedFile = {
  readonly issuedAt: Instant
  /** As the letter prints it, Arabic digits: its own number, or that of its circular. */
  readonly number: string | null
  /** Only named persons may know what it is about. */
  readonly secret: boolean
  /** The circular was recalled, or the letter taken back from the office that got it by mistake. */
  readonly withdrawn: boolean
  /** Of an order that another has ended: which one, and from when on. */
  readonly revokedBy?: Revoking
}

/** The order that has ended another, with the code by which its paper is checked. */
export type Revoking = RevokedBy & { readonly code: string | null }

/** The letter, document or issued paper of a case whose whole file has this SHA-256 (hex), or nothing. */
export async function findIssued(db: Database, sha256: string): Promise<IssuedFile | undefined> {
  type Row = Omit<IssuedFile, 'issuedAt' | 'revokedBy'> & { issuedAt: Date; revokedBy?: Revoking | null }
  const { rows } = await db.query<Row>(SEARCH, [Buffer.from(sha256, 'hex')])
  const [row] = rows.length > 0 ? rows : (await db.query<Row>(PAPERS, [Buffer.from(sha256, 'hex')])).rows
  if (!row) return undefined
  const { revokedBy: by, issuedAt, ...told } = row
  return { ...told, issuedAt: new Date(issuedAt).toISOString(), ...(by ? { revokedBy: by } : {}) }
}

/** What anybody who holds a letter may be told of it; of a secret one only that it is genuine, and its hash. */
export type GenuineFile = {
  readonly sha256: string
  readonly number: string | null
  readonly issuedAt: Instant | null
  readonly withdrawn: boolean | null
  /** Of an order only: the number of the one that ends it, as it is printed, the code of its paper, and from when on. */
  readonly revokedBy?: { readonly number: string; readonly code: string | null; readonly from: Day }
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
    : { sha256, ...openly(found) }
}

function openly({ number, issuedAt, withdrawn, revokedBy: by }: IssuedFile): Omit<GenuineFile, 'sha256'> {
  if (!by) return { number, issuedAt, withdrawn }
  const { code, from, year } = by
  const ends = `${by.number}/${buddhistYear(`${year}-01-01`)}`
  return { number, issuedAt, withdrawn, revokedBy: { number: ends, code, from } }
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
  select issued.*, coalesce(("revokedBy" ->> 'from')::date <= (wian_now() at time zone 'Asia/Bangkok')::date, false) as withdrawn
  from (select p.made_at as "issuedAt", p.number, p.secret,
          (select o."revokedBy" || jsonb_build_object('code',
             (select code from case_paper l where l.case_id = 'order/' || (o."revokedBy" ->> 'orderId') and l.code is not null limit 1))
           from (select ${revokedBy(`substr(p.case_id, 7)`)}) o) as "revokedBy"
        from case_paper p where p.sha256 = $1 and p.code is not null limit 1) issued`
