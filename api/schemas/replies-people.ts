import { z } from 'zod'
import { POSSIBLE_ACTS } from '../../domain/policy/possible.js'
import { capacity, instant } from './common.js'
import { submissionStatus } from './submission.js'
import { role } from './people.js'
import {
  actor,
  auditScope,
  count,
  day,
  instantOrNull,
  listOf,
  officeNamed,
  pageOf,
  words,
} from './replies-common.js'

/** Office × role × capacity for a time, with what the office is called today. */
export const assignmentReply = z
  .strictObject({
    assignmentId: z.string(),
    personId: z.string(),
    officeCode: z.string(),
    ...officeNamed,
    role,
    capacity,
    orderNo: z.string().nullable(),
    validFrom: day,
    validTo: day.nullable(),
    inPlaceOf: z.string().nullable(),
    alsoFor: z.array(z.string()),
    scope: auditScope.nullable(),
    revokedAt: instantOrNull,
  })
  .meta({ id: 'Assignment' })

const person = {
  personId: z.string(),
  nameTh: z.string(),
  nameEn: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  lockedAt: instantOrNull,
  lockedReason: z.string().nullable(),
  leftOn: day.nullable(),
}

/** People in a list, each with what has not ended. */
export const personPage = pageOf(
  z.strictObject({ ...person, assignments: z.array(assignmentReply) }).meta({ id: 'PersonEntry' }),
)

const handedTask = z
  .strictObject({
    caseId: z.string(),
    circularId: z.string(),
    officeCode: z.string(),
    subject: z.string(),
    assignee: z.string(),
    status: submissionStatus,
    dueAt: instant,
    isOrphaned: z.boolean(),
  })
  .meta({ id: 'HandedTask' })

/** A person with everything that they hold and have held, and what lies on their desk. */
export const personReply = z.strictObject({
  person: z.strictObject(person).meta({ id: 'Person' }),
  version: count,
  status: z.enum(['serving', 'locked', 'left']),
  assignments: z.array(assignmentReply),
  possibleActs: z.array(z.enum(POSSIBLE_ACTS.personnel)),
  tasks: z.array(handedTask),
})

/** What was decided about a person, the first step first. */
export const personRecord = listOf(
  z
    .strictObject({
      version: count,
      at: instant,
      by: actor.extend({ nameTh: z.string().nullable() }),
      what: z.strictObject(words),
      reason: z.string().nullable(),
      until: day.nullable(),
      assignment: assignmentReply.nullable(),
    })
    .meta({ id: 'PersonnelStep' }),
)

/** What was handed to people of an office and is not done; whoever left may be on no other list that names them. */
export const taskList = listOf(
  handedTask.extend({ assigneeTh: z.string(), assigneeEn: z.string() }).meta({ id: 'NamedTask' }),
)

/** Who works in an office. */
export const staffList = listOf(
  z
    .strictObject({
      personId: z.string(),
      nameTh: z.string(),
      nameEn: z.string(),
      assignmentId: z.string(),
      role,
      capacity,
      inPlaceOf: z.string().nullable(),
      validFrom: day,
      validTo: day.nullable(),
    })
    .meta({ id: 'StaffMember' }),
)

/** Who might stand in, the nearest in the hierarchy first, and why. */
export const suggestionList = listOf(
  z
    .strictObject({
      personId: z.string(),
      nameTh: z.string(),
      nameEn: z.string(),
      role,
      reason: z.strictObject({ code: z.enum(['deputy', 'sameRole', 'nextInLine']), ...words }),
    })
    .meta({ id: 'Suggestion' }),
)
