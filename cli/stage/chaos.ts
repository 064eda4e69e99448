import { setTimeout as wait } from 'node:timers/promises'
import type { PartName } from '../up/part.js'
import type { Stack } from '../up/stack.js'
import type { Chaos } from './play.js'
import type { View } from './view.js'

const LOOK_AGAIN_MS = 50
const UP_WITHIN_MS = 60_000

/** At which point of the play which part is killed: one after the other, in the middle of work. */
export const STRIKES: Readonly<Record<string, PartName>> = {
  launched: 'worker',
  'answering-2023-11-22': 'api',
  'answering-2023-11-23': 'temporal',
  'answering-2023-11-24': 'postgres',
}

/** No trouble at all. */
export const calm: Chaos = { strike: () => Promise.resolve(), recovered: () => Promise.resolve() }

/** Kills parts of the stack at the points named. */
export function createChaos(
  stack: Pick<Stack, 'kill' | 'restarts'>,
  view: View,
  strikes: Readonly<Record<string, PartName>> = STRIKES,
): Chaos & { readonly struck: readonly PartName[] } {
  const struck: PartName[] = []
  let down: { part: PartName; before: number; since: number } | undefined
  return {
    struck,
    async strike(point) {
      const part = strikes[point]
      if (!part) return
      await waitUntilUp(stack, down)
      down = { part, before: stack.restarts(part), since: Date.now() }
      struck.push(part)
      view.trouble({
        th: `${part} ถูกปิดกะทันหัน (SIGKILL) งานดำเนินต่อ`,
        en: `${part} is killed (SIGKILL); work goes on`,
      })
      stack.kill(part)
    },
    async recovered() {
      await waitUntilUp(stack, down)
      if (!down) return
      const seconds = ((Date.now() - down.since) / 1000).toFixed(1)
      view.more({ th: `${down.part} กลับมาแล้ว`, en: `${down.part} is up again, ${seconds} s after the blow` })
      down = undefined
    },
  }
}

async function waitUntilUp(
  stack: Pick<Stack, 'restarts'>,
  down: { part: PartName; before: number } | undefined,
): Promise<void> {
  if (!down) return
  for (
    const until = Date.now() + UP_WITHIN_MS;
    stack.restarts(down.part) <= down.before;
    await wait(LOOK_AGAIN_MS)
  )
    if (Date.now() > until) throw new Error(`${down.part} ไม่กลับมา / did not come back`)
}
