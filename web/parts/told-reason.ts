import { useRead } from '../api/read.js'

type SubmissionPath = { readonly circularId: string; readonly officeCode: string }

/** The reason that was given when this last happened to an office's letter: it stands in the story alone. Undefined while it is read, and where none was given. */
export function useToldReason(
  { circularId, officeCode }: SubmissionPath,
  type: 'wrongOfficeReported' | 'withdrawn',
): string | undefined {
  const path = { circularId, officeCode }
  const found = useRead('/api/v1/submissions/{circularId}/{officeCode}/events', { path })
  const reason = found.data?.items.findLast((one) => one.type === type)?.event['reason']
  return typeof reason === 'string' && reason ? reason : undefined
}
