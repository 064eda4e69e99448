import { z } from 'zod'

/** A letter's code as a person may type it, or the SHA-256 of a file: small letters, without blanks and hyphens. */
export const codeOrHash = z
  .string()
  .max(120)
  .transform((typed) => typed.toLowerCase().replace(/[\s-]/g, ''))
  .pipe(z.string().regex(/^([0-9a-z]{16}|[0-9a-f]{64})$/))
