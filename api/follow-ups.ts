import { loadCommittee } from '../db/committees.js'
import { putContent } from '../db/contents.js'
import { loadTerms } from '../db/exemptions.js'
import { inTransaction } from '../db/pool.js'
import {
  assertNever,
  circularCase,
  exemptionCase,
  proposalCase,
  resolutionLetterCase,
  taskCase,
} from '../domain/case.js'
import type { Meeting } from '../domain/meeting/case.js'
import type { FollowUp, LetterContent } from '../domain/meeting/follow-ups.js'
import { decideExemption } from '../domain/exemption/decide.js'
import { isSecret } from '../domain/secrecy.js'
import { meetingCited } from '../templates/papers/cite.js'
import { checkOffice } from './committees.js'
import { composeContent, headOf } from './content.js'
import { keepRequest } from './exemptions.js'
import { idFor } from './ids.js'
import { procedureUnderLetterhead } from './letterheads.js'
import { orRefuse, refused } from './refusals.js'
import type { Call, Deps } from './route.js'
import type { FollowUpWish } from './schemas/follow-up.js'

type Wish<Kind extends FollowUpWish['kind']> = Extract<FollowUpWish, { kind: Kind }>

/** The item of a meeting that resolved something, and the text of the resolution. */
type Resolved = {
  readonly meeting: Meeting
  readonly committeeTh: string
  readonly itemId: string
  readonly text: string
}

/** Who asks, and for which follow-up of the request: ids come from both. */
type Asked = Pick<Call<unknown, unknown, unknown>, 'actor' | 'at' | 'key'> & { readonly place: number }

/**
 * What follows from a resolution, as the meeting takes it: what the product shall make is composed from the resolution and
 * kept. @throws Problem PROCEDURE_RETIRED, INPUT_INVALID, COMMITTEE_UNKNOWN: nothing is ordered that could not be made
 */
export async function followUpsOf(
  deps: Pick<Deps, 'pool'>,
  wishes: readonly FollowUpWish[],
  asked: Omit<Asked, 'place'> & { readonly resolved: Resolved },
): Promise<FollowUp[]> {
  const { resolved, actor, at, key } = asked
  const made: FollowUp[] = []
  for (const [place, wish] of wishes.entries())
    made.push(await followUpOf(deps, wish, { resolved, asked: { actor, at, key, place } }))
  return made
}

type About = { readonly resolved: Resolved; readonly asked: Asked }

function followUpOf(deps: Pick<Deps, 'pool'>, wish: FollowUpWish, about: About): Promise<FollowUp> {
  switch (wish.kind) {
    case 'task':
      return Promise.resolve({ caseId: taskCase(idOf(about, 'follow-up')), ...wish })
    case 'letter':
    case 'circular':
    case 'case':
      return Promise.resolve(wish)
    case 'sendLetter':
      return sendLetter(deps, wish, about)
    case 'draftCircular':
      return draftCircular(deps, wish, about)
    case 'draftProposal':
      return draftProposal(deps, wish, about)
    case 'draftExemption':
      return draftExemption(deps, wish, about)
    default:
      return assertNever(wish)
  }
}

const idOf = ({ asked: { key, at, place } }: About, what: string): string =>
  idFor(key, at, `${what} ${place}`)

/** What is told at the head of all that is drafted: who resolved it, and the words of the resolution. */
function toldTh({ meeting, text, ...where }: Resolved): string {
  return `ตามที่${meetingCited(meeting, where)} มีมติว่า ${text}`
}

/** Under the letterhead of the secretariat; the letter begins with the resolution. */
async function draftCircular(
  { pool }: Pick<Deps, 'pool'>,
  { title, procedureId, overrides }: Wish<'draftCircular'>,
  about: About,
): Promise<FollowUp> {
  const { resolved, asked } = about
  const { secrecy, secretariat } = resolved.meeting
  const procedure = await procedureUnderLetterhead(pool, asked.actor, procedureId)
  const first = { kind: 'paragraph', text: `${toldTh(resolved)} นั้น` } as const
  const content = composeContent(procedure, {
    ...(isSecret(secrecy) ? { secrecy } : {}),
    subject: title,
    ...overrides,
    letter: { body: [first, ...procedure.letter.body], ...overrides.letter },
  })
  const contentSha256 = await putContent(pool, content)
  const { subject, ...head } = headOf(content)
  const order = { what: 'circular', procedure: content.procedure, contentSha256, by: asked.actor } as const
  const caseId = circularCase(idOf(about, 'circular'))
  return { kind: 'circular', caseId, title: subject, officeCode: secretariat, order: { ...order, ...head } }
}

/** To whichever committee is named; what is not said yet is written in the draft. */
async function draftProposal(
  { pool }: Pick<Deps, 'pool'>,
  { kind: _, committeeId, background, ...words }: Wish<'draftProposal'>,
  about: About,
): Promise<FollowUp> {
  const { resolved, asked } = about
  const committee = (await loadCommittee(pool, committeeId))?.state
  if (committee?.status !== 'active')
    throw refused('COMMITTEE_UNKNOWN', { committeeId }, `/followUps/${asked.place}/committeeId`)
  const told = [toldTh(resolved), background].filter((part) => part !== '').join('\n')
  const contentSha256 = await putContent(pool, { ...words, background: told, papers: [] })
  const { secretariat } = committee
  return {
    ...{ kind: 'case', caseId: proposalCase(idOf(about, 'proposal')), title: words.title },
    officeCode: resolved.meeting.secretariat,
    order: { what: 'proposal', committeeId, secretariat, contentSha256, by: asked.actor },
  }
}

/** To an office that there is; it goes out as soon as the resolution is recorded. */
async function sendLetter(
  { pool }: Pick<Deps, 'pool'>,
  { title, officeCode, form, body, ending }: Wish<'sendLetter'>,
  about: About,
): Promise<FollowUp> {
  const { actor: by, place } = about.asked
  await checkOffice(pool, officeCode, `/followUps/${place}/officeCode`)
  const content: LetterContent = { subject: title, body, ending }
  const contentSha256 = await putContent(pool, content)
  const caseId = resolutionLetterCase(idOf(about, 'letter'))
  return { kind: 'letter', caseId, title, officeCode, order: { what: 'letter', form, contentSha256, by } }
}

/** For the secretariat's own office, or a school in it; evidence is handed in with the draft. */
async function draftExemption(
  { pool }: Pick<Deps, 'pool'>,
  { request }: Wish<'draftExemption'>,
  about: About,
): Promise<FollowUp> {
  const { actor, at } = about.asked
  const exemptionId = idOf(about, 'exemption')
  const { contentSha256 } = await inTransaction(pool, async (tx) => {
    const kept = await keepRequest(tx, actor, exemptionId, { ...request, evidence: [] })
    const terms = await loadTerms(tx)
    const draft = { type: 'draft', at, by: actor, exemptionId, parentCode: '', terms, ...kept } as const
    orRefuse(decideExemption(undefined, draft))
    return kept
  })
  return {
    ...{ kind: 'case', caseId: exemptionCase(exemptionId), title: request.subject },
    officeCode: about.resolved.meeting.secretariat,
    order: { what: 'exemption', contentSha256, by: actor },
  }
}
