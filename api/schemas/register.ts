import { z } from 'zod'

/** Which register, in an address: an office's book of one calendar year (Gregorian). */
export const registerParams = z.strictObject({
  officeCode: z.string().max(80),
  register: z.enum(['circular', 'outgoing', 'inward']),
  year: z.coerce.number().int().min(1900).max(2400),
})
