import { WianProblem, type ProblemBody } from '../../clients/typescript/client.js'

type Sent = { readonly bytes: Blob; readonly mediaType: string; readonly ifMatch?: string }

/**
 * Sends a file as the body of an act and reads what is answered.
 * @throws WianProblem what the API refused, with the cells or lines that are wrong
 */
export async function sendFile<Reply>(address: string, { bytes, mediaType, ifMatch }: Sent): Promise<Reply> {
  const response = await fetch(address, {
    method: 'POST',
    headers: {
      'content-type': mediaType,
      'idempotency-key': crypto.randomUUID(),
      ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
    },
    body: bytes,
  })
  if (!response.ok) throw new WianProblem(response.status, (await response.json()) as ProblemBody)
  return (await response.json()) as Reply
}
