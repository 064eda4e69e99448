import { examinerOf } from '../../../domain/exemption/route.js'
import { dueWall } from '../../../domain/time.js'
import type { ActName } from '../../../domain/policy/policy.js'
import type { Answered } from '../../api/client.js'
import type { Line } from './lines.js'

type Exemption = Answered<'/api/v1/exemptions'>['items'][number]['state']
type Proposal = Answered<'/api/v1/proposals'>['items'][number]['state']
type Work = Pick<Line, 'word' | 'tone' | 'isMine'>

/** Who looks at the lines: for which office, and what they may do. */
type Reader = {
  readonly officeCode: string
  readonly may: (act: ActName) => boolean
  /** The time of the product now. */
  readonly now: string
}

const mine = (word: Line['word']): Work => ({ word, tone: 'attention', isMine: true })
const others = (word: Line['word']): Work => ({ word, tone: 'waits', isMine: false })

/** What the applicant has to do with an exemption. */
function ofApplicant({ status, notice, appealWaived }: Exemption): Work | undefined {
  if (status === 'draft') return mine('fileExemption')
  if (status === 'returned') return mine('mendExemption')
  if (status === 'noticed' && notice?.appealUntil && !appealWaived) return mine('exemptionTold')
  const waits: readonly Exemption['status'][] = [
    'filed',
    'inApproval',
    'proposedUpward',
    'decided',
    'appealed',
  ]
  return waits.includes(status) ? others('exemptionWaits') : undefined
}

/** What the agency above, or the district of a school, has to do with an exemption. */
function ofAgency(state: Exemption, { officeCode, may }: Reader): Work | undefined {
  const { status, parentCode } = state
  if (status === 'filed' && examinerOf(state) === officeCode && may('exemption.examine'))
    return mine('examineExemption')
  if (parentCode !== officeCode) return undefined
  if (status === 'decided' && may('exemption.notify')) return mine('tellExemption')
  if (status === 'appealed' && may('exemption.decideAppeal')) return mine('decideAppeal')
  if (status === 'proposedUpward' && may('exemption.recordAnswer')) return mine('recordAnswer')
  return undefined
}

function dueOf({ status, notice, appeal, limit, returned }: Exemption): string | undefined {
  if (status === 'noticed') return notice?.appealUntil
  if (status === 'returned') return returned?.completeBy
  if (status === 'appealed') return appeal?.decideBy
  return status === 'filed' || status === 'decided' || status === 'proposedUpward' ? limit?.dueAt : undefined
}

/** By when, and whether that is over, where there is a date. */
const by = (dueAt: string | undefined, now: string) =>
  dueAt === undefined ? {} : { due: dueWall(dueAt), overdue: dueAt <= now }

/** Exemptions that wait for the reader's office, beside those whose turn the approvals tell of. */
export const ofExemptions = (items: readonly Exemption[], reader: Reader): Line[] =>
  items.flatMap((state) => {
    const isApplicant = state.applicant.officeCode === reader.officeCode && reader.may('exemption.draft')
    const work = ofAgency(state, reader) ?? (isApplicant ? ofApplicant(state) : undefined)
    const { exemptionId, subject: title } = state
    return work
      ? [{ href: `/exemption/${exemptionId}`, title, ...work, ...by(dueOf(state), reader.now) }]
      : []
  })

const OF_SECRETARY: Partial<Record<Proposal['status'], Line['word']>> = {
  submitted: 'checkProposal',
  complete: 'scheduleProposal',
}
const OF_MAKER: Partial<Record<Proposal['status'], Work>> = {
  draft: mine('finishProposal'),
  returned: mine('mendProposal'),
  inApproval: others('proposalWaits'),
  submitted: others('proposalWaits'),
  complete: others('proposalWaits'),
  onAgenda: others('proposalWaits'),
}

/** Proposals that wait for the reader's office, as its maker or as the committee's secretariat. */
export const ofProposals = (items: readonly Proposal[], { officeCode, may, now }: Reader): Line[] =>
  items.flatMap(({ proposalId, status, secretariat, owner, title, returned }) => {
    const own = owner.officeCode === officeCode && may('proposal.draft') ? OF_MAKER[status] : undefined
    const asked = secretariat === officeCode && may('proposal.accept') ? OF_SECRETARY[status] : undefined
    const work = asked ? mine(asked) : own
    const due = status === 'returned' ? returned?.completeBy : undefined
    return work ? [{ href: `/proposal/${proposalId}`, title, ...work, ...by(due, now) }] : []
  })
