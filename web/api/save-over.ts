import { isSame } from '../../domain/same.js'
import { WianProblem } from '../../clients/typescript/client.js'

/** What somebody began to change from: the version of its case, and what they change of it. */
type Seen = { readonly version: number; readonly content: unknown }

/**
 * Saves over what the person saw. A case goes on while somebody writes (a mail has gone, a date was set): where that alone
 * is newer, and what they change stands as they saw it, it is saved over the newer version without a word.
 * @param seen what they began from
 * @param read what stands there now
 * @param send saves over a version, given as the header names it
 * @throws WianProblem 412 where somebody has changed it meanwhile
 */
export async function saveOver<Out>(
  seen: Seen,
  read: () => Promise<Seen>,
  send: (ifMatch: string) => Promise<Out>,
): Promise<Out> {
  try {
    return await send(`"${seen.version}"`)
  } catch (error) {
    if (!(error instanceof WianProblem) || error.status !== 412) throw error
    const { version, content } = await read()
    if (version === seen.version || !isSame(content, seen.content)) throw error
    return send(`"${version}"`)
  }
}
