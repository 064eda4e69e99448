import type { Client } from '@temporalio/client'
import pg from 'pg'

/** What is known of one ballot beside what was chosen: everything that the database keeps of it. */
type Seen = {
  readonly event: {
    readonly xmin: number
    readonly at: number
    readonly version: number
    readonly hash: string
  }
  readonly request: string
  /** The urn as the transaction of this ballot left it, where that version is still on the disk: dead rows too. */
  readonly urn: Buffer
}

/** A ballot with what a guesser has to go by. */
export type Sample = { readonly isFor: boolean; readonly bits: readonly boolean[] }

/** Every row of every table as text, and what belongs to each secret ballot put together. */
export type Dump = {
  readonly rows: readonly { readonly table: string; readonly xmin: number; readonly text: string }[]
  readonly ballots: readonly (Seen & { readonly votingId: string; readonly personId: string })[]
}

/** Reads the whole database as its owner: rows with their transactions, and the urns' pages as they lie on the disk. */
export async function dumpOf(ownerUrl: string): Promise<Dump> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      "select tablename as name from pg_tables where schemaname = 'public' order by 1",
    )
    const rows: { table: string; xmin: number; text: string }[] = []
    for (const { name } of tables) {
      const found = await client.query<{ xmin: string; text: string }>(
        `select t.xmin::text, row_to_json(t)::text as text from ${name} t`,
      )
      rows.push(...found.rows.map(({ xmin, text }) => ({ table: name, xmin: Number(xmin), text })))
    }
    return { rows, ballots: ballotsOf(rows, await urnVersions(client)) }
  } finally {
    await client.end()
  }
}

type EventRow = { type: string; version: number; at: string; hash: string; cause: string; body: string }

function ballotsOf(rows: Dump['rows'], urns: ReadonlyMap<number, Buffer>): Dump['ballots'][number][] {
  const requests = new Map(
    rows
      .filter(({ table }) => table === 'request')
      .map(({ text }) => {
        const { actor, key } = JSON.parse(text) as { actor: string; key: string }
        return [`act/${actor}/${key}`, text]
      }),
  )
  return rows.flatMap(({ table, xmin, text }) => {
    if (table !== 'event') return []
    const { type, version, at, hash, cause, body } = JSON.parse(text) as EventRow
    if (type !== 'ballotTaken') return []
    const { votingId, voter } = JSON.parse(body) as { votingId: string; voter: { personId: string } }
    const event = { xmin, at: Date.parse(at), version, hash }
    const request = requests.get(cause) ?? ''
    const urn = urns.get(xmin) ?? Buffer.alloc(0)
    return [{ votingId, personId: voter.personId, event, request, urn }]
  })
}

/** The versions of urns that still lie on the disk, dead ones too, by the transaction that wrote them. */
async function urnVersions(client: pg.Client): Promise<Map<number, Buffer>> {
  await client.query('checkpoint')
  const { rows } = await client.query<{ file: Buffer }>(
    "select pg_read_binary_file(pg_relation_filepath('ballot_urn')) as file",
  )
  const file = rows[0]?.file ?? Buffer.alloc(0)
  const versions = new Map<number, Buffer>()
  const PAGE = 8_192
  for (let page = 0; page < file.length; page += PAGE) {
    // PageHeaderData: line pointers of four bytes each, from 24 to pd_lower.
    for (let at = page + 24; at < page + file.readUInt16LE(page + 12); at += 4) {
      const pointer = file.readUInt32LE(at)
      const [offset, length] = [pointer & 0x7fff, pointer >>> 17]
      if (length === 0) continue
      const tuple = file.subarray(page + offset, page + offset + length)
      versions.set(tuple.readUInt32LE(0), tuple.subarray(tuple.readUInt8(22)))
    }
  }
  return versions
}

/** What a case's workflow has in its histories, all runs, the payloads decoded. */
export async function historiesOf(client: Client, workflowId: string): Promise<string[]> {
  const texts: string[] = []
  for await (const { runId } of client.workflow.list({ query: `WorkflowId = '${workflowId}'` })) {
    const asked = {
      namespace: client.options.namespace,
      execution: { workflowId, runId },
      maximumPageSize: 8,
    }
    let nextPageToken: Uint8Array | undefined
    do {
      // A few at a time: an event holds a whole state, and a page at most four megabytes.
      const page = await client.workflowService.getWorkflowExecutionHistory({
        ...asked,
        ...(nextPageToken ? { nextPageToken } : {}),
      })
      texts.push(...textsIn(page.history?.events ?? []))
      nextPageToken = page.nextPageToken
    } while (nextPageToken?.length)
  }
  return texts
}

/** Every text in a value, however deep: bytes are read as text. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (value instanceof Uint8Array) return [Buffer.from(value).toString('utf8')]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsIn)
}

/** Everything of a ballot in bits, so many for each that a guesser can look for any pattern. */
export function bitsOf({ event, request, urn }: Seen): boolean[] {
  const {
    body_sha256: asked = '',
    busy_until: __,
    ...kept
  } = (request ? JSON.parse(request) : {}) as Record<string, string>
  return [
    ...bytes(Buffer.from(event.hash.replace(/^\\x/, ''), 'hex'), 32),
    ...bytes(Buffer.from(asked, 'hex'), 32),
    ...number(event.xmin),
    ...number(event.at),
    ...number(event.version),
    ...number(JSON.stringify(kept).length),
    ...number(request.length),
    ...bytes(urn.subarray(-71), 71),
    ...number(urn.length),
  ]
}

function bytes(buffer: Buffer, length: number): boolean[] {
  return Array.from({ length: length * 8 }, (_, i) => (((buffer[i >> 3] ?? 0) >> (i & 7)) & 1) === 1)
}

function number(value: number): boolean[] {
  return Array.from({ length: 16 }, (_, i) => Math.floor(value / 2 ** i) % 2 === 1)
}

/** The best single sign that half of the ballots show, tried on the other half: how many of these it tells right. */
export function bestGuess(samples: readonly Sample[]): { right: number; of: number; features: number } {
  const half = samples.length >> 1
  const [learnt, tried] = [samples.slice(0, half), samples.slice(half)]
  const features = samples[0]?.bits.length ?? 0
  const hits = (among: readonly Sample[], feature: number): number =>
    among.filter(({ isFor, bits }) => bits[feature] === isFor).length
  const scores = Array.from({ length: features }, (_, feature) => hits(learnt, feature))
  const strength = (score: number): number => Math.abs(score - half / 2)
  const best = scores.reduce((at, score, i) => (strength(score) > strength(scores[at] ?? 0) ? i : at), 0)
  const right = hits(tried, best)
  const isTurned = (scores[best] ?? 0) < half / 2
  return { right: isTurned ? tried.length - right : right, of: tried.length, features }
}
