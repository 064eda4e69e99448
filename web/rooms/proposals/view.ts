import { useAct } from '../../api/act.js'
import { api, type Answered, type AskedAt } from '../../api/client.js'
import type { PathsWith } from '../../../clients/typescript/client.js'
import type { Tone } from '../../parts/tag.js'

/** A proposal as it stands: what it says, what it lacks, and what may be done now. */
export type ProposalView = Answered<'/api/v1/proposals/{proposalId}'>
type Status = ProposalView['state']['status']

/** The states of a proposal in the order of its life, and how each is meant. */
export const PROPOSAL_TONE = {
  draft: 'calm',
  inApproval: 'waits',
  submitted: 'waits',
  returned: 'attention',
  complete: 'waits',
  onAgenda: 'waits',
  decided: 'done',
  combined: 'calm',
  withdrawn: 'calm',
} as const satisfies Readonly<Record<Status, Tone>>
/** The states of a proposal. */
export const PROPOSAL_STATUSES = Object.keys(PROPOSAL_TONE) as Status[]

const CASE = '/api/v1/proposals/{proposalId}'
type ActPath = Extract<PathsWith<'post'>, `${typeof CASE}/${string}`>
type NameIn<P> = P extends `${typeof CASE}/${infer Name}` ? Name : never
/** An act, as its address ends. */
export type ProposalActName = NameIn<ActPath>
type BodyOf<N extends ProposalActName> = NonNullable<AskedAt<`${typeof CASE}/${N}`, 'post'>['body']>

/** Does one kind of act on a proposal. */
export function useProposalAct<N extends ProposalActName>(proposalId: string, name: N, done?: () => void) {
  return useAct(
    (body: BodyOf<N>, idempotencyKey) =>
      api.post(`${CASE}/${name}` as ActPath, {
        ...{ path: { proposalId }, body: body as never, idempotencyKey },
      }),
    done,
  )
}
