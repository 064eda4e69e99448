import { z } from 'zod'
import { instant } from './common.js'
import { count } from './replies-common.js'
import { assignmentReply } from './replies-people.js'

/** The first administrator, made. */
export const madeAdministrator = z.strictObject({ personId: z.string(), officeCode: z.string() })

/** Whose password was set. */
export const passwordSet = z.strictObject({ personId: z.string() })

/** The person, and what they may act as today. */
export const ownAssignments = z
  .strictObject({
    personId: z.string(),
    nameTh: z.string(),
    nameEn: z.string(),
    email: z.string().nullable(),
    isFresh: z.boolean(),
    assignments: z.array(
      assignmentReply.pick({
        ...{ assignmentId: true, officeCode: true, officeTh: true, officeEn: true, role: true },
        ...{ capacity: true, orderNo: true, validFrom: true, validTo: true },
      }),
    ),
    chosenId: z.string().nullable(),
  })
  .meta({ id: 'OwnAssignments' })

/** The session is fresh again. A program gets its new token here, a browser by cookie. */
export const confirmed = z.strictObject({ confirmedAt: instant, token: z.string().exactOptional() })

/** One session of the person. Times are real. */
export const ownSession = z
  .strictObject({
    sessionId: z.string(),
    startedAt: instant,
    seenAt: instant,
    endsAt: instant,
    userAgent: z.string().nullable(),
    address: z.string().nullable(),
    isThis: z.boolean(),
  })
  .meta({ id: 'OwnSession' })

/** How many sessions ended. */
export const ended = z.strictObject({ ended: count })

/** What each person was given, once: a mail, a link or a password; or why not. */
export const accountsGiven = z
  .strictObject({
    items: z.array(
      z.strictObject({
        personId: z.string(),
        outcome: z.enum(['mailed', 'link', 'password', 'refused']),
        link: z.string().exactOptional(),
        password: z.string().exactOptional(),
        problem: z
          .strictObject({ code: z.string(), messageTh: z.string(), messageEn: z.string() })
          .exactOptional(),
      }),
    ),
  })
  .meta({ id: 'AccountsGiven' })

/** Whether there was a second factor to take away. */
export const secondFactorReset = z.strictObject({ personId: z.string(), had: z.boolean() })

/** For how many minutes the link is good, should there be one. */
export const recoveryStarted = z.strictObject({ minutes: count })
