import { getContent } from '../../db/contents.js'
import { caseHistory, type Recorded } from '../../db/history.js'
import { loadCaused, loadNames, type Caused, type Names } from '../../db/story.js'
import { pageOf, readPlace, type Place } from '../../db/paging.js'
import type { Database } from '../../db/pool.js'
import type { Actor } from '../../domain/case.js'
import type { CircularContent } from '../../domain/content.js'
import { tell, type Step } from '../../domain/timeline/steps.js'
import type { AuditedKind, LookedAt } from './kinds.js'

type AnyEvent = { readonly type: string; readonly letterId?: string; readonly jobs?: readonly AnyJob[] }
type AnyJob = { readonly id: string; readonly kind: string }
type Link = Recorded<AnyEvent>
type Told = Step<unknown, AnyEvent> & { readonly link: Link }

/** A page of a case's story, oldest first: each step with who, why, what it changed and what it caused. */
export async function storyOf(
  db: Database,
  { kind, case: { caseId, contentSha256 }, reader }: { kind: AuditedKind; case: LookedAt; reader: Actor },
  { after: cursor, limit, total }: Required<Place>,
) {
  const after = Number(readPlace(cursor, 1)[0] ?? 0)
  const links = await caseHistory<AnyEvent>(db, caseId)
  const content = contentSha256 ? await getContent<CircularContent>(db, contentSha256) : undefined
  const events = links.map(({ event }) => event)
  const told = tell(kind.teller, events, content).map(
    (step, i): Told => ({ ...step, link: links[i] }) as Told,
  )
  const wanted = told.filter(({ link }) => link.version > after).slice(0, limit + 1)
  const page = pageOf(wanted, limit, ({ link }) => [String(link.version)])
  const done = doneJobs(links)
  const caused = await loadCaused(db, caseId, {
    letterIds: page.items.flatMap(({ event }) => event.letterId ?? []),
    versions: page.items.map(({ link }) => link.version),
  })
  const names = await loadNames(
    db,
    page.items.map(({ link }) => link.by),
  )
  const items = page.items.map((step) => entryOf(step, { caused, names, reader, done }))
  return { ...page, items, ...(total ? { total: told.length } : {}) }
}

type Facts = {
  readonly caused: Caused
  readonly names: Names
  readonly reader: Actor
  readonly done: ReadonlyMap<string, number>
}

function entryOf({ event, what, changes, rule, link }: Told, { caused, names, reader, done }: Facts) {
  const { version, at, by, cause, hash } = link
  const letter = event.letterId === undefined ? undefined : caused.letters.get(event.letterId)
  const mail = caused.mails.get(version)
  const jobs = (event.jobs ?? []).map(({ id, kind }) => ({ id, kind, done: done.get(id) ?? null }))
  return {
    ...{ version, at, type: event.type, what, by: personOf(by, names, reader), cause, changes },
    ...{ rule: rule ?? null, letters: letter ? [letter] : [], mails: mail ? [mail] : [], jobs, event, hash },
  }
}

/** A name is shown within the person's own office, and to those who were sent to look. */
function personOf(by: Actor, { persons, offices }: Names, reader: Actor) {
  const maySee = reader.role === 'auditor' || reader.officeCode === by.officeCode
  return {
    ...by,
    nameTh: (maySee ? persons.get(by.personId) : undefined) ?? null,
    ...(offices.get(by.officeCode) ?? { officeTh: null, officeEn: '' }),
  }
}

function doneJobs(links: readonly Link[]): Map<string, number> {
  return new Map(
    links.flatMap(({ event }) => {
      const { type, jobId, done } = event as AnyEvent & { jobId?: string; done?: number }
      return type === 'jobDone' && jobId !== undefined ? [[jobId, done ?? 0] as const] : []
    }),
  )
}
