import { z } from 'zod'
import { OFFICE_TYPES, type Office, type OfficeType } from '../../domain/office.js'
import { provinceNamed } from '../../domain/provinces.js'
import { isDay } from '../../domain/time.js'
import { instant, officeParams, reason, text } from './common.js'
import { actor, count, day, listOf } from './replies-common.js'
import { officeHead, officeHistoryReply as historyShape } from './replies-directory.js'
import { submissionStatus } from './submission.js'

const name = text(300)
const why = {
  on: z.string().refine(isDay).exactOptional(),
  reason: reason.min(1),
  orderNo: text(100).exactOptional(),
}

/** What changes in an office's record, from which day, why, on which order. */
export const changeBody = z.strictObject({
  ...why,
  set: z
    .strictObject({
      nameTh: name.exactOptional(),
      shortTh: name.exactOptional(),
      nameEn: name.exactOptional(),
      provinces: z
        .array(z.string().refine((one) => provinceNamed(one) !== undefined))
        .min(1)
        .max(10)
        .exactOptional(),
      letterPrefix: name.max(60).exactOptional(),
      parentCode: officeParams.shape.officeCode.exactOptional(),
      attributes: z
        .record(z.string().min(1).max(60), z.union([z.string().max(200), z.number(), z.boolean()]))
        .exactOptional(),
    })
    .refine((set) => Object.keys(set).length > 0),
})

/** From which day an office is closed, and who goes on with its work. */
export const closingBody = z.strictObject({
  ...why,
  successor: officeParams.shape.officeCode.exactOptional(),
})

const record = historyShape.shape.records.element

/** An office through time, with what persons have changed. */
export const officeHistoryReply = historyShape
  .extend({
    changes: z.array(
      z.strictObject({
        changeId: z.string(),
        code: z.string(),
        kind: z.enum(['added', 'changed', 'closed']),
        onDay: day,
        before: record.nullable(),
        after: record.nullable(),
        successor: z.string().nullable(),
        reason: z.string().nullable(),
        orderNo: z.string().nullable(),
        madeBy: actor,
        madeAt: instant,
      }),
    ),
  })
  .meta({ id: 'OfficeHistory' })

type OfficeNode = Pick<Office, 'code' | 'nameTh' | 'shortTh' | 'nameEn' | 'provinces'> & {
  readonly type: OfficeType | 'central'
  readonly children: readonly OfficeNode[]
}

const officeNode: z.ZodType<OfficeNode> = z
  .strictObject({
    ...officeHead,
    type: z.enum([...OFFICE_TYPES, 'central']),
    get children() {
      return z.array(officeNode)
    },
  })
  .meta({ id: 'OfficeNode' })

/** Offices as a tree. */
export const officeTree = listOf(officeNode)

/** What an office has not finished, and how many persons have an assignment there now or later. */
export const openCaseList = listOf(
  z.strictObject({
    caseId: z.string(),
    circularId: z.string(),
    subject: z.string(),
    status: submissionStatus,
    dueAt: instant,
    reached: z.boolean(),
  }),
).extend({ successors: z.array(z.string()), people: count })

/** What became of each case. */
export const handedOverReply = z.strictObject({
  successor: z.string(),
  items: z.array(
    z.strictObject({
      circularId: z.string(),
      outcome: z.enum(['handedOver', 'withdrawn', 'listed', 'refused']),
      code: z.string().exactOptional(),
    }),
  ),
})
