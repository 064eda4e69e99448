import type { Logger } from 'pino'
import type pg from 'pg'
import type { z } from 'zod'
import type { KeyVault } from '../db/key-vault.js'
import type { Actor } from '../domain/case.js'
import type { ActName } from '../domain/policy/policy.js'
import type { Instant } from '../domain/time.js'
import type { Access } from './access.js'
import type { AnswerCheck } from './answers.js'
import type { Cases } from './cases.js'
import type { Person, SignedIn, SignIn } from './sign-in/contract.js'
import type { SignInDesk } from './sign-in/desk.js'
import type { EventHub } from './events/hub.js'
import type { ServerEvent } from './events/stream.js'
import type { WebhookDesk } from './webhook-desk.js'
import type { HealthDeps } from './health.js'
import type { Limiter, LimitClass } from './limits.js'
import type { HttpMetrics } from './metrics.js'
import type { OpenPress } from './press.js'
import type { Operations } from './operations/run.js'
import type { Mailbox } from './mailbox.js'
import type { FileDesk } from './uploads/desk.js'

/** What the routes work with. */
export type Deps = {
  readonly pool: pg.Pool
  readonly cases: Cases
  readonly checkAnswer: AnswerCheck
  readonly signIn: SignIn
  readonly desk: SignInDesk
  readonly files: FileDesk
  /** Sets papers that are made while somebody waits for them. */
  readonly openPress: OpenPress
  readonly log: Logger
  /** Keeps the offices' private keys. */
  readonly vault: KeyVault
  /** The embedded mode's own mailbox. */
  readonly mailbox?: Mailbox
  /** Where a demo writes down its people, who may be signed in as by one click; no such thing anywhere else. */
  readonly demoCast?: string
  /** The folder of the built screens; none are served when left out. */
  readonly screens?: string
  /** Counts requests. */
  readonly limiter: Limiter
  /** Health, readiness and figures, for those who run the product. */
  readonly health: HealthDeps & { readonly metrics: HttpMetrics }
  /** Proxies whose word on the caller's address is taken (Express `trust proxy`); none when left out. */
  readonly trustedProxies?: readonly string[]
  /** Long work of this process. */
  readonly operations: Operations
  readonly webhooks: WebhookDesk
  /** What has changed, for those who watch. */
  readonly events: EventHub
}

/** A request that has been let in and read: the handler gets nothing else of HTTP. */
export type Call<Params, Query, Body> = {
  readonly actor: Actor
  /** The act of the policy that the route is for. */
  readonly act: ActName
  /** The sign-in behind the request; nothing on a public route. */
  readonly signedIn: SignedIn | undefined
  /** The person, on a route for every signed-in person (`access: 'person'`); nothing on others. */
  readonly person: Person | undefined
  /** From where the request came, for what is counted by address. */
  readonly address: string
  readonly params: Params
  readonly query: Query
  readonly body: Body
  /** When the request was first received, by the product's clock; a retry with the same key keeps it. */
  readonly at: Instant
  /** Names this request for ever: person and Idempotency-Key. */
  readonly key: string
  /** The version or revision of If-Match; 0 where none was said and the route does not insist. */
  readonly onVersion: number
  readonly requestId: string
}

/** What a route may answer, by status: JSON by its schema, a file of one of these media types, or a stream of events. */
export type Replies = Readonly<
  Partial<
    Record<
      200 | 201 | 202,
      | z.ZodType
      | { readonly mediaTypes: readonly string[]; readonly inRanges?: true }
      | { readonly eventSchema: z.ZodType }
    >
  >
>

/**
 * A file as an answer: whole, in pieces that are made while they are sent, or from the disk under its hash, of which
 * ranges may be asked for.
 */
export type AnswerFile = { readonly name: string; readonly mediaType: string } & (
  | { readonly bytes: Buffer }
  | { readonly pieces: AsyncIterable<string | Uint8Array> }
  | { readonly path: string; readonly sha256: string }
)

/** What a handler answers. */
export type Answer = {
  readonly status?: 200 | 201 | 202
  readonly body?: unknown
  /** Members of the body that only the first answer has: the same request asked again does not get them. */
  readonly shownOnce?: Readonly<Record<string, unknown>>
  readonly etag?: number
  readonly location?: string
  /** Cookies to set, as header values. */
  readonly cookies?: readonly string[]
  /** Server-sent events until the work ends or the signal says that nobody may listen any more. */
  readonly events?: (signal: AbortSignal) => AsyncIterable<ServerEvent>
  readonly file?: AnswerFile
}

/**
 * One route of the API: its address, who may use it, what it takes, what it does. The handler parses nothing and decides
 * nothing. `effect: 'none'` on a POST needs no Idempotency-Key; `onVersion` asks for If-Match.
 */
export type Route<Params = unknown, Query = unknown, Body = unknown> = {
  readonly method: 'get' | 'post' | 'put' | 'delete'
  readonly path: string
  readonly access: Access
  /** What it is for, in one sentence, as the API's own document says it. */
  readonly summary: string
  readonly summaryTh: string
  readonly params?: z.ZodType<Params>
  readonly query?: z.ZodType<Query>
  /** JSON by its schema; or the raw bytes of one of these media types. */
  readonly body?: z.ZodType<Body> | { readonly mediaTypes: readonly string[] }
  readonly replies: Replies
  readonly effect?: 'none'
  /**
   * Nothing may be kept that follows from what the body says: the hash that tells requests apart leaves it out, and the
   * handler answers the same whatever it was.
   */
  readonly secretBody?: true
  readonly onVersion?: boolean
  /** Which limit counts, where it is not that of reading or writing. */
  readonly limit?: LimitClass
  handle(call: Call<Params, Query, Body>, deps: Deps): Promise<Answer>
}

/** Whether a request may say in If-Match which version it is meant for: one that changes something that there is. */
export function mayNameVersion({
  method,
  path,
  onVersion,
}: Pick<Route, 'method' | 'path' | 'onVersion'>): boolean {
  return onVersion === true || (method !== 'get' && path.includes(':'))
}

/** A route whose types have been checked and are of no more interest. */
export type AnyRoute = Route<never, never, never>

/** Declares a route; the types of its parts follow from its schemas. */
export function route<Params, Query, Body>(definition: Route<Params, Query, Body>): AnyRoute {
  return definition as unknown as AnyRoute
}
