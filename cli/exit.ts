/** What `wian` ends with, for scripts. */
export const EXIT = { ok: 0, error: 1, usage: 2, notFound: 3, conflict: 4, partial: 5 } as const
export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** A failure that a person can understand from its message alone: shown without a stack, ends with its code. */
export class CliFailure extends Error {
  constructor(
    message: string,
    readonly exitCode: ExitCode = EXIT.error,
  ) {
    super(message)
    this.name = 'CliFailure'
  }
}
