import type { CasePaperEntry } from '../../db/case-papers.js'
import { getContent } from '../../db/contents.js'
import { loadMeeting } from '../../db/meetings.js'
import type { Committee } from '../../domain/committee/case.js'
import type { Resolution } from '../../domain/meeting/agenda.js'
import type { Meeting } from '../../domain/meeting/case.js'
import { isOrderedLetter, type FollowUp, type LetterContent } from '../../domain/meeting/follow-ups.js'
import { isSecret } from '../../domain/secrecy.js'
import { meetingCited } from '../../templates/papers/cite.js'
import { signerOf } from '../../templates/papers/meeting.js'
import { resolutionLetter } from '../../templates/papers/resolution-letter.js'
import { taskMemo } from '../../templates/papers/task.js'
import { makePaper, type PaperDeps } from './desk.js'

/** Which follow-up, and the item of the meeting that resolved it. */
export type FollowUpPaper = { readonly meetingId: string; readonly itemId: string; readonly caseId: string }

/** Makes the paper that an office gets because of a resolution; made again it is the same. Nothing for any other follow-up. */
export type MakeFollowUpPaper = (order: FollowUpPaper) => Promise<CasePaperEntry | undefined>

/** The maker of memos by which tasks are given, in the name of the secretariat; kept with the task. */
export function createTaskMemo(deps: PaperDeps): MakeFollowUpPaper {
  return async (order) => {
    const { meeting, committee, resolution, citedTh, followUp: task } = await read(deps, order)
    if (task?.kind !== 'task') return undefined
    const { letterNumber: number, personId } = task
    const origin = { th: `${citedTh} มีมติ`, text: resolution.text }
    return makePaper(deps, {
      ...orderOf(meeting, committee, task, 'taskMemo'),
      issued: { ...(number === undefined ? {} : { number }), secret: false },
      ...(personId === undefined ? {} : { persons: [...personsOf(committee), personId] }),
      fields: (frame) => {
        const signer = signerOf({ meeting, committee, names: frame.names })
        const facts = { ...frame, task, origin, signer }
        return taskMemo(number === undefined ? facts : { ...facts, number })
      },
    })
  }
}

/** The maker of letters that tell an office of a resolution, in the name of the secretariat. */
export function createResolutionLetter(deps: PaperDeps): MakeFollowUpPaper {
  return async (order) => {
    const { meeting, committee, resolution, citedTh, followUp: letter } = await read(deps, order)
    if (!letter || !isOrderedLetter(letter)) return undefined
    const content = await getContent<LetterContent>(deps.pool, letter.order.contentSha256)
    if (!content) throw new Error(`nothing is kept of what ${letter.caseId} says`)
    const { secrecy } = meeting
    const { letterNumber: number } = letter
    return makePaper(deps, {
      ...orderOf(meeting, committee, letter, 'resolutionLetter'),
      issued: { ...(number === undefined ? {} : { number }), secret: isSecret(secrecy) },
      fields: (frame) =>
        resolutionLetter({
          ...{ ...frame, letter, content, resolution: { citedTh, text: resolution.text } },
          ...(secrecy ? { secrecy } : {}),
          signer: signerOf({ meeting, committee, names: frame.names }),
        }),
    })
  }
}

type Told = {
  readonly meeting: Meeting
  readonly committee: Committee
  readonly resolution: Resolution
  /** How papers name the meeting and the item. */
  readonly citedTh: string
  readonly followUp: FollowUp | undefined
}

async function read({ pool }: PaperDeps, { meetingId, itemId, caseId }: FollowUpPaper): Promise<Told> {
  const found = await loadMeeting(pool, meetingId)
  const resolution = found?.state.agenda.find((one) => one.itemId === itemId)?.resolution
  if (!found || !resolution) throw new Error(`meeting ${meetingId} resolved nothing on ${itemId}`)
  const { state: meeting } = found
  const citedTh = meetingCited(meeting, { committeeTh: found.committee.nameTh, itemId })
  const followUp = resolution.followUps.find((one) => one.caseId === caseId)
  return { meeting, committee: meeting.committee ?? found.committee, resolution, citedTh, followUp }
}

const personsOf = ({ members }: Committee): string[] => members.map(({ personId }) => personId)

function orderOf(
  { secretariat }: Meeting,
  committee: Committee,
  { caseId, officeCode }: FollowUp,
  kind: 'taskMemo' | 'resolutionLetter',
) {
  return {
    ...{ paperId: `${caseId}/${kind}-1`, caseId, kind, officeCode: secretariat },
    ...{ persons: personsOf(committee), offices: [officeCode] },
  }
}
