import { mkdir, writeFile } from 'node:fs/promises'
import { performance } from 'node:perf_hooks'
import pg from 'pg'
import { verifyChains } from '../../db/verify.js'
import type { Actor } from '../../domain/case.js'
import { openOffice, type Office } from '../api/office.js'
import { central, clerk } from '../api/people.js'
import { fillCircular } from './fill-ledger.js'
import { judgePages, type Pages, type PageJudged } from './growth.js'
import { summary, type Times } from './load.js'
import { plansOf, type PlanFacts } from './plans.js'
import { addSyntheticOffices } from './synthetic-offices.js'

/** The aim of each page with a hundred times the events: p95 in milliseconds, and how much slower it may be. */
const AIM = { p95: 100, growth: 1.5, floor: 10 }
/** Five events an office: 10,000, and a million. */
const SMALL = { circulars: 1, offices: 2_000 }
const LARGE = { circulars: 7, offices: 30_000 }
const ROUNDS = 60
const WARM_UP = 10

/** Times of the pages at one size of the ledger; `reference` is a read by primary key, over the same connection pool. */
export type PagesRun = {
  readonly events: number
  /** About a circular of 2,000 offices. */
  readonly alike: Pages
  /** About a circular of 30,000 offices, where there is one. */
  readonly largest?: Pages
  readonly reference: Times
}

/** What the bench found. */
export type ApiBench = {
  readonly small: PagesRun
  readonly large: PagesRun
  readonly verify: { readonly events: number; readonly seconds: number; readonly breaches: number }
  /** p95 about the largest circular by that of the reference of the same run. */
  readonly byReference: Readonly<Record<string, number>>
  readonly aim: typeof AIM & {
    readonly pages: Readonly<Record<string, PageJudged>>
    readonly verify: { readonly breaches: number; readonly holds: boolean }
    readonly holds: boolean
  }
}

/**
 * Reads the pages that people wait for, first on 10,000 events, then on a million. Whether the ledger's length costs
 * anything is asked with a circular of the same size at both: 2,000 offices. A tracker counts the offices of its circular,
 * so one of 30,000 takes longer than one of 2,000 on any ledger: it is read at a million events and judged by its p95.
 */
export async function run(): Promise<ApiBench> {
  const office = await openOffice()
  const owner = new pg.Client({ connectionString: office.cases.ownerUrl })
  await owner.connect()
  try {
    await addSyntheticOffices(office.cases.pool, LARGE.offices)
    const ground = { office, owner }
    const small = await pagesRun(ground, await fill(ground, SMALL))
    const largest = await fill(ground, LARGE)
    const pages = await measure(office, largest)
    await writePlans(owner, { circularId: largest.circularId, code: largest.codes[0] as string })
    const large = { ...(await pagesRun(ground, await fill(ground, SMALL))), largest: pages }
    const started = performance.now()
    const { events, breaches } = await verifyChains(office.cases.pool)
    const seconds = Math.round((performance.now() - started) / 100) / 10
    return judged({ small, large, verify: { events, seconds, breaches: breaches.length } })
  } finally {
    await owner.end()
    await office.close()
  }
}

/** Keeps how the pages are read at this size, beside this file: a change of them shows in review. */
async function writePlans(owner: pg.Client, facts: PlanFacts): Promise<void> {
  const folder = new URL('plans/', import.meta.url)
  await mkdir(folder, { recursive: true })
  for (const [name, plan] of Object.entries(await plansOf(owner, facts)))
    await writeFile(new URL(`${name}.txt`, folder), `${plan.replaceAll(facts.circularId, '<circular>')}\n`)
}

type Found = Pick<ApiBench, 'small' | 'verify'> & { readonly large: Required<PagesRun> }

function judged(found: Found): ApiBench {
  const { small, large } = found
  const reference = Math.max(1, large.reference.p95)
  const byReference = Object.fromEntries(
    Object.entries(large.largest).map(([name, { p95 }]) => [name, Math.round((p95 / reference) * 100) / 100]),
  )
  const pages = judgePages({ small: small.alike, ...large }, AIM)
  const { breaches } = found.verify
  const verify = { breaches, holds: breaches === 0 }
  const holds = verify.holds && Object.values(pages).every((page) => page.holds)
  return { ...found, byReference, aim: { ...AIM, pages, verify, holds } }
}

