/** A stop that comes from SIGTERM, SIGINT, the end of the supervisor, or this process itself. */
export type Stopping = { readonly signal: AbortSignal; stop(): void }

/** Listens for the reasons to stop. */
export function untilStopped(): Stopping {
  const controller = new AbortController()
  const stop = (): void => controller.abort()
  process.once('SIGTERM', stop).once('SIGINT', stop).once('disconnect', stop)
  return { signal: controller.signal, stop }
}
