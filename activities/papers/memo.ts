import type { CasePaperEntry } from '../../db/case-papers.js'
import { loadMeeting } from '../../db/meetings.js'
import { meetingCited } from '../../templates/papers/cite.js'
import { signerOf } from '../../templates/papers/meeting.js'
import { taskMemo } from '../../templates/papers/task.js'
import { makePaper, type PaperDeps } from './desk.js'

/** Which task, and the item of the meeting that resolved it. */
export type MemoOrder = { readonly meetingId: string; readonly itemId: string; readonly caseId: string }

/** Makes the memo by which a task is given and keeps it with the task; made again it is the same paper. */
export type MakeTaskMemo = (order: MemoOrder) => Promise<CasePaperEntry | undefined>

/** The maker of memos, in the name of the secretariat. */
export function createTaskMemo(deps: PaperDeps): MakeTaskMemo {
  return async ({ meetingId, itemId, caseId }) => {
    const found = await loadMeeting(deps.pool, meetingId)
    if (!found) throw new Error(`no such meeting: ${meetingId}`)
    const { state: meeting, committee } = found
    const resolution = meeting.agenda.find((one) => one.itemId === itemId)?.resolution
    const task = resolution?.followUps.find((one) => one.caseId === caseId)
    if (!resolution || task?.kind !== 'task') return undefined
    const { letterNumber: number, officeCode, personId } = task
    const origin = {
      th: `${meetingCited(meeting, { committeeTh: committee.nameTh, itemId })} มีมติ`,
      text: resolution.text,
    }
    const members = (meeting.committee ?? committee).members.map((one) => one.personId)
    return makePaper(deps, {
      ...{ paperId: `${caseId}/taskMemo-1`, caseId, kind: 'taskMemo', officeCode: meeting.secretariat },
      ...{ persons: [...members, ...(personId === undefined ? [] : [personId])], offices: [officeCode] },
      issued: { ...(number === undefined ? {} : { number }), secret: false },
      fields: (frame) => {
        const signer = signerOf({ meeting, committee: meeting.committee ?? committee, names: frame.names })
        const facts = { ...frame, task, origin, signer }
        return taskMemo(number === undefined ? facts : { ...facts, number })
      },
    })
  }
}
