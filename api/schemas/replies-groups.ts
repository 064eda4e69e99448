import { z } from 'zod'
import { instant } from './common.js'
import { audienceRule } from './content.js'
import { actor, listOf } from './replies-common.js'

/** One version of a saved group. */
export const groupReply = z
  .strictObject({
    groupId: z.string(),
    version: z.int().min(1),
    ownerOffice: z.string(),
    nameTh: z.string(),
    nameEn: z.string(),
    rule: audienceRule,
    retired: z.boolean(),
    madeBy: actor,
    madeAt: instant,
  })
  .meta({ id: 'Group' })

/** Saved groups in a list. */
export const groupList = listOf(groupReply)
