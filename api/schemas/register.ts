import { z } from 'zod'
import { OFFICE_REGISTERS } from '../../domain/case.js'

const register = z.enum(OFFICE_REGISTERS)

/** Which register, in an address: an office's book of one calendar year (Gregorian). */
export const registerParams = z.strictObject({
  officeCode: z.string().max(80),
  register,
  year: z.coerce.number().int().min(1900).max(2400),
})

/** Which number of a register, in an address. */
export const givenNumberParams = registerParams.extend({
  number: z.coerce.number().int().min(1).max(999_999),
})

/** A number of a register, as the case that it was given to holds it. */
export const givenNumber = z
  .strictObject({ officeCode: z.string(), register, year: z.int(), number: z.int().min(1) })
  .meta({ id: 'GivenNumber' })
