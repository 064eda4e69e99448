import { exemptionCase, type Unstamped } from '../../domain/case.js'
import { basisOf } from '../../domain/deadline-basis.js'
import { computeDeadline } from '../../domain/deadline.js'
import type { Exemption, ExemptionAct } from '../../domain/exemption/case.js'
import { endOfDay, plusMilliseconds, type Instant } from '../../domain/time.js'
import type { Database } from '../../db/pool.js'
import { actOnCase } from '../acting.js'
import { actsOn } from '../case-act-route.js'
import { bodiesOf, standingOf } from '../exemptions.js'
import { returned } from '../returned.js'
import { checkServing } from '../named-persons.js'
import { orRefuse } from '../refusals.js'
import { calendarOf } from '../schedules.js'
import { empty } from '../schemas/common.js'
import { verdictBody } from '../schemas/content.js'
import {
  announceBody,
  answerAboveBody,
  appealBody,
  bodiesBody,
  decideAppealBody,
  exemptionActed,
  exemptionParams,
  notWaivableBody,
  noticeBody,
  returnBody,
  statementBody,
} from '../schemas/exemption.js'
import { reasonBody } from '../schemas/people.js'
import { ownExemption } from '../scope.js'

const actRoute = actsOn({
  path: '/exemptions/:exemptionId',
  params: exemptionParams,
  reply: exemptionActed,
  load: (call, { pool }) => ownExemption(pool, call, call.params.exemptionId),
  async act(call, deps, act: Unstamped<ExemptionAct>) {
    const caseId = exemptionCase(call.params.exemptionId)
    const entry = await actOnCase<Exemption>(deps, call, caseId, act)
    return { etag: entry.version, body: standingOf(entry, call.actor, call.at) }
  },
})

const file = actRoute({
  name: 'file',
  access: 'exemption.file',
  summary: 'File the request',
  summaryTh: 'ยื่นคำขอ',
  body: empty,
  prepare: () => ({ type: 'file' }),
})

const returnIncomplete = actRoute({
  name: 'return',
  access: 'exemption.examine',
  summary: 'Return a request that is not complete, with reasons, and until when it shall come back',
  summaryTh: 'ส่งคืนคำขอที่ไม่ครบถ้วน พร้อมเหตุผลและวันที่ให้ยื่นใหม่',
  body: returnBody,
  prepare: ({ body }) => ({ type: 'returnIncomplete', ...returned(body) }),
})

const acceptComplete = actRoute({
  name: 'accept',
  access: 'exemption.examine',
  summary: 'Take a request as complete, and say which committees decide',
  summaryTh: 'รับคำขอว่าครบถ้วน และระบุคณะกรรมการที่พิจารณา',
  body: bodiesBody,
  prepare: async ({ body }, { pool }) => ({ type: 'acceptComplete', bodies: await bodiesOf(pool, body) }),
})

const findNotWaivable = actRoute({
  name: 'not-waivable',
  access: 'exemption.examine',
  summary: 'Refuse a request that touches a duty which nobody can be freed from',
  summaryTh: 'ไม่รับคำขอที่เกี่ยวกับหน้าที่ซึ่งยกเว้นไม่ได้',
  body: notWaivableBody,
  prepare: ({ body }) => ({ type: 'findNotWaivable', ...body }),
})

const decideStage = actRoute({
  name: 'decide-stage',
  access: 'exemption.decideStage',
  summary: 'Give the opinion of the district or of the agency above, or pass the turn on in the own office',
  summaryTh: 'ให้ความเห็นของเขตพื้นที่หรือหน่วยงานต้นสังกัด หรือมอบผู้อื่นในหน่วยงานให้ความเห็น',
  body: verdictBody,
  async prepare(call, { pool }) {
    const { body } = call
    if (body.to) await checkServing(pool, call, body.to)
    return { type: 'decideStage', ...body }
  },
})

const answerAbove = actRoute({
  name: 'answer-above',
  access: 'exemption.recordAnswer',
  summary: 'Record what the owner of the rule, or the cabinet, answered to the proposal',
  summaryTh: 'บันทึกคำตอบของเจ้าของกฎหมายหรือคณะรัฐมนตรีต่อข้อเสนอ',
  body: answerAboveBody,
  prepare: ({ body }) => ({ type: 'recordAnswerAbove', ...body }),
})

const notify = actRoute({
  name: 'notice',
  access: 'exemption.notify',
  summary: 'Tell the applicant the decision, with facts, law and considerations',
  summaryTh: 'แจ้งผลแก่ผู้ขอ พร้อมข้อเท็จจริง ข้อกฎหมาย และข้อพิจารณา',
  body: noticeBody,
  async prepare({ body, at }, { pool }, { state: { applicant, terms } }) {
    const { period, ...reasons } = body
    const { officeCode } = applicant
    const appeal = await daysLater(pool, { from: at, days: terms.appealDays, officeCode, roll: true })
    return {
      ...{ type: 'notify', reasons, appealUntil: appeal.dueAt, basis: appeal.basis },
      ...(period ? { period } : {}),
    }
  },
})

const waiveAppeal = actRoute({
  name: 'waive-appeal',
  access: 'exemption.waiveAppeal',
  summary: 'Take the decision as it is: it stands at once',
  summaryTh: 'ไม่ประสงค์จะอุทธรณ์: คำวินิจฉัยเป็นที่สุดทันที',
  body: empty,
  prepare: () => ({ type: 'waiveAppeal' }),
})

