import { setTimeout as wait } from 'node:timers/promises'

const PAUSE_MS = 150
const GIVE_UP_AFTER_MS = 90_000

/** Does again what failed because a part of the stack was just away. Only for work that may be done twice. */
export async function persistently<T>(work: () => Promise<T>): Promise<T> {
  for (const until = Date.now() + GIVE_UP_AFTER_MS; ; await wait(PAUSE_MS)) {
    try {
      return await work()
    } catch (failure) {
      if (!isAway(failure) || Date.now() > until) throw failure
    }
  }
}

/** Codes of sockets that nobody answers, of PostgreSQL starting or stopping (class 08, 57P0x), and gRPC's UNAVAILABLE. */
const AWAY = /^(ECONNREFUSED|ECONNRESET|EPIPE|UND_ERR_SOCKET|57P0\d|08\w{3}|14|4|1)$/

function isAway(failure: unknown): boolean {
  if (!(failure instanceof Error)) return false
  const { code } = failure as { code?: string | number }
  if (code !== undefined && AWAY.test(String(code))) return true
  if (/connection terminated|client has encountered a connection error|fetch failed/i.test(failure.message))
    return true
  return failure.cause !== undefined && isAway(failure.cause)
}
