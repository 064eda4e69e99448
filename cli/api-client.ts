import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'

const PAUSE_MS = 200
/** An attempt that hangs (the server was killed just then) is given up and tried again. */
const ATTEMPT_MS = 30_000
const GIVE_UP_AFTER_MS = 90_000
/** The API or what it stands on is just away: the same request may come through in a moment. */
const PASSING_STATUSES = [502, 503, 504]

/** A field that was refused. */
export type FieldProblem = {
  readonly pointer: string
  readonly messageTh: string
  readonly messageEn: string
}

/** A "no" of the API, in the words for a person. */
export class ApiRefusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly th: string,
    readonly en: string,
    readonly fields: readonly FieldProblem[],
  ) {
    const more = fields.filter(({ messageTh }) => messageTh !== th)
    super(
      [
        `${th} / ${en}`,
        ...more.map((field) => `  ${field.pointer}: ${field.messageTh} / ${field.messageEn}`),
      ].join('\n'),
    )
    this.name = 'ApiRefusal'
  }
}

/** What is asked of the API. `key` is the Idempotency-Key of a POST: a new one unless given. */
export type ApiCall = {
  readonly method: 'GET' | 'POST' | 'PUT'
  readonly path: string
  readonly body?: unknown
  readonly key?: string
  readonly onVersion?: number
}

/** A file as it is sent. */
export type UploadedFile = {
  readonly bytes: Buffer
  readonly mediaType: string
  /** What it is meant to follow, where it changes something that there is; 0 where there is none yet. */
  readonly onVersion?: number
}

/** The API as one person uses it. @throws ApiRefusal */
export type PersonalApi = {
  call<T>(call: ApiCall): Promise<T>
  get<T>(path: string): Promise<T>
  /** What is there with its version, for the If-Match of a change. */
  look<T>(path: string): Promise<{ readonly body: T; readonly version: number }>
  post<T>(path: string, body?: unknown, key?: string): Promise<T>
  file(path: string): Promise<Buffer>
  /** A file sent as it is, with its media type. */
  upload<T>(method: 'POST' | 'PUT', path: string, file: UploadedFile): Promise<T>
}

/** Where the API is, and what a person's requests carry: the bearer of a session, asked for at the first of them. */
export type ApiAccess = { readonly url: string; readonly bearer: () => Promise<string> }

/** The API for one person. Requests that found nobody are tried again under the same key, so that nothing happens twice. */
export function apiOf({ url, bearer }: ApiAccess): PersonalApi {
  const send = async (call: ApiCall, raw?: UploadedFile): Promise<Response> => {
    const response = await reach(`${url}/api/v1${call.path}`, requestOf(await bearer(), call, raw))
    if (response.ok) return response
    throw await refusalOf(response)
  }
  const json = async <T>(call: ApiCall): Promise<T> => (await (await send(call)).json()) as T
  return {
    call: json,
    get: (path) => json({ method: 'GET', path }),
    async look(path) {
      const response = await send({ method: 'GET', path })
      const version = Number(/"(\d+)"/.exec(response.headers.get('etag') ?? '')?.[1] ?? 0)
      return { body: (await response.json()) as never, version }
    },
    post: (path, body = {}, key) => json({ method: 'POST', path, body, ...(key ? { key } : {}) }),
    file: async (path) => Buffer.from(await (await send({ method: 'GET', path })).arrayBuffer()),
    async upload(method, path, { onVersion, ...file }) {
      const call = { method, path, ...(onVersion === undefined ? {} : { onVersion }) }
      return (await (await send(call, file)).json()) as never
    },
  }
}

/** Sends the same request until somebody answers it. Only for requests that may be sent twice. */
export async function reach(address: string, request: RequestInit): Promise<Response> {
  for (const until = Date.now() + GIVE_UP_AFTER_MS; ; await wait(PAUSE_MS)) {
    const signal = AbortSignal.timeout(ATTEMPT_MS)
    const isOver = Date.now() > until
    const response = await fetch(address, { ...request, signal }).catch((failure: unknown) => {
      if (isOver) throw failure
    })
    if (response && (isOver || !PASSING_STATUSES.includes(response.status))) return response
  }
}

function requestOf(
  token: string,
  { method, body, key, onVersion }: ApiCall,
  raw?: UploadedFile,
): RequestInit {
  const mediaType = raw?.mediaType ?? (body === undefined ? undefined : 'application/json')
  return {
    method,
    headers: {
      Authorization: `Bearer ${token}`,
      ...(mediaType ? { 'Content-Type': mediaType } : {}),
      ...(method === 'POST' ? { 'Idempotency-Key': key ?? randomUUID() } : {}),
      ...(onVersion === undefined ? {} : { 'If-Match': `"${onVersion}"` }),
    },
    ...(raw ? { body: new Uint8Array(raw.bytes) } : body === undefined ? {} : { body: JSON.stringify(body) }),
  }
}

/** The "no" that a response is. */
export async function refusalOf(response: Response): Promise<ApiRefusal> {
  const problem = (await response.json().catch(() => ({}))) as Record<string, unknown>
  const {
    code = `HTTP_${response.status}`,
    messageTh = response.statusText,
    messageEn = response.statusText,
  } = problem
  const errors = (problem['errors'] ?? []) as FieldProblem[]
  return new ApiRefusal(response.status, String(code), String(messageTh), String(messageEn), errors)
}
