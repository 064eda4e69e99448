import { z } from 'zod'
import { OFFICE_REGISTERS } from '../../domain/case.js'

/** Which register, in an address: an office's book of one calendar year (Gregorian). */
export const registerParams = z.strictObject({
  officeCode: z.string().max(80),
  register: z.enum(OFFICE_REGISTERS),
  year: z.coerce.number().int().min(1900).max(2400),
})
