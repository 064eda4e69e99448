import {
  createWianClient,
  type Asked,
  type Method,
  type OkOf,
  type Operation,
  type PathsWith,
} from '../../clients/typescript/client.js'

/** The API of the installation that sent this page; the session goes along as a cookie. */
export const api = createWianClient({ url: location.origin })

/** What a page may ask at an address. */
export type AskedAt<P extends PathsWith<M>, M extends Method = 'get'> = Asked<Operation<P, M>>
/** What an address answers. */
export type Answered<P extends PathsWith<M>, M extends Method = 'get'> = OkOf<Operation<P, M>>
/** The addresses that can be read. */
export type Readable = PathsWith<'get'>
export { WianProblem } from '../../clients/typescript/client.js'
import type { ProblemBody } from '../../clients/typescript/client.js'
/** The fields that a refusal names. */
export type ProblemFields = NonNullable<ProblemBody['errors']>
