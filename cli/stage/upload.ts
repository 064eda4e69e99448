import { setTimeout as wait } from 'node:timers/promises'
import type { Actor } from '../../domain/case.js'
import { reach, refusalOf } from '../api-client.js'
import type { Play } from './play.js'

const TUS = { 'Tus-Resumable': '1.0.0' }
const LOOK_AGAIN_MS = 100
const CHECKED_WITHIN_MS = 30_000

/** A file on its way to the product. */
export type SentFile = { readonly name: string; readonly bytes: Buffer }

/** Sends a file by tus and waits until it has been looked through. Returns its id. @throws ApiRefusal, Error when it is not let in */
export async function sendFile(play: Play, who: Actor, { name, bytes }: SentFile): Promise<string> {
  const headers = { ...TUS, Authorization: `Bearer ${await play.bearerOf(who)}` }
  const filename = Buffer.from(name).toString('base64')
  const made = await reach(`${play.url}/api/v1/uploads`, {
    method: 'POST',
    headers: { ...headers, 'Upload-Length': String(bytes.length), 'Upload-Metadata': `filename ${filename}` },
  })
  const location = made.headers.get('location')
  if (!made.ok || !location) throw await refusalOf(made)
  const sent = await reach(new URL(location, play.url).href, {
    method: 'PATCH',
    headers: { ...headers, 'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream' },
    body: new Uint8Array(bytes),
  })
  if (!sent.ok) throw await refusalOf(sent)
  const fileId = location.split('/').at(-1) ?? ''
  await untilClean(play, who, fileId)
  return fileId
}

async function untilClean(play: Play, who: Actor, fileId: string): Promise<void> {
  for (const until = Date.now() + CHECKED_WITHIN_MS; ; await wait(LOOK_AGAIN_MS)) {
    const { state } = await play.as(who).get<{ state: string }>(`/files/${fileId}`)
    if (state === 'clean') return
    if (!['uploading', 'scanning'].includes(state) || Date.now() > until)
      throw new Error(`${fileId}: ${state}`)
  }
}
