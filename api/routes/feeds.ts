import { RateLimiterMemory } from 'rate-limiter-flexible'
import { z } from 'zod'
import { listDeadlines, listFeeds, loadFeed, makeFeed, openFeed, revokeFeed } from '../../db/feeds.js'
import { mayKeepKey } from '../../domain/policy/out.js'
import { refuse } from '../../domain/refusals.js'
import { deadlineCalendar } from '../../templates/calendar.js'
import { problem } from '../problems.js'
import { orRefuse, refused } from '../refusals.js'
import { route } from '../route.js'
import { feedList, feedMade, feedReply } from '../schemas/replies-out.js'

/** Product rule: a calendar on each of a person's devices, and a few for colleagues. */
const MOST_LIVE_FEEDS = 10

const list = route({
  method: 'get',
  path: '/feeds',
  access: 'feed.list',
  summary: 'The calendar feeds of the own person; the administrator sees those of the whole office',
  summaryTh: 'ปฏิทินที่ตนเปิดไว้ ผู้ดูแลระบบเห็นของทั้งหน่วยงาน',
  replies: { 200: feedList },
  async handle({ actor: { officeCode, personId, role } }, { pool }) {
    const whose = role === 'administrator' ? { officeCode } : { officeCode, personId }
    return { body: { items: await listFeeds(pool, whose) } }
  },
})

const make = route({
  method: 'post',
  path: '/feeds',
  access: 'feed.make',
  summary: 'Makes a calendar feed of the own tasks or the office’s deadlines; its address is shown once',
  summaryTh: 'เปิดปฏิทินกำหนดส่งของตนหรือของหน่วยงาน ที่อยู่แสดงเพียงครั้งเดียว',
  replies: { 201: feedMade },
  body: z.strictObject({ kind: z.enum(['person', 'office']) }),
  async handle({ actor, body: { kind } }, { pool }) {
    const { officeCode, personId } = actor
    const live = (await listFeeds(pool, { officeCode, personId })).filter((feed) => feed.revokedAt === null)
    if (live.length >= MOST_LIVE_FEEDS) throw refused('TOO_MANY_KEYS', { most: MOST_LIVE_FEEDS })
    const { feed, text } = await makeFeed(pool, { actor, kind })
    return { status: 201, body: feed, shownOnce: { path: `/api/v1/feeds/${text}.ics` } }
  },
})

const revoke = route({
  method: 'post',
  path: '/feeds/:feedId/revoke',
  access: 'feed.revoke',
  summary: 'Ends a calendar feed at once',
  summaryTh: 'ปิดปฏิทินทันที',
  replies: { 200: feedReply },
  params: z.strictObject({ feedId: z.string().regex(/^[0-9a-f]{16}$/) }),
  async handle({ actor, params: { feedId } }, { pool }) {
    const feed = await loadFeed(pool, feedId)
    orRefuse(feed ? mayKeepKey(actor, feed) : refuse('NOT_FOUND'))
    await revokeFeed(pool, feedId, actor.personId)
    return { body: await loadFeed(pool, feedId) }
  },
})

// Calendars ask once an hour or so. By address of the caller for wrong keys, by feed for right ones.
const wrongKeys = new RateLimiterMemory({ points: 30, duration: 60 })
const fetches = new RateLimiterMemory({ points: 30, duration: 60 })

/** @throws Problem TOO_MANY_TRIES */
async function count(limiter: RateLimiterMemory, key: string): Promise<void> {
  await limiter.consume(key).catch((spent: unknown) => {
    const { msBeforeNext = 60_000 } = spent as { msBeforeNext?: number }
    throw problem('TOO_MANY_TRIES', [], { seconds: Math.ceil(msBeforeNext / 1000) })
  })
}

const read = route({
  method: 'get',
  path: '/feeds/:feedToken.ics',
  access: 'public',
  summary: 'A calendar feed; its address is its key. Whoever may not see a deadline any more does not get it',
  summaryTh: 'ปฏิทินกำหนดส่ง ที่อยู่คือกุญแจ ผู้ที่ไม่มีสิทธิ์แล้วจะไม่เห็น',
  replies: { 200: { mediaTypes: ['text/calendar; charset=utf-8'] } },
  params: z.strictObject({ feedToken: z.string().max(200) }),
  async handle({ at, address, params: { feedToken } }, { pool }) {
    const feed = await openFeed(pool, feedToken)
    if (!feed) {
      await count(wrongKeys, address)
      // Unknown, ended, or its maker has left: the same answer to all.
      throw refused('NOT_FOUND')
    }
    await count(fetches, feed.feedId)
    const name = `กำหนดส่ง ${feed.actor.officeCode}`
    const text = deadlineCalendar(name, await listDeadlines(pool, { ...feed, at }))
    return {
      file: { name: 'deadlines.ics', mediaType: 'text/calendar; charset=utf-8', bytes: Buffer.from(text) },
    }
  },
})

/** Deadlines in people's calendars. */
export const FEED_ROUTES = [list, make, revoke, read]