const appeal = actRoute({
  name: 'appeal',
  access: 'exemption.appeal',
  summary: 'Appeal against the decision',
  summaryTh: 'อุทธรณ์คำวินิจฉัย',
  body: appealBody,
  async prepare({ body, at }, { pool }, { state: { terms, applicant } }) {
    const { officeCode } = applicant
    const days = terms.appealDecisionDays
    const { dueAt } = await daysLater(pool, { from: at, days, officeCode, roll: false })
    return { type: 'appeal', ...body, decideBy: dueAt }
  },
})

const extendAppeal = actRoute({
  name: 'extend-appeal',
  access: 'exemption.decideAppeal',
  summary: 'Take the further days for deciding on the appeal, once, with the reason',
  summaryTh: 'ขยายเวลาพิจารณาอุทธรณ์หนึ่งครั้ง พร้อมเหตุผล',
  body: reasonBody,
  async prepare({ body }, { pool }, { state }) {
    const { terms, applicant, appeal: lodged, filedAt = '' } = state
    const last = plusMilliseconds(lodged?.decideBy ?? filedAt, -1)
    const { officeCode } = applicant
    const days = terms.appealExtensionDays
    const { dueAt } = await daysLater(pool, { from: last, days, officeCode, roll: false })
    return { type: 'extendAppeal', ...body, decideBy: dueAt }
  },
})

const decideAppeal = actRoute({
  name: 'decide-appeal',
  access: 'exemption.decideAppeal',
  summary: 'Decide on the appeal: a changed decision grants what was asked',
  summaryTh: 'วินิจฉัยอุทธรณ์: หากเปลี่ยนคำวินิจฉัยให้ถือว่าอนุญาตตามที่ขอ',
  body: decideAppealBody,
  prepare: ({ body }) => ({ type: 'decideAppeal', ...body }),
})

const verifyBasis = actRoute({
  name: 'verify-basis',
  access: 'exemption.verifyBasis',
  summary: 'Confirm that the legal basis was compared with the published law',
  summaryTh: 'ยืนยันว่าได้ตรวจฐานกฎหมายกับกฎหมายที่ประกาศแล้ว',
  body: empty,
  prepare: () => ({ type: 'verifyBasis' }),
})

const announce = actRoute({
  name: 'announce-revocation',
  access: 'exemption.revoke',
  summary: 'Announce why the exemption shall be revoked, and until when the applicant may be heard',
  summaryTh: 'แจ้งเหตุที่จะเพิกถอน และวันสุดท้ายที่ผู้ได้รับยกเว้นชี้แจงได้',
  body: announceBody,
  prepare: ({ body: { reason, hearUntil } }) => ({
    ...{ type: 'announceRevocation', reason },
    hearUntil: endOfDay(hearUntil),
  }),
})

const beHeard = actRoute({
  name: 'statement',
  access: 'exemption.beHeard',
  summary: 'Say something to the revocation that was announced',
  summaryTh: 'ชี้แจงต่อเหตุที่จะเพิกถอน',
  body: statementBody,
  prepare: ({ body }) => ({ type: 'beHeard', ...body }),
})

const dropRevocation = actRoute({
  name: 'drop-revocation',
  access: 'exemption.revoke',
  summary: 'Leave the exemption in force after all',
  summaryTh: 'ไม่เพิกถอนการยกเว้น',
  body: reasonBody,
  prepare: ({ body }) => ({ type: 'dropRevocation', ...body }),
})

const revoke = actRoute({
  name: 'revoke',
  access: 'exemption.revoke',
  summary: 'Revoke the exemption: the duties it took away come back',
  summaryTh: 'เพิกถอนการยกเว้น: หน้าที่ที่ยกเว้นไว้กลับมา',
  body: reasonBody,
  prepare: ({ body }) => ({ type: 'revoke', ...body }),
})

const withdraw = actRoute({
  name: 'withdraw',
  access: 'exemption.withdraw',
  summary: 'Withdraw the request, or give up the exemption',
  summaryTh: 'ถอนคำขอ หรือขอยุติการยกเว้น',
  body: reasonBody,
  prepare: ({ body }) => ({ type: 'withdraw', ...body }),
})

type Question = {
  readonly from: Instant
  readonly days: number
  readonly officeCode: string
  readonly roll: boolean
}

/**
 * So many days later, the first day not counted. A person's last day on a day off is the next working day, an official's is
 * not (administrative procedure act s.64).
 */
async function daysLater(pool: Database, { from, days, officeCode, roll }: Question) {
  const calendar = await calendarOf(pool, officeCode, from)
  const rule = { kind: 'calendarDays', days, roll } as const
  const { dueAt } = orRefuse(computeDeadline({ rule, from, calendar }))
  return { dueAt, basis: basisOf(rule, from, calendar) }
}

/** What applicants, examiners and the agency above do with an exemption. */
export const EXEMPTION_ACT_ROUTES = [
  ...[file, returnIncomplete, acceptComplete, findNotWaivable, decideStage, answerAbove, notify],
  ...[waiveAppeal, appeal, extendAppeal, decideAppeal, verifyBasis],
  ...[announce, beHeard, dropRevocation, revoke, withdraw],
]
