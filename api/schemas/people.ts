import { z } from 'zod'
import { PERSONS } from '../../domain/policy/rule.js'
import { plainTyped } from '../../domain/thai.js'
import { id, typedDay } from './common.js'

/** What a person may be in an office. */
export const role = z.enum([...PERSONS])
/** เจ้าของตำแหน่ง, ปฏิบัติราชการแทน, รักษาราชการแทน. */
export const capacity = z.enum(['holder', 'onBehalf', 'acting'])

/** One person, in an address. */
export const personParams = z.strictObject({ personId: id })
/** One assignment of a person, in an address. */
export const assignmentParams = z.strictObject({ personId: id, assignmentId: id })

/** What the office enters of a person. */
export const details = {
  nameTh: z.string().transform(plainTyped).pipe(z.string().min(1).max(200)),
  nameEn: z.string().trim().max(200).default(''),
  email: z.email().max(254).toLowerCase(),
  phone: z.string().trim().max(40).nullable().default(null),
}

const period = { validFrom: typedDay, validTo: typedDay.nullable().default(null) }
const order = z.string().trim().max(100).nullable().default(null)

/** An assignment as it is asked for. */
export const assignmentBody = z.strictObject({
  officeCode: id,
  role,
  capacity: capacity.default('holder'),
  orderNo: order,
  ...period,
  scope: z
    .strictObject({
      offices: z.union([z.literal('all'), z.array(id).max(1_000)]),
      caseIds: z.array(z.string().max(200)).max(1_000).exactOptional(),
    })
    .nullable()
    .default(null),
})

/** Who stands in, for how long, on which order. */
export const substituteBody = z.strictObject({
  substituteId: id,
  capacity: z.enum(['onBehalf', 'acting']).default('acting'),
  orderNo: order,
  ...period,
})

/** For how long somebody is looked for. */
export const periodQuery = z.strictObject({ validFrom: typedDay, validTo: typedDay })
/** The first day on which it no longer holds. */
export const endBody = z.strictObject({ validTo: typedDay })
/** The first day on which the person no longer serves, and why. */
export const leaveBody = z.strictObject({ leftOn: typedDay, reason: z.string().trim().max(2_000) })
/** A reason. */
export const reasonBody = z.strictObject({ reason: z.string().trim().max(2_000) })