type Ground = { readonly office: Office; readonly owner: pg.Client }

/** The circular that was filled last, and its offices. */
type Filled = { readonly circularId: string; readonly codes: readonly string[] }

async function fill({ office, owner }: Ground, size: typeof SMALL): Promise<Filled> {
  const { rows } = await owner.query<{ code: string }>(
    "select code from office where code not like 'C%' and valid_to is null order by code desc limit $1",
    [size.offices],
  )
  const codes = rows.map(({ code }) => code)
  let circularId = ''
  for (let i = 0; i < size.circulars; i += 1) circularId = await fillCircular(owner, office.cases.pool, codes)
  await owner.query('vacuum analyze')
  return { circularId, codes }
}

async function pagesRun({ office, owner }: Ground, filled: Filled): Promise<PagesRun> {
  const { circularId, codes } = filled
  const alike = await measure(office, filled)
  const reference = await timed(async (i) => {
    const caseId = `submission/${circularId}/${codes[(i * 7) % codes.length]}`
    await office.cases.pool.query('select state from submission where case_id = $1', [caseId])
  })
  const events = await owner.query<{ n: number }>('select count(*)::int as n from event')
  return { events: events.rows[0]?.n ?? 0, alike, reference }
}

async function measure(office: Office, { circularId, codes }: Filled): Promise<Pages> {
  const pages: Record<string, Times> = {}
  for (const [name, page] of Object.entries(pagesOf(circularId, codes)))
    pages[name] = await timed(async (i) => {
      const reply = await office.ask(page.who, 'get', page.path(i))
      if (reply.status !== 200) throw new Error(`${name}: ${reply.status} ${JSON.stringify(reply.body)}`)
    })
  return pages
}

type Page = { readonly who: Actor; readonly path: (i: number) => string }

function pagesOf(circularId: string, codes: readonly string[]): Readonly<Record<string, Page>> {
  const officer = central('officer')
  const code = codes[codes.length >> 1] as string
  const at = (i: number) => codes[(i * 13) % codes.length] as string
  const search = (text: string) => encodeURIComponent(text)
  const book = '/registers/C0001/outgoing/2023'
  return {
    inbox: { who: clerk(code), path: () => '/inbox' },
    trackerProgress: { who: officer, path: () => `/circulars/${circularId}/progress` },
    trackerOffices: { who: officer, path: () => `/circulars/${circularId}/submissions?limit=100` },
    trackerOverdue: { who: officer, path: () => `/circulars/${circularId}/overdue` },
    mails: { who: officer, path: () => `/circulars/${circularId}/mails` },
    registerCommonWord: { who: officer, path: () => `${book}?text=${search('การศึกษา')}` },
    registerPartOfWord: { who: officer, path: () => `${book}?text=${search('รสนเทศ')}` },
    registerOneLine: { who: officer, path: (i) => `${book}?text=${search(at(i))}` },
    searchSubject: { who: officer, path: () => `/search?text=${search('สารสนเทศ')}` },
    searchOffice: { who: officer, path: (i) => `/search?text=${search(`${at(i)} สารสนเทศ`)}` },
    timeline: { who: officer, path: (i) => `/cases/submission/${circularId}/${at(i)}/timeline` },
    circularTimeline: { who: officer, path: () => `/cases/circular/${circularId}/timeline` },
    asOf: { who: officer, path: (i) => `/cases/submission/${circularId}/${at(i)}/as-of` },
    verifyCase: { who: officer, path: (i) => `/cases/submission/${circularId}/${at(i)}/verification` },
  }
}

async function timed(work: (i: number) => Promise<void>): Promise<Times> {
  const times: number[] = []
  for (let i = 0; i < ROUNDS + WARM_UP; i += 1) {
    const started = performance.now()
    await work(i)
    if (i >= WARM_UP) times.push(performance.now() - started)
  }
  return summary(times)
}
