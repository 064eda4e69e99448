import { operationWords } from './operation.js'
import { problemReplies } from './problems.js'
import { both, type Words } from './words.js'

/** The place and the act of an operation that the tus server answers, not a route. */
export type UploadOperation = {
  readonly method: 'post' | 'options' | 'head' | 'patch' | 'delete'
  readonly path: '/uploads' | '/uploads/:fileId'
  readonly access: 'file.upload'
}

type Described = Pick<UploadOperation, 'method' | 'path'> &
  Words & {
    readonly id: string
    /** Names of `UPLOAD_PARAMETERS`. */
    readonly takes: readonly (keyof typeof UPLOAD_PARAMETERS)[]
    readonly body?: 'optional' | 'required'
    readonly status: 200 | 201 | 204
    /** Names of headers of the answer, as HTTP writes them. */
    readonly gives: readonly string[]
    readonly problems: readonly number[]
  }

const BYTES = { type: 'string', pattern: '^[0-9]{1,15}$' }
const text = { type: 'string' }
const named = (name: string, words: Words, schema: object, required = true) => ({
  ...{ name, in: 'header', required, description: both(words), schema },
})

/** Headers of requests to the tus endpoint. */
export const UPLOAD_PARAMETERS = {
  TusResumable: named(
    'Tus-Resumable',
    { th: 'รุ่นของข้อกำหนด tus', en: 'The version of the tus protocol' },
    { const: '1.0.0' },
  ),
  UploadLength: named('Upload-Length', { th: 'ขนาดของแฟ้มเป็นไบต์', en: 'Bytes of the whole file' }, BYTES),
  UploadMetadata: named(
    'Upload-Metadata',
    {
      th: 'คู่ของชื่อกับค่า (base64) คั่นด้วยจุลภาค: filename ต้องมี caseId purpose filetype มีก็ได้',
      en: 'Pairs of a name and a value in base64, parted by commas: filename; optional caseId (submission/<circularId>/<officeCode> or circular/<circularId>), purpose (answer, circular, other), filetype',
    },
    text,
  ),
  UploadOffset: named(
    'Upload-Offset',
    { th: 'ตำแหน่งที่ส่งต่อ เป็นไบต์', en: 'The byte at which this part begins' },
    BYTES,
  ),
}

const shown = (words: Words, schema: object = text) => ({ description: both(words), schema })

/** Headers of answers of the tus endpoint, under the names that the document refers to. */
export const UPLOAD_HEADERS = {
  TusResumable: shown({ th: 'รุ่นของข้อกำหนด tus', en: 'The version of the tus protocol' }),
  TusVersion: shown({ th: 'รุ่นที่รับ', en: 'The versions that are taken' }),
  TusExtension: shown({ th: 'ส่วนขยายที่รับ', en: 'The extensions of tus that are taken' }),
  UploadOffset: shown({ th: 'รับไว้แล้วกี่ไบต์', en: 'Bytes that have arrived' }, BYTES),
  UploadLength: shown({ th: 'ขนาดของแฟ้มเป็นไบต์', en: 'Bytes of the whole file' }, BYTES),
  UploadExpires: shown({
    th: 'เลิกรอส่วนที่เหลือเมื่อใด (เมื่อยังไม่ครบ)',
    en: 'When the rest is no longer waited for, while it is not complete',
  }),
}

const OF_ALL = [400, 401, 403, 429, 431, 500, 503]

