import { Upload } from 'tus-js-client'
import { api, type Answered } from './client.js'

/** A file as it lies with the office: where it is on its way, and why where it was held or refused. */
export type UploadedFile = Answered<'/api/v1/files/{fileId}'>

/** For what a file is sent, as the API is told. */
type About = Readonly<Record<string, string>>

const PIECE_BYTES = 5 * 2 ** 20
const RETRY_MS = [0, 1_000, 3_000, 5_000, 10_000]
/** How long to wait between two looks at a file that is being looked through, in milliseconds. */
const LOOK_MS = 400

/** Sends a file piece by piece, going on where the line broke. Resolves to its id; rejects when it cannot be sent. */
export function uploadInPieces(
  file: File,
  about: About,
  onProgress: (percent: number) => void = () => undefined,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const upload = new Upload(file, {
      endpoint: '/api/v1/uploads',
      chunkSize: PIECE_BYTES,
      retryDelays: RETRY_MS,
      metadata: { filename: file.name, ...about },
      onError: reject,
      onProgress: (sent, total) => onProgress(Math.floor((100 * sent) / Math.max(1, total))),
      onSuccess: () => resolve(upload.url?.split('/').at(-1) ?? ''),
    })
    upload.start()
  })
}

/** Sends a file of the office and waits until it has been looked through. */
export async function uploadFile(file: File): Promise<UploadedFile> {
  const fileId = await uploadInPieces(file, {})
  for (;;) {
    const found = await api.get('/api/v1/files/{fileId}', { path: { fileId } })
    if (found.state !== 'uploading' && found.state !== 'scanning') return found
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  }
}
