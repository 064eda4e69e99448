import type { Actor } from '../domain/case.js'
import type { PersonNotice } from '../domain/person-notices.js'
import type { ActName } from '../domain/policy/policy.js'
import type { Proposal, ProposalEvent, ProposalStatus } from '../domain/proposal/case.js'
import { advance, type Advanced, type Step } from './cases/advance.js'
import { proposalKind } from './cases/kinds.js'
import { counted, pageOf, readPlace, type Page, type Place } from './paging.js'
import { queuePersonMails } from './person-mails.js'
import type { Database, Transaction } from './pool.js'
import { visibleProposals } from './visibility.js'

/** A proposal as its row keeps it. */
export type ProposalEntry = { readonly caseId: string; readonly version: number; readonly state: Proposal }

/** Takes a step for proposals; their authors are told when one comes back and reminded of it then, inside the caller's transaction. */
export async function advanceProposals(
  tx: Transaction,
  step: Step<Proposal, ProposalEvent>,
): Promise<Advanced<Proposal, ProposalEvent>[]> {
  const advanced = await advance(tx, proposalKind, step)
  for (const { caseId, version, events, state, outcome } of advanced) {
    const notice = outcome === 'recorded' && state ? noticeOf(state, events) : undefined
    if (state && notice) await tellAuthors(tx, step.cause, { caseId, version, state, notice })
  }
  return advanced
}

function noticeOf(
  { title: subject, returned }: Proposal,
  events: readonly ProposalEvent[],
): PersonNotice | undefined {
  if (!returned) return undefined
  const { by, reason, completeBy: dueAt } = returned
  const params = { subject, officeCode: by.officeCode, reason }
  if (events.some(isSentBack))
    return { kind: 'proposalSentBack', params: { ...params, ...(dueAt ? { dueAt } : {}) } }
  const isReminder = dueAt !== undefined && events.some(({ type }) => type === 'authorsReminded')
  return isReminder ? { kind: 'proposalUnmended', params: { ...params, dueAt } } : undefined
}

function isSentBack(event: ProposalEvent): boolean {
  return event.type === 'sentBack' || (event.type === 'stageDecided' && event.verdict === 'returned')
}

async function tellAuthors(
  tx: Transaction,
  cause: string,
  { caseId, version, state, notice }: ProposalEntry & { readonly notice: PersonNotice },
): Promise<void> {
  const { owner, authors = [] } = state
  const persons = [...new Set([owner, ...authors].map(({ personId }) => personId))]
  await queuePersonMails(
    tx,
    cause,
    persons.map((personId) => {
      const mailId = `${caseId}#${version}/${personId}`
      return { ...notice, mailId, caseId, personId }
    }),
  )
}

/** Binds papers to a proposal: they are never removed. Said twice it is the same. */
export async function bindPapers(
  tx: Transaction,
  proposalId: string,
  fileIds: readonly string[],
): Promise<void> {
  await tx.query(
    `insert into proposal_file (proposal_id, file_id) select $1, unnest($2::text[]) on conflict do nothing`,
    [proposalId, fileIds],
  )
}

/** Which proposals: each member that is given narrows the list. */
export type ProposalFilter = {
  readonly visibleTo: { readonly actor: Actor; readonly act: ActName }
  readonly status?: ProposalStatus | undefined
  readonly committeeId?: string | undefined
}

/** Proposals, what was changed last on top. */
export async function listProposals(
  db: Database,
  { visibleTo, status, committeeId }: ProposalFilter,
  place: Place = {},
): Promise<Page<ProposalEntry>> {
  const { after, limit = 50 } = place
  const visible = visibleProposals({ ...visibleTo, first: 3 })
  const which = `from proposal p where ($1::text is null or p.status = $1) and ($2::text is null or p.committee_id = $2)
    and ${visible.sql}`
  const values = [status ?? null, committeeId ?? null, ...visible.values]
  const [changed, id] = readPlace(after, 2)
  const { rows } = await db.query<ProposalEntry & { readonly changed: string }>(
    `select p.case_id as "caseId", p.version, p.state, p.updated_at as changed ${which}
       and ($${values.length + 1}::timestamptz is null
         or (p.updated_at, p.proposal_id) < ($${values.length + 1}, $${values.length + 2}))
     order by p.updated_at desc, p.proposal_id desc limit $${values.length + 3}`,
    [...values, changed ?? null, id ?? null, limit + 1],
  )
  const page = pageOf(rows, limit, ({ changed: at, state }) => [at, state.proposalId])
  const items = page.items.map(({ changed: _, ...entry }) => entry)
  return counted(db, { ...page, items }, place, { rows: which, values })
}
