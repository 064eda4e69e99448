import { useMutation, type UseMutationResult } from '@tanstack/react-query'
import { flushSync } from 'react-dom'
import { WianProblem } from './client.js'
import { confirmWho } from './confirm-who.js'
import { readAnew } from './queries.js'

/** How an act reaches the API; the key names it, so that sent again it has one effect. */
type Send<In, Out> = (input: In, idempotencyKey: string) => Promise<Out>

const asksForFreshSignIn = (error: unknown) =>
  error instanceof WianProblem && error.body.code === 'FRESH_SIGN_IN_NEEDED'

/**
 * Does what a person decided. Where the API wants to know once more who they are, they are asked and the same act is sent
 * again under the same key; afterwards every screen reads anew what it shows.
 * @throws WianProblem what the API refused; the screen shows it where the act was begun
 */
export function useAct<In = void, Out = unknown>(
  send: Send<In, Out>,
  done?: (out: Out, input: In) => void,
): UseMutationResult<Out, Error, In> {
  return useMutation({
    async mutationFn(input: In) {
      const key = crypto.randomUUID()
      try {
        return await send(input, key)
      } catch (error) {
        if (!asksForFreshSignIn(error) || !(await confirmWho())) throw error
        return send(input, key)
      }
    },
    async onSuccess(out, input) {
      // At once, so that a screen that is left because of it reads nothing more of what may be gone.
      flushSync(() => done?.(out, input))
      await readAnew()
    },
  })
}
