import { z } from 'zod'
import { committeeName } from '../../db/committees.js'
import { getContent, putContent } from '../../db/contents.js'
import { listConsultations } from '../../db/consultations.js'
import { inTransaction, type Database, type Transaction } from '../../db/pool.js'
import type { ConsultationNotes } from '../../domain/consultation/case.js'
import { exemptionCase, meetingCase, taskCase, type Actor } from '../../domain/case.js'
import { putOnAgenda } from '../agenda.js'
import { actsOn } from '../case-act-route.js'
import { checkOffice } from '../committees.js'
import {
  giveTask,
  showConsultation,
  stepConsultation,
  type UnstampedConsultationAct,
} from '../consultations.js'
import { idFor } from '../ids.js'
import { findConsultation } from '../proposal-subjects.js'
import { route } from '../route.js'
import { empty, page, placeOf, text } from '../schemas/common.js'
import {
  aboutCase,
  consultationActed,
  consultationBody,
  consultationPage,
  consultationParams,
  consultationView,
} from '../schemas/consultation.js'
import { agendaPart, proposalParams } from '../schemas/proposal.js'
import { taskBody } from '../schemas/task.js'
import { own, ownExemption } from '../scope.js'

const id = proposalParams.shape.proposalId

type Written = z.infer<typeof consultationBody>

const headOf = ({ topic, heldOn, committeeId, about }: Written) => ({
  ...{ topic, heldOn, committeeId },
  ...(about === undefined ? {} : { about }),
})
const notesOf = ({ notes, participants, proposals }: Written) => ({ notes, participants, proposals })

const list = route({
  method: 'get',
  path: '/consultations',
  access: 'consultation.list',
  summary:
    'The consultations outside meetings that the own office has put on record, the newest first; about one case where it is named',
  summaryTh: 'การปรึกษาหารือนอกรอบที่หน่วยงานตนบันทึกไว้ ใหม่สุดก่อน เฉพาะที่เกี่ยวกับเรื่องหนึ่งเมื่อระบุ',
  replies: { 200: consultationPage },
  query: z.strictObject({ ...page, about: aboutCase.optional() }),
  async handle({ actor, act, query }, { pool }) {
    const { about } = query
    return { body: await listConsultations(pool, { visibleTo: { actor, act }, about }, placeOf(query)) }
  },
})

const read = route({
  method: 'get',
  path: '/consultations/:consultationId',
  access: 'consultation.read',
  summary: 'A consultation: its notes, who took part, what was suggested, and what grew out of it',
  summaryTh: 'การปรึกษาหารือนอกรอบ: บันทึก ผู้เข้าร่วม ข้อเสนอ และสิ่งที่เกิดขึ้นต่อจากนั้น',
  replies: { 200: consultationView },
  params: consultationParams,
  async handle(call, deps) {
    const { consultationId } = call.params
    const { state } = await own(deps.pool, call, await findConsultation(deps.pool, consultationId))
    const notes = await getContent<ConsultationNotes>(deps.pool, state.contentSha256)
    const shown = await showConsultation(deps, call, consultationId)
    const committee = state.committeeId !== null && (await committeeName(deps.pool, state.committeeId))
    return { ...shown, body: { ...shown.body, notes, ...(committee ? { committee } : {}) } }
  },
})

/** Only a case that the person may read can be what was talked about. */
async function checkAbout(db: Database, { actor, body: { about } }: Writing): Promise<void> {
  if (about === undefined) return
  const exemptionId = about.slice(exemptionCase('').length)
  await ownExemption(db, { actor, act: 'exemption.read' }, exemptionId)
}

type Writing = { readonly actor: Actor; readonly body: Written }

