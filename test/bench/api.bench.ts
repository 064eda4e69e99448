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
const SMALL = { circulars: 1, offices: 2_000 }
const LARGE = { circulars: 7, offices: 30_000 }
const ROUNDS = 60
const WARM_UP = 10

/** Times of the pages at one size of the ledger; `reference` is a read by primary key, over the same connection pool. */
export type PagesRun = {
  readonly events: number
  readonly pages: Pages
  readonly reference: Times
}

/** What the bench found. */
export type ApiBench = {
  readonly small: PagesRun
  readonly large: PagesRun
  readonly verify: { readonly events: number; readonly seconds: number; readonly breaches: number }
  /** p95 at the large size by that of the reference of the same run. */
  readonly byReference: Readonly<Record<string, number>>
  readonly aim: typeof AIM & {
    readonly pages: Readonly<Record<string, PageJudged>>
    readonly verify: { readonly breaches: number; readonly holds: boolean }
    readonly holds: boolean
  }
}

/** Reads the pages that people wait for, first on 10,000 events, then on a million. */
export async function run(): Promise<ApiBench> {
  const office = await openOffice()
  const owner = new pg.Client({ connectionString: office.cases.ownerUrl })
  await owner.connect()
  try {
    await addSyntheticOffices(office.cases.pool, LARGE.offices)
    const small = await measureAt({ office, owner }, SMALL)
    const large = await measureAt({ office, owner }, LARGE)
    await writePlans(owner)
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
async function writePlans(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ circularId: string; code: string }>(
    'select circular_id as "circularId", office_code as code from submission order by circular_id, office_code limit 1',
  )
  const folder = new URL('plans/', import.meta.url)
  await mkdir(folder, { recursive: true })
  const facts = rows[0] as PlanFacts
  for (const [name, plan] of Object.entries(await plansOf(owner, facts)))
    await writeFile(new URL(`${name}.txt`, folder), `${plan.replaceAll(facts.circularId, '<circular>')}\n`)
}

function judged(found: Pick<ApiBench, 'small' | 'large' | 'verify'>): ApiBench {
  const { small, large } = found
  const reference = Math.max(1, large.reference.p95)
  const byReference = Object.fromEntries(
    Object.entries(large.pages).map(([name, { p95 }]) => [name, Math.round((p95 / reference) * 100) / 100]),
  )
  const pages = judgePages(small.pages, large.pages, AIM)
  const { breaches } = found.verify
  const verify = { breaches, holds: breaches === 0 }
  const holds = verify.holds && Object.values(pages).every((page) => page.holds)
  return { ...found, byReference, aim: { ...AIM, pages, verify, holds } }
}

type Ground = { readonly office: Office; readonly owner: pg.Client }

async function measureAt(ground: Ground, size: { circulars: number; offices: number }): Promise<PagesRun> {
  const { office, owner } = ground
  const { rows } = await owner.query<{ code: string }>(
    "select code from office where code not like 'C%' and valid_to is null order by code desc limit $1",
    [size.offices],
  )
  const codes = rows.map(({ code }) => code)
  let circularId = ''
  for (let i = 0; i < size.circulars; i += 1) circularId = await fillCircular(owner, office.cases.pool, codes)
  await owner.query('vacuum analyze')
  const pages: Record<string, Times> = {}
  for (const [name, page] of Object.entries(pagesOf(circularId, codes)))
    pages[name] = await timed(async (i) => {
      const reply = await office.ask(page.who, 'get', page.path(i))
      if (reply.status !== 200) throw new Error(`${name}: ${reply.status} ${JSON.stringify(reply.body)}`)
    })
  const reference = await timed(async (i) => {
    const caseId = `submission/${circularId}/${codes[(i * 7) % codes.length]}`
    await office.cases.pool.query('select state from submission where case_id = $1', [caseId])
  })
  const events = await owner.query<{ n: number }>('select count(*)::int as n from event')
  return { events: events.rows[0]?.n ?? 0, pages, reference }
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
