import { z } from 'zod'
import { isRehearsal } from '../../db/clock.js'
import { withSubjects } from '../../db/circulars.js'
import { loadCentralOffices, currentOffice } from '../../db/directory.js'
import { orphanedAmong } from '../../db/people.js'
import { listSubmissions } from '../../db/submissions.js'
import { isCentralCode } from '../../domain/office.js'
import { isOverdue } from '../../domain/submission/case.js'
import { refuseMailbox } from '../../domain/policy/directory.js'
import { actsOf } from '../../domain/policy/policy.js'
import { possibleSubmissionActs } from '../../domain/policy/possible.js'
import { dayOf, dueWall } from '../../domain/time.js'
import { route } from '../route.js'
import { page, placeOf } from '../schemas/common.js'
import { submissionStatus } from '../schemas/submission.js'
import { meReply } from '../schemas/replies-directory.js'
import { inboxPage } from '../schemas/replies-submission.js'

const me = route({
  method: 'get',
  path: '/me',
  access: 'me.read',
  summary: 'Who is signed in, for which office, and what time the product has',
  summaryTh: 'ใครลงชื่อเข้าใช้ หน่วยงานใด และเวลาของระบบ',
  replies: { 200: meReply },
  async handle({ actor, at }, { pool, mailbox }) {
    const { officeCode } = actor
    const office = isCentralCode(officeCode)
      ? (await loadCentralOffices(pool)).find(({ code }) => code === officeCode)
      : await currentOffice(pool, officeCode)
    // Where mails leave by a server of somebody's own there is no mailbox to be read.
    const isMailboxOpen = mailbox !== undefined && !refuseMailbox(actor, await isRehearsal(pool))
    const may = actsOf(actor).filter((act) => isMailboxOpen || act !== 'mailbox.read')
    return { body: { actor, office: office ?? null, may, now: at } }
  },
})

const inbox = route({
  method: 'get',
  path: '/inbox',
  access: 'inbox.read',
  summary: 'The circulars that reached the own office, the one that is due first on top',
  summaryTh: 'หนังสือเวียนที่มาถึงหน่วยงานตน ที่ครบกำหนดก่อนอยู่บนสุด',
  replies: { 200: inboxPage },
  query: z.strictObject({ ...page, status: submissionStatus.optional() }),
  async handle({ actor, act, query, at }, { pool }) {
    const { status } = query
    const filter = {
      officeCode: actor.officeCode,
      visibleTo: { actor, act },
      ...(status ? { statuses: [status] } : {}),
    }
    const found = await listSubmissions(pool, filter, placeOf(query))
    const caseIds = found.items.map(({ caseId }) => caseId)
    const [items, orphaned] = await Promise.all([
      withSubjects(pool, found.items),
      orphanedAmong(pool, caseIds, dayOf(at)),
    ])
    return {
      body: {
        ...found,
        items: items.map((item) => ({
          ...item,
          due: dueWall(item.dueAt),
          overdue: isOverdue(item.state, at),
          isOrphaned: orphaned.has(item.caseId),
          possibleActs: possibleSubmissionActs(item.state, actor, at),
        })),
      },
    }
  },
})

/** Who is signed in, and what lies on the desk of the own office. */
export const INBOX_ROUTES = [me, inbox]
