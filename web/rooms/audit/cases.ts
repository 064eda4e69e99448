import type { Answered } from '../../api/client.js'
import { usePages, useRead } from '../../api/read.js'
import { useMay } from '../../app/session.js'
import { useEffect } from 'react'

/** The names of the ids in the address of each kind of case that can be looked back on. */
const IDS = {
  circular: ['circularId'],
  submission: ['circularId', 'officeCode'],
  meeting: ['meetingId'],
  committee: ['committeeId'],
  exemption: ['exemptionId'],
  proposal: ['proposalId'],
  consultation: ['consultationId'],
  order: ['orderId'],
  task: ['taskId'],
} as const

/** A kind of case that can be looked back on. */
export type Kind = keyof typeof IDS

/** A case that is looked back on: its kind, and the ids of its address. */
export type Looked = { readonly kind: Kind; readonly caseId: string; readonly ids: Ids }
type Ids = { readonly circularId: string }

/** The case of an address `/audit/case/<kind>/<id>/<office>`; nothing where there is no such kind. */
export function lookedAt({
  kind,
  id,
  officeCode,
}: Readonly<Record<string, string | undefined>>): Looked | undefined {
  if (!kind || !id || !Object.hasOwn(IDS, kind)) return undefined
  const names = IDS[kind as Kind]
  const values = [id, officeCode]
  const ids = Object.fromEntries(names.map((name, index) => [name, values[index] ?? '']))
  const caseId = [kind, ...Object.values(ids)].join('/')
  // Each kind has names of its own in its address; the answers are alike.
  return { kind: kind as Kind, caseId, ids: ids as unknown as Ids }
}

/** Which kinds hold versions of what they say. */
export const hasVersions = ({ kind }: Looked): boolean =>
  ['circular', 'submission', 'proposal', 'order', 'consultation'].includes(kind)

type Circular = '/api/v1/cases/circular/{circularId}'
/** What can be asked of a case that is looked back on. */
type About = 'timeline' | 'as-of' | 'versions' | 'difference' | 'verification'

/** Where something is asked of the case: all kinds answer alike, so the answer is typed as that of a circular. */
export function addressOf<A extends About>({ kind }: Looked, about: A): `${Circular}/${A}` {
  const names = IDS[kind].map((name) => `/{${name}}`).join('')
  return `/api/v1/cases/${kind}${names}/${about}` as `${Circular}/${A}`
}

/** One step of a case's story. */
export type Step = Answered<`${Circular}/timeline`>['items'][number]

const MOST_A_PAGE = 200

/** All steps of a case, fetched to the end: the slider goes over every one of them. */
export function useSteps(looked: Looked) {
  const found = usePages(addressOf(looked, 'timeline'), { path: looked.ids, query: { limit: MOST_A_PAGE } })
  const { hasNextPage, isFetching, fetchNextPage } = found
  useEffect(() => {
    if (hasNextPage && !isFetching) void fetchNextPage()
  }, [hasNextPage, isFetching, fetchNextPage])
  return found
}

/** The answer that is looked back on, with its circular and form; nothing where it is a case of another kind. */
export function useSubmission({ kind, ids }: Looked) {
  const may = useMay()
  const path = ids as unknown as { circularId: string; officeCode: string }
  const enabled = kind === 'submission' && may('submission.read')
  return useRead('/api/v1/submissions/{circularId}/{officeCode}', { path }, { enabled })
}
