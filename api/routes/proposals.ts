import { z } from 'zod'
import { loadCommittee } from '../../db/committees.js'
import { loadFile } from '../../db/files.js'
import { listProposals } from '../../db/proposals.js'
import { mediaTypes } from '../../files/kinds.js'
import { idFor } from '../ids.js'
import { findProposal } from '../proposal-subjects.js'
import { contentOf, draftProposal, named, showProposal, viewOf } from '../proposals.js'
import { refused } from '../refusals.js'
import { route } from '../route.js'
import { page, placeOf } from '../schemas/common.js'
import {
  proposalActed,
  proposalDraftBody,
  proposalPage,
  proposalPaperParams,
  proposalParams,
  proposalStatus,
  proposalView,
} from '../schemas/proposal.js'
import { own } from '../scope.js'

const list = route({
  method: 'get',
  path: '/proposals',
  access: 'proposal.list',
  summary: 'The proposals of the own office, and those sent to its committees, what changed last on top',
  summaryTh: 'ข้อเสนอของหน่วยงานตน และข้อเสนอที่ส่งถึงคณะกรรมการที่ตนเป็นฝ่ายเลขานุการ แก้ไขล่าสุดอยู่บนสุด',
  replies: { 200: proposalPage },
  query: z.strictObject({
    ...page,
    status: proposalStatus.optional(),
    committeeId: z.string().max(80).optional(),
  }),
  async handle({ actor, act, query }, { pool }) {
    const { status, committeeId } = query
    const wanted = { visibleTo: { actor, act }, status, committeeId }
    const found = await listProposals(pool, wanted, placeOf(query))
    return { body: { ...found, items: await named(pool, found.items) } }
  },
})

const read = route({
  method: 'get',
  path: '/proposals/:proposalId',
  access: 'proposal.read',
  summary: 'A proposal: what it says, its papers, what it still lacks, and what may be done now',
  summaryTh: 'ข้อเสนอ: เนื้อหา เอกสาร ส่วนที่ยังขาด และสิ่งที่ทำได้ตอนนี้',
  replies: { 200: proposalView },
  params: proposalParams,
  async handle(call, deps) {
    const entry = await own(deps.pool, call, await findProposal(deps.pool, call.params.proposalId))
    return { etag: entry.version, body: await showProposal(deps, entry, call.actor) }
  },
})

const paper = route({
  method: 'get',
  path: '/proposals/:proposalId/papers/:fileId',
  access: 'proposal.read',
  summary: 'A paper of the proposal, whole or a range, always as an attachment',
  summaryTh: 'เอกสารประกอบข้อเสนอ ทั้งแฟ้มหรือบางช่วง เป็นไฟล์แนบเสมอ',
  replies: { 200: { mediaTypes: mediaTypes(), inRanges: true } },
  params: proposalPaperParams,
  async handle(call, { pool, files }) {
    const { proposalId, fileId } = call.params
    const { state } = await own(pool, call, await findProposal(pool, proposalId))
    const { papers } = await contentOf({ pool }, state)
    const found = papers.find((one) => one.fileId === fileId)
    const file = found && (await loadFile(pool, fileId))
    if (!found || file?.state !== 'clean') throw refused('NOT_FOUND')
    const { name, mediaType, sha256 } = found
    return { file: { name, mediaType, sha256, path: files.store.pathOf(sha256) } }
  },
})

const draft = route({
  method: 'post',
  path: '/proposals',
  access: 'proposal.draft',
  summary: 'Draft a proposal to a committee, of the own accord or because a meeting resolved so',
  summaryTh: 'ร่างข้อเสนอต่อคณะกรรมการ โดยหน่วยงานเองหรือตามมติที่ประชุม',
  replies: { 201: proposalActed },
  body: proposalDraftBody,
  async handle(call, deps) {
    const { committeeId, origin, content } = call.body
    const committee = await loadCommittee(deps.pool, committeeId)
    if (committee?.state.status !== 'active')
      throw refused('COMMITTEE_UNKNOWN', { committeeId }, '/committeeId')
    const proposalId = idFor(call.key, call.at, 'proposal')
    const { secretariat } = committee.state
    const head = { committeeId, secretariat, title: content.title, origin }
    const entry = await draftProposal(deps, call, { proposalId, head, content })
    return {
      status: 201,
      location: `/api/v1/proposals/${proposalId}`,
      etag: entry.version,
      body: viewOf(entry, call.actor),
    }
  },
})

/** Proposals: finding, reading, drafting. */
export const PROPOSAL_ROUTES = [list, read, paper, draft]
