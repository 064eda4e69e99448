import { useAct } from '../../api/act.js'
import { api, type Answered, type AskedAt } from '../../api/client.js'
import type { PathsWith } from '../../../clients/typescript/client.js'
import type { Tone } from '../../parts/tag.js'

/** An exemption with the whole request, as the API tells it. */
export type ExemptionView = Answered<'/api/v1/exemptions/{exemptionId}'>
/** The state of an exemption. */
export type ExemptionState = ExemptionView['state']
/** The states in the order of its life. */
export const STATUSES = [
  ...(['draft', 'filed', 'returned', 'inApproval', 'proposedUpward', 'decided', 'noticed'] as const),
  ...(['appealed', 'inForce', 'refused', 'withdrawn', 'expired', 'revoked'] as const),
] satisfies readonly ExemptionState['status'][]
/** The four fields of the pilot schools' freedoms. */
export const FIELDS = ['academic', 'budget', 'personnel', 'general'] as const
/** What can be asked. */
export const MEASURES = ['waive', 'adapt', 'relax'] as const

/** How each state is meant. */
export const EXEMPTION_TONE: Readonly<Record<ExemptionState['status'], Tone>> = {
  draft: 'calm',
  filed: 'waits',
  returned: 'attention',
  inApproval: 'waits',
  proposedUpward: 'waits',
  decided: 'attention',
  noticed: 'waits',
  appealed: 'attention',
  inForce: 'done',
  refused: 'late',
  withdrawn: 'calm',
  expired: 'calm',
  revoked: 'late',
}

const CASE = '/api/v1/exemptions/{exemptionId}'
type ActPath = Extract<PathsWith<'post'>, `${typeof CASE}/${string}`>
type NameIn<P> = P extends `${typeof CASE}/${infer Name}` ? Name : never
/** An act, as its address ends. */
export type ExemptionActName = NameIn<ActPath>
type BodyOf<N extends ExemptionActName> = NonNullable<AskedAt<`${typeof CASE}/${N}`, 'post'>['body']>

/** Does one kind of act on an exemption. */
export function useExemptionAct<N extends ExemptionActName>(exemptionId: string, name: N, done?: () => void) {
  return useAct(
    (body: BodyOf<N>, idempotencyKey) =>
      api.post(`${CASE}/${name}` as ActPath, {
        ...{ path: { exemptionId }, body: body as never, idempotencyKey },
      }),
    done,
  )
}
