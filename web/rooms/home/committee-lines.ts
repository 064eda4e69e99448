import { examinerOf } from '../../../domain/exemption/route.js'
import { dueWall } from '../../../domain/time.js'
import type { ActName } from '../../../domain/policy/policy.js'
import type { Answered } from '../../api/client.js'
import type { Line } from './lines.js'

type Exemption = Answered<'/api/v1/exemptions'>['items'][number]['state']
type Proposal = Answered<'/api/v1/proposals'>['items'][number]['state']
type Work = Pick<Line, 'word' | 'tone' | 'isMine'>

/** Who looks at the lines: for which office, and what they may do. */
type Reader = { readonly officeCode: string; readonly may: (act: ActName) => boolean }

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

function dueOf({ status, notice, appeal, limit }: Exemption): string | undefined {
  if (status === 'noticed') return notice?.appealUntil
  return status === 'appealed' ? appeal?.decideBy : limit?.dueAt
}

/** Exemptions that wait for the reader's office, beside those whose turn the approvals tell of. */
export const ofExemptions = (items: readonly Exemption[], reader: Reader): Line[] =>
  items.flatMap((state) => {
    const isApplicant = state.applicant.officeCode === reader.officeCode && reader.may('exemption.draft')
    const work = ofAgency(state, reader) ?? (isApplicant ? ofApplicant(state) : undefined)
    const dueAt = dueOf(state)
    const due = dueAt && ['filed', 'decided', 'noticed', 'appealed', 'proposedUpward'].includes(state.status)
    return work
      ? [
          {
            ...{ href: `/exemption/${state.exemptionId}`, title: state.subject, ...work },
            ...(due ? { due: dueWall(dueAt) } : {}),
          },
        ]
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
export const ofProposals = (items: readonly Proposal[], { officeCode, may }: Reader): Line[] =>
  items.flatMap(({ proposalId, status, secretariat, owner, title }) => {
    const own = owner.officeCode === officeCode && may('proposal.draft') ? OF_MAKER[status] : undefined
    const asked = secretariat === officeCode && may('proposal.accept') ? OF_SECRETARY[status] : undefined
    const work = asked ? mine(asked) : own
    return work ? [{ href: `/proposal/${proposalId}`, title, ...work }] : []
  })
