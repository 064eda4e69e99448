import { uploadInPieces } from '../../../api/upload-file.js'

type Told = { readonly onProgress: (percent: number) => void }

/** Sends a file for an answer. Resolves to the file's id; rejects when it cannot be sent. */
export const uploadAnswerFile = (file: File, caseId: string, { onProgress }: Told): Promise<string> =>
  uploadInPieces(file, { purpose: 'answer', caseId }, onProgress)
