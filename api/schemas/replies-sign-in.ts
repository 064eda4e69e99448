import { z } from 'zod'

/** The first administrator, made. */
export const madeAdministrator = z.strictObject({ personId: z.string(), officeCode: z.string() })

/** Whose password was set. */
export const passwordSet = z.strictObject({ personId: z.string() })