const DESCRIBED: readonly Described[] = [
  {
    ...{ method: 'post', path: '/uploads', id: 'postUploads', status: 201, body: 'optional' },
    th: 'เริ่มส่งแฟ้ม (tus 1.0) ส่วนท้ายของ Location คือรหัสของแฟ้ม ส่งไบต์แรกมาพร้อมกันได้',
    en: 'Begin to send a file (tus 1.0): the last part of Location is its id; the first bytes may come along',
    takes: ['TusResumable', 'UploadLength', 'UploadMetadata'],
    gives: ['Location', 'Tus-Resumable', 'Upload-Offset', 'Upload-Expires'],
    problems: [...OF_ALL, 404, 408, 409, 413, 422],
  },
  {
    ...{ method: 'options', path: '/uploads', id: 'optionsUploads', status: 204 },
    th: 'ส่วนใดของ tus ที่ใช้ได้',
    en: 'Which parts of tus can be used',
    takes: [],
    gives: ['Tus-Resumable', 'Tus-Version', 'Tus-Extension'],
    problems: OF_ALL,
  },
  {
    ...{ method: 'head', path: '/uploads/:fileId', id: 'headUploadsByFileId', status: 200 },
    th: 'แฟ้มที่ตนกำลังส่ง รับไว้แล้วกี่ไบต์ (คำปฏิเสธไม่มีเนื้อความ)',
    en: 'How many bytes of an upload of one’s own have arrived (a refusal has no body)',
    takes: ['TusResumable'],
    gives: ['Tus-Resumable', 'Upload-Offset', 'Upload-Length'],
    problems: [...OF_ALL, 404, 410],
  },
  {
    ...{
      method: 'patch',
      path: '/uploads/:fileId',
      id: 'patchUploadsByFileId',
      status: 204,
      body: 'required',
    },
    th: 'ส่งส่วนต่อไปของแฟ้มที่ตนกำลังส่ง จากตำแหน่งที่รับไว้แล้ว',
    en: 'Send the next part of an upload of one’s own, from the byte at which it stopped',
    takes: ['TusResumable', 'UploadOffset'],
    gives: ['Tus-Resumable', 'Upload-Offset', 'Upload-Expires'],
    problems: [...OF_ALL, 404, 408, 409, 410, 413, 415],
  },
  {
    ...{ method: 'delete', path: '/uploads/:fileId', id: 'deleteUploadsByFileId', status: 204 },
    th: 'เลิกส่งแฟ้มที่ตนกำลังส่ง',
    en: 'Give up an upload of one’s own that is not complete',
    takes: ['TusResumable'],
    gives: ['Tus-Resumable'],
    problems: [...OF_ALL, 404, 410],
  },
]

/** The operations of the tus endpoint (api/uploads/router.ts), which are no routes but obey the policy like them. */
export const UPLOAD_OPERATIONS: readonly UploadOperation[] = DESCRIBED.map(({ method, path }) => ({
  ...{ method, path, access: 'file.upload' },
}))

/** The tus endpoint as paths of the document. */
export function uploadPaths(): Readonly<Record<string, Readonly<Record<string, object>>>> {
  const of = (path: UploadOperation['path']) =>
    Object.fromEntries(
      DESCRIBED.filter((one) => one.path === path).map((one) => [one.method, operationOf(one)]),
    )
  return { '/api/v1/uploads': of('/uploads'), '/api/v1/uploads/{fileId}': of('/uploads/:fileId') }
}

function operationOf(one: Described): object {
  const { id: operationId, th, en, path, takes, body, status, gives, problems } = one
  const content = { 'application/offset+octet-stream': { schema: { ...text, format: 'binary' } } }
  return {
    operationId,
    tags: ['files'],
    ...operationWords({ summary: en, summaryTh: th, access: 'file.upload' }),
    parameters: [
      ...(path.endsWith(':fileId') ? [FILE_ID] : []),
      ...takes.map((name) => ({ $ref: `#/components/parameters/${name}` })),
    ],
    ...(body ? { requestBody: { required: body === 'required', content } } : {}),
    responses: {
      [status]: { description: 'สำเร็จ / Done', headers: headersOf(gives) },
      ...problemReplies(problems),
    },
  }
}

const FILE_ID = {
  ...{ name: 'fileId', in: 'path', required: true },
  description: both({ th: 'รหัสของแฟ้ม', en: 'Id of the file' }),
  schema: { ...text, pattern: '^[0-9a-f-]{36}$' },
}

function headersOf(names: readonly string[]): object {
  return Object.fromEntries(
    names.map((name) => [name, { $ref: `#/components/headers/${name.replaceAll('-', '')}` }]),
  )
}
