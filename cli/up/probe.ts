const ANSWER_WITHIN_MS = 2_000

/** What a part says at /healthz. */
export type Health = { readonly ok: boolean; readonly parts?: unknown }

/** Asks a part how it is; undefined when it does not answer. */
export async function healthAt(address: string): Promise<Health | undefined> {
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) })
    return (await answer.json()) as Health
  } catch {
    return undefined
  }
}

/** Whether a part answers that it is well. */
export const isWell = async (address: string): Promise<boolean> => (await healthAt(address))?.ok === true