const hold = route({
  method: 'post',
  path: '/consultations',
  access: 'consultation.hold',
  summary: 'Put a consultation outside a meeting on record; it is never a resolution',
  summaryTh: 'บันทึกการปรึกษาหารือนอกรอบ ซึ่งไม่ใช่มติ',
  replies: { 201: consultationActed },
  body: consultationBody,
  async handle(call, deps) {
    await checkAbout(deps.pool, call)
    const consultationId = idFor(call.key, call.at, 'consultation')
    await inTransaction(deps.pool, async (tx) => {
      const contentSha256 = await putContent(tx, notesOf(call.body))
      const act = { type: 'hold', consultationId, head: headOf(call.body), contentSha256 } as const
      await stepConsultation(tx, call, consultationId, act)
    })
    const shown = await showConsultation(deps, call, consultationId)
    return { ...shown, status: 201, location: `/api/v1/consultations/${consultationId}` }
  },
})

/** The act, made in the transaction that records it, and the case that it makes, where it makes one. */
type Prepared = {
  readonly act: (tx: Transaction) => UnstampedConsultationAct | Promise<UnstampedConsultationAct>
  readonly madeCaseId?: string
}

const actRoute = actsOn({
  path: '/consultations/:consultationId',
  params: consultationParams,
  reply: consultationActed,
  load: async (call, { pool }) => own(pool, call, await findConsultation(pool, call.params.consultationId)),
  async act(call, deps, { act, madeCaseId }: Prepared) {
    const { consultationId } = call.params
    await inTransaction(deps.pool, async (tx) => stepConsultation(tx, call, consultationId, await act(tx)))
    return showConsultation(deps, call, consultationId, madeCaseId)
  },
})

const revise = actRoute({
  name: 'notes',
  access: 'consultation.revise',
  summary: 'Write the notes anew; every version stays on record',
  summaryTh: 'แก้ไขบันทึก ทุกฉบับยังคงอยู่ในบันทึก',
  body: consultationBody,
  async prepare(call, { pool }) {
    const { body } = call
    await checkAbout(pool, call)
    return {
      act: async (tx) => ({
        type: 'revise',
        head: headOf(body),
        contentSha256: await putContent(tx, notesOf(body)),
      }),
    }
  },
})

const addTask = actRoute({
  name: 'tasks',
  access: 'consultation.seed',
  summary: 'Give an office or a person a task that grew out of the talk',
  summaryTh: 'มอบหมายงานที่เกิดจากการหารือให้หน่วยงานหรือบุคคล',
  body: taskBody,
  async prepare(call, { pool }) {
    await checkOffice(pool, call.body.officeCode, '/officeCode')
    const taskId = idFor(call.key, call.at, 'task')
    const caseId = taskCase(taskId)
    return {
      madeCaseId: caseId,
      async act(tx) {
        await giveTask(tx, call, call.params.consultationId, { taskId, ...call.body })
        return { type: 'seed', seed: { kind: 'task', caseId } }
      },
    }
  },
  then: ({ key, at }, { cases }) => cases.hold(taskCase(idFor(key, at, 'task'))),
})

const addItem = actRoute({
  name: 'agenda-items',
  access: 'consultation.seed',
  summary: 'Put what was talked about on the agenda of a meeting, where it can be resolved',
  summaryTh: 'บรรจุเรื่องที่หารือในระเบียบวาระของการประชุม ซึ่งจะมีมติได้',
  body: z.strictObject({ meetingId: id, title: text(500), part: agendaPart }),
  async prepare(call, deps) {
    const itemId = `i-${idFor(call.key, call.at, 'item')}`
    await putOnAgenda(deps, call, { ...call.body, itemId, papers: [] })
    const caseId = meetingCase(call.body.meetingId)
    const seed = { kind: 'agendaItem', caseId, itemId } as const
    return { madeCaseId: caseId, act: () => ({ type: 'seed', seed }) }
  },
})

const close = actRoute({
  name: 'close',
  access: 'consultation.close',
  summary: 'Close the notes; what grows out of the talk can still be added',
  summaryTh: 'ปิดบันทึก แต่ยังเพิ่มงานที่เกิดขึ้นต่อได้',
  body: empty,
  prepare: () => ({ act: () => ({ type: 'close' }) }),
})

/** Consultations outside meetings: notes, what was suggested, tasks. */
export const CONSULTATION_ROUTES = [list, read, hold, revise, addTask, addItem, close]
