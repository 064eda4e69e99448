import { z } from 'zod'
import { instant } from './common.js'
import { instantOrNull, listOf } from './replies-common.js'

const holder = { personId: z.string(), officeCode: z.string() }

const machineToken = z
  .strictObject({
    tokenId: z.string(),
    name: z.string(),
    ...holder,
    scopes: z.array(z.string()),
    createdAt: instant,
    expiresAt: instant,
    lastUsedAt: instantOrNull,
    revokedAt: instantOrNull,
  })
  .meta({ id: 'MachineToken' })

/** Tokens without their secrets, and what a new one can be narrowed to. */
export const tokenList = listOf(machineToken).extend({ scopes: z.array(z.string()) })

/** What a token can be narrowed to, in words. */
export const scopeList = listOf(z.strictObject({ scope: z.string(), th: z.string(), en: z.string() }))

/** A new token; its text is there the first time only. */
export const tokenMade = machineToken.extend({ token: z.string().exactOptional() })

/** A token that has ended. */
export const tokenReply = machineToken

const feed = z
  .strictObject({
    feedId: z.string(),
    kind: z.enum(['person', 'office']),
    ...holder,
    createdAt: instant,
    lastFetchedAt: instantOrNull,
    revokedAt: instantOrNull,
  })
  .meta({ id: 'Feed' })

/** Calendar feeds without their addresses. */
export const feedList = listOf(feed)

/** A new feed; its address is there the first time only. */
export const feedMade = feed.extend({ path: z.string().exactOptional() })

/** A feed that has ended. */
export const feedReply = feed

/** What a filled workbook says; the draft's revision where it was saved. */
export const formFileReply = z.strictObject({
  answer: z.record(z.string(), z.unknown()),
  saved: z.boolean(),
  revision: z.int().min(1).exactOptional(),
})
