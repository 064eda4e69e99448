import { Upload, type UploadOptions } from 'tus-js-client'
import type { Actor } from '../../domain/case.js'
import { until } from '../support/circulars.js'
import type { Office, Reply } from './office.js'

/** What is sent beside the bytes. */
export type Sent = { readonly caseId?: string; readonly purpose?: string; readonly chunkSize?: number }

/** The header with which a person is signed in. */
export async function signedInAs(office: Office, who: Actor): Promise<{ authorization: string }> {
  return { authorization: `Bearer ${await office.bearer(who)}` }
}

/** Sends a file as the product's screens will, with the client of tus; returns its id. Fails with the refusal's status. */
export async function sendFile(
  office: Office,
  who: Actor,
  name: string,
  bytes: Buffer,
  { chunkSize, ...sent }: Sent = {},
  options: Partial<UploadOptions> = {},
): Promise<string> {
  const headers = await signedInAs(office, who)
  const upload = await new Promise<Upload>((resolve, reject) => {
    const made: Upload = new Upload(bytes, {
      endpoint: `${office.url}/api/v1/uploads`,
      headers,
      metadata: { filename: name, ...sent },
      retryDelays: [0, 10, 20, 50],
      ...(chunkSize ? { chunkSize } : {}),
      onError: reject,
      onSuccess: () => resolve(made),
      ...options,
    })
    made.start()
  })
  return String(upload.url?.split('/').at(-1))
}

/** Waits until a file has been looked through. */
export async function settled(office: Office, who: Actor, fileId: string): Promise<Reply> {
  let reply = await office.ask(who, 'get', `/files/${fileId}`)
  await until(async () => {
    reply = await office.ask(who, 'get', `/files/${fileId}`)
    return !['uploading', 'scanning'].includes((reply.body as { state: string }).state)
  })
  return reply
}

/** Sends a file and waits until it has been looked through. */
export async function sentAndSettled(
  ...given: Parameters<typeof sendFile>
): Promise<Reply & { readonly fileId: string }> {
  const [office, who] = given
  const fileId = await sendFile(...given)
  return { ...(await settled(office, who, fileId)), fileId }
}
