import { withCommitteeNames } from '../db/committees.js'
import { putContent, getContent } from '../db/contents.js'
import { withShortOfficeNames } from '../db/directory.js'
import { holdFiles, type StoredFile } from '../db/files.js'
import { inTransaction, type Database, type Transaction } from '../db/pool.js'
import { advanceProposals, bindPapers, type ProposalEntry } from '../db/proposals.js'
import { possibleVerdicts } from '../domain/approval/decide.js'
import { proposalCase, type Actor, type Unstamped } from '../domain/case.js'
import type { AttachedFile } from '../domain/file.js'
import { possibleProposalActs } from '../domain/policy/proposal-acts.js'
import type { Proposal, ProposalAct, ProposalHead } from '../domain/proposal/case.js'
import { missingParts, PROPOSAL_PARTS, type ProposalContent } from '../domain/proposal/content.js'
import { decideProposal } from '../domain/proposal/decide.js'
import { actOnCase, takeStep, type ActCall } from './acting.js'
import { refused } from './refusals.js'
import type { Answer, Deps } from './route.js'

/** What a person writes: the papers by the ids of files. */
export type WrittenContent = Omit<ProposalContent, 'papers'> & { readonly papers: readonly string[] }

/** Keeps what a proposal says, with its papers by name and hash. Returns the hash of the whole. @throws Problem PAPER_UNKNOWN, FILE_NOT_CLEAN */
export async function keepContent(
  tx: Transaction,
  { officeCode }: Actor,
  proposalId: string,
  { papers, ...words }: WrittenContent,
): Promise<string> {
  const found = new Map((await holdFiles(tx, [...new Set(papers)])).map((row) => [row.fileId, row]))
  const attached = papers.map((fileId, i) => attachedFile(found.get(fileId), { officeCode, proposalId, i }))
  await bindPapers(tx, proposalId, papers)
  return putContent(tx, { ...words, papers: attached })
}

function attachedFile(
  row: StoredFile | undefined,
  { officeCode, i }: { officeCode: string; proposalId: string; i: number },
): AttachedFile {
  const pointer = `/content/papers/${i}`
  // A file that was sent for another case, perhaps a secret one, is not carried over into this.
  if (!row || row.officeCode !== officeCode || row.caseId !== null)
    throw refused('PAPER_UNKNOWN', {}, pointer)
  const { fileId, name, mediaType, bytes, sha256, state } = row
  if (state !== 'clean' || !mediaType || !sha256) throw refused('FILE_NOT_CLEAN', { state }, pointer)
  return { fileId, name, mediaType, bytes, sha256 }
}

/** Drafts a proposal: content and first step in one transaction. */
export async function draftProposal(
  { pool }: Pick<Deps, 'pool'>,
  { actor: by, at, key }: ActCall,
  {
    proposalId,
    head,
    content,
  }: { readonly proposalId: string; readonly head: ProposalHead; readonly content: WrittenContent },
): Promise<ProposalEntry> {
  return inTransaction(pool, async (tx) => {
    const contentSha256 = await keepContent(tx, by, proposalId, content)
    const act = { type: 'draft', at, by, proposalId, head, contentSha256 } as const
    const decide = (state?: Proposal) => decideProposal(state, act)
    const caseId = proposalCase(proposalId)
    return takeStep(tx, { key }, { advance: advanceProposals, caseId, decide })
  })
}

/** Does an act through the proposal's workflow and answers the proposal as it stands then. */
export async function actOnProposal(
  deps: Pick<Deps, 'cases'>,
  call: ActCall,
  proposalId: string,
  act: Unstamped<ProposalAct>,
): Promise<Answer> {
  const caseId = proposalCase(proposalId)
  const acted = await actOnCase<Proposal>(deps, call, caseId, act)
  return { etag: acted.version, body: viewOf({ caseId, ...acted }, call.actor) }
}

/** What every answer about a proposal says. */
export function viewOf({ caseId, version, state }: ProposalEntry, actor: Actor) {
  return { caseId, version, state, possibleActs: possibleProposalActs(state, actor) }
}

/** Each with what its office and its committee are called. */
export async function named<Entry extends ProposalEntry>(db: Database, entries: readonly Entry[]) {
  const ofOffices = await withShortOfficeNames(db, entries, ({ state }) => state.owner.officeCode)
  return withCommitteeNames(db, ofOffices, ({ state }) => state.committeeId)
}

/** The proposal with what it says and what it lacks. */
export async function showProposal({ pool }: Pick<Deps, 'pool'>, entry: ProposalEntry, actor: Actor) {
  const [view] = await named(pool, [viewOf(entry, actor)])
  const content = await contentOf({ pool }, entry.state)
  const missing = missingParts(content).map((part) => ({ part, ...PROPOSAL_PARTS[part] }))
  const { approval, status } = entry.state
  const verdicts = approval && status === 'inApproval' ? possibleVerdicts(approval, actor) : []
  return { ...view, content, missing, possibleVerdicts: verdicts }
}

/** What the proposal says now. */
export async function contentOf(
  { pool }: Pick<Deps, 'pool'>,
  { contentSha256 }: Proposal,
): Promise<ProposalContent> {
  const content = await getContent<ProposalContent>(pool, contentSha256)
  if (!content) throw new Error(`no content ${contentSha256}`)
  return content
}
