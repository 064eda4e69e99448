import { Upload } from 'tus-js-client'

type Told = { readonly onProgress: (percent: number) => void }

const PIECE_BYTES = 5 * 2 ** 20
const RETRY_MS = [0, 1_000, 3_000, 5_000, 10_000]

/** Sends a file for an answer, going on where the line broke. Resolves to the file's id; rejects when it cannot be sent. */
export function uploadAnswerFile(file: File, caseId: string, { onProgress }: Told): Promise<string> {
  return new Promise((resolve, reject) => {
    const upload = new Upload(file, {
      endpoint: '/api/v1/uploads',
      chunkSize: PIECE_BYTES,
      retryDelays: RETRY_MS,
      metadata: { filename: file.name, purpose: 'answer', caseId },
      onError: reject,
      onProgress: (sent, total) => onProgress(Math.floor((100 * sent) / Math.max(1, total))),
      onSuccess: () => resolve(upload.url?.split('/').at(-1) ?? ''),
    })
    upload.start()
  })
}
