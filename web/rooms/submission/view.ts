import { useAct } from '../../api/act.js'
import { api, type Answered, type AskedAt } from '../../api/client.js'

/** One office's letter and answer, as the API tells it. */
export type View = Answered<'/api/v1/submissions/{circularId}/{officeCode}'>
/** What somebody fills in: the form's answer. */
export type Body = Readonly<Record<string, unknown>>

/** The acts whose address is the case's and whose name is the last part of it. */
export type ActPath =
  | '/api/v1/submissions/{circularId}/{officeCode}/receive'
  | '/api/v1/submissions/{circularId}/{officeCode}/assign'
  | '/api/v1/submissions/{circularId}/{officeCode}/submit'
  | '/api/v1/submissions/{circularId}/{officeCode}/nil-return'
  | '/api/v1/submissions/{circularId}/{officeCode}/decide-answer'
  | '/api/v1/submissions/{circularId}/{officeCode}/wrong-office'
  | '/api/v1/submissions/{circularId}/{officeCode}/more-time'

/** The parts of the case's address. */
export const pathOf = ({ circularId, officeCode }: View) => ({ circularId, officeCode })

/** The address below which the case's files are. */
export const filesOf = ({ circularId, officeCode }: View): string =>
  `/api/v1/submissions/${encodeURIComponent(circularId)}/${encodeURIComponent(officeCode)}`

/** An act on this case. */
export function useCaseAct<P extends ActPath>(view: View, path: P, done?: () => void) {
  return useAct(
    (body: NonNullable<AskedAt<P, 'post'>['body']>, idempotencyKey) =>
      api.post(path, { path: pathOf(view), body, idempotencyKey } as AskedAt<P, 'post'>),
    () => done?.(),
  )
}
