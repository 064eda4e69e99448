import type { paths } from './schema.js'

/** What a refusal says: the code, the words, and the fields that were refused (JSON pointers). */
export type ProblemBody = {
  readonly code: string
  readonly messageTh: string
  readonly messageEn: string
  readonly errors?: readonly {
    readonly pointer: string
    readonly code: string
    readonly messageTh: string
    readonly messageEn: string
    readonly cell?: string
  }[]
}

/** A problem (RFC 9457) that the API answered: codes are of a closed list, words are Thai and English. */
export class WianProblem extends Error {
  constructor(
    readonly status: number,
    readonly body: ProblemBody,
  ) {
    super(`${status} ${body.code}: ${body.messageEn}`)
    this.name = 'WianProblem'
  }
}

/** The methods that the API has. */
export type Method = 'get' | 'post' | 'put' | 'delete'
/** The addresses that answer a method. */
export type PathsWith<M extends Method> = {
  [P in keyof paths]: paths[P] extends Record<M, object> ? P : never
}[keyof paths]
/** One operation of the document. */
export type Operation<P extends keyof paths, M extends Method> =
  paths[P] extends Record<M, infer Found> ? Found : never
type Part<Op, Place extends string> = Op extends { parameters: infer All }
  ? Place extends keyof All
    ? NonNullable<All[Place]>
    : never
  : never
type BodyOf<Op> = Op extends { requestBody?: { content: { 'application/json': infer Body } } } ? Body : never
/** What an operation answers when it went well. */
export type OkOf<Op> = Op extends { responses: infer Replies }
  ? { [S in keyof Replies & (200 | 201 | 202)]: JsonOf<Replies[S]> }[keyof Replies & (200 | 201 | 202)]
  : never
type JsonOf<Reply> = Reply extends { content: { 'application/json': infer Body } } ? Body : Blob

/** What a call may bring: the parts of its address, its query, its body, and what makes it safe to repeat. */
export type Asked<Op> = {
  readonly path?: Part<Op, 'path'>
  readonly query?: Part<Op, 'query'>
  readonly body?: BodyOf<Op>
  /** Names the request: sent again with the same key it has one effect. Made up where it is left out. */
  readonly idempotencyKey?: string
  /** The version that was read (`ETag`), for changes that need it. */
  readonly ifMatch?: string
}

/** Asks the API; addresses, queries, bodies and answers are checked by the compiler. */
export type WianClient = {
  [M in Method]: <P extends PathsWith<M>>(
    path: P,
    asked?: Asked<Operation<P, M>>,
  ) => Promise<OkOf<Operation<P, M>>>
}

/**
 * Makes a client of an installation, with a machine token (`wian_…`) or a session token; a page of the installation itself
 * has its cookie and needs none.
 */
export function createWianClient({ url, token }: { url: string; token?: string }): WianClient {
  const ask = async (method: Method, path: string, asked: Loose = {}): Promise<unknown> => {
    const response = await fetch(addressOf(url, path, asked), {
      method: method.toUpperCase(),
      headers: headersOf(method, token, asked),
      ...(asked.body === undefined ? {} : { body: JSON.stringify(asked.body) }),
    })
    const isJson = /[/+]json\b/.test(response.headers.get('content-type') ?? '')
    if (!response.ok) throw new WianProblem(response.status, (await response.json()) as WianProblem['body'])
    return isJson ? response.json() : response.blob()
  }
  const bound = (method: Method) => (path: string, asked?: Loose) => ask(method, path, asked)
  const methods = { get: bound('get'), post: bound('post'), put: bound('put'), delete: bound('delete') }
  return methods as unknown as WianClient
}

type Loose = {
  path?: Record<string, unknown>
  query?: Record<string, unknown>
  body?: unknown
  idempotencyKey?: string
  ifMatch?: string
}

function addressOf(url: string, path: string, { path: parts = {}, query = {} }: Loose): URL {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(parts[name])))
  const address = new URL(filled, url)
  for (const [name, value] of Object.entries(query))
    if (value !== undefined) address.searchParams.set(name, String(value))
  return address
}

function headersOf(
  method: Method,
  token: string | undefined,
  { body, idempotencyKey, ifMatch }: Loose,
): Record<string, string> {
  return {
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(method === 'post' ? { 'idempotency-key': idempotencyKey ?? crypto.randomUUID() } : {}),
    ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
  }
}
