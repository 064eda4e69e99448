import type { Actor } from '../../domain/case.js'
import { ensure, secretary } from '../api/committees.js'
import { deliver, request } from '../api/exemptions.js'
import { STARTS_AT } from '../api/meetings.js'
import type { Office, Reply } from '../api/office.js'
import { central, clerk } from '../api/people.js'
import { sentAndSettled } from '../api/uploads.js'
import { until } from '../support/circulars.js'

/** The office that asks and proposes. */
export const OFFICE = 'P9101'
/** Who writes there. */
export const applicant = clerk(OFFICE)
/** Of the agency above: who checks and tells, and who gives its opinion. */
export const officer = central('officer')
export const signer = central('signer')

/** Brings cases through the API to where a person takes them on on screen; each is called by its subject. */
export function preparing(office: Office) {
  const post = async (who: Actor, path: string, body: object = {}): Promise<Reply['body']> => {
    const reply = await office.ask(who, 'post', path, { body })
    if (reply.status >= 300) throw new Error(`${path}: ${reply.status} ${JSON.stringify(reply.body)}`)
    return reply.body as unknown
  }
  const view = async (id: string) =>
    (await office.ask(applicant, 'get', `/exemptions/${id}`)).body as { state: { status: string; jobs: [] } }
  const reaches = (id: string, status: string) => until(async () => (await view(id)).state.status === status)

  const filed = async (subject: string): Promise<string> => {
    const { exemptionId } = (await post(applicant, '/exemptions', request({ subject }))) as {
      exemptionId: string
    }
    await post(applicant, `/exemptions/${exemptionId}/file`)
    return exemptionId
  }
  const accepted = async (subject: string, areaCommitteeId: string): Promise<string> => {
    const id = await filed(subject)
    await post(officer, `/exemptions/${id}/accept`, { areaCommitteeId })
    return id
  }
  const told = async (subject: string, area: string, outcome: 'approved' | 'refused'): Promise<string> => {
    const id = await accepted(subject, area)
    const { state } = (await office.ask(officer, 'get', `/exemptions/${id}`)).body as {
      state: { contentSha256: string }
    }
    const said = { stage: 'parent', verdict: 'advised', advice: 'for', reason: 'เห็นควร' }
    await post(signer, `/exemptions/${id}/decide-stage`, { ...said, contentSha256: state.contentSha256 })
    await until(async () => (await deliver(office, id, area, outcome)) === undefined)
    await reaches(id, 'decided')
    const reasons = { facts: 'ข้อเท็จจริง', law: 'ข้อกฎหมาย', considerations: 'ข้อพิจารณา' }
    await post(officer, `/exemptions/${id}/notice`, reasons)
    return id
  }

  return {
    /** A request that waits to be checked. */
    filed,
    /** One that waits for the opinion of the agency above. */
    accepted,
    /** One that was granted, is not disputed and holds. */
    async inForce(subject: string, area: string): Promise<string> {
      const id = await told(subject, area, 'approved')
      await post(applicant, `/exemptions/${id}/waive-appeal`)
      await reaches(id, 'inForce')
      return id
    },
    /** One whose refusal is disputed. */
    async appealed(subject: string, area: string): Promise<string> {
      const id = await told(subject, area, 'refused')
      await post(applicant, `/exemptions/${id}/appeal`, { grounds: 'แผนครอบคลุมทั้งหมด' })
      return id
    },
    /** Proposals that are with the committee's secretary, in their order. */
    async proposed(titles: readonly string[], committeeId: string): Promise<string[]> {
      const director = clerk(OFFICE, 'director')
      const { fileId } = await sentAndSettled(office, applicant, 'แผน.txt', Buffer.from('แผน'))
      const words = { background: 'ความเป็นมา', reasons: 'เหตุผล', request: 'โปรดพิจารณา', papers: [fileId] }
      return Promise.all(
        titles.map(async (title) => {
          const made = (await post(applicant, '/proposals', {
            committeeId,
            content: { title, ...words },
          })) as {
            state: { proposalId: string; contentSha256: string }
          }
          const { proposalId, contentSha256 } = made.state
          await post(applicant, `/proposals/${proposalId}/send`)
          const said = { stage: 'sign', verdict: 'approved', contentSha256 }
          await post(director, `/proposals/${proposalId}/decide-stage`, said)
          return proposalId
        }),
      )
    },
    /** A meeting of the committee to whose agenda something can be added. */
    async planned(committeeId: string): Promise<string> {
      const session = { mode: 'inPerson', place: 'ห้องประชุม 1', startsAt: STARTS_AT }
      const reply = await office.ask(secretary, 'post', '/meetings', { body: { committeeId, session } })
      ensure(reply, 201)
      return (reply.body as { state: { meetingId: string } }).state.meetingId
    },
    /** Does an act that must be possible. */
    post,
  }
}
