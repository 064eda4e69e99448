import { z } from 'zod'
import { text } from '../schemas/common.js'
import {
  listMachineTokens,
  loadMachineToken,
  makeMachineToken,
  revokeMachineToken,
} from '../../db/machine-tokens.js'
import { mayKeepKey } from '../../domain/policy/out.js'
import { knownScopes } from '../../domain/policy/scopes.js'
import { refuse } from '../../domain/refusals.js'
import { orRefuse, refused } from '../refusals.js'
import { route } from '../route.js'
import { tokenList, tokenMade, tokenReply } from '../schemas/replies-out.js'

/** Product rule: more live tokens than programs are in use are tokens that nobody watches. */
const MOST_LIVE_TOKENS = 20
/** Product rule: a year at most, then somebody looks at it again. */
const MOST_DAYS = 365

const list = route({
  method: 'get',
  path: '/tokens',
  access: 'token.list',
  summary: 'The tokens for machines of the own person; the administrator sees those of the whole office',
  summaryTh: 'โทเค็นสำหรับโปรแกรมของตนเอง ผู้ดูแลระบบเห็นของทั้งหน่วยงาน',
  replies: { 200: tokenList },
  async handle({ actor: { officeCode, personId, role } }, { pool }) {
    const whose = role === 'administrator' ? { officeCode } : { officeCode, personId }
    return { body: { items: await listMachineTokens(pool, whose), scopes: knownScopes() } }
  },
})

const make = route({
  method: 'post',
  path: '/tokens',
  access: 'token.make',
  summary:
    'Makes a token for a machine that may do less than its maker, for a year at most; it is shown once',
  summaryTh: 'ออกโทเค็นให้โปรแกรม สิทธิ์ไม่เกินผู้ออก อายุไม่เกินหนึ่งปี แสดงเพียงครั้งเดียว',
  replies: { 201: tokenMade },
  body: z.strictObject({
    name: text(100),
    scopes: z.array(z.string().max(80)).min(1).max(500),
    days: z.int().min(1).max(MOST_DAYS),
  }),
  async handle({ actor, body: { name, scopes, days } }, { pool }) {
    const known = knownScopes()
    const unknown = scopes.findIndex((scope) => !known.includes(scope))
    if (unknown >= 0)
      throw refused('SCOPE_UNKNOWN', { scope: scopes[unknown] as string }, `/scopes/${unknown}`)
    const { officeCode, personId } = actor
    const live = (await listMachineTokens(pool, { officeCode, personId })).filter(isLive)
    if (live.length >= MOST_LIVE_TOKENS) throw refused('TOO_MANY_KEYS', { most: MOST_LIVE_TOKENS })
    const { token, text } = await makeMachineToken(pool, { actor, name, scopes: [...new Set(scopes)], days })
    return {
      status: 201,
      body: token,
      shownOnce: { token: text },
      location: `/api/v1/tokens/${token.tokenId}`,
    }
  },
})

function isLive({ revokedAt, expiresAt }: { revokedAt: string | null; expiresAt: string }): boolean {
  return revokedAt === null && Date.parse(expiresAt) > Date.now()
}

const revoke = route({
  method: 'post',
  path: '/tokens/:tokenId/revoke',
  access: 'token.revoke',
  summary: 'Ends a token at once',
  summaryTh: 'ยกเลิกโทเค็นทันที',
  replies: { 200: tokenReply },
  params: z.strictObject({ tokenId: z.string().regex(/^[0-9a-f]{16}$/) }),
  async handle({ actor, params: { tokenId } }, { pool }) {
    const token = await loadMachineToken(pool, tokenId)
    orRefuse(token ? mayKeepKey(actor, token) : refuse('NOT_FOUND'))
    await revokeMachineToken(pool, tokenId, actor.personId)
    return { body: await loadMachineToken(pool, tokenId) }
  },
})

/** Tokens by which programs use the API in a person's name. */
export const TOKEN_ROUTES = [list, make, revoke]
