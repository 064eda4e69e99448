import type pg from 'pg'
import { claimMails, msUntilNextMail, putBackMails, type QueuedMail } from '../db/outbox.js'
import { createDelivery, type DeliveryLimits, type MailLog, type RenderMail } from './mail-delivery.js'
import type { Sender } from './mail-message.js'
import { createSentBatch } from './mail-settling.js'
import type { MailTransport } from './mail-transport.js'
import type { RightOfWay } from './right-of-way.js'
import { createWaker } from './waking.js'

/** What the mail room works with. */
export type MailRoomDeps = Sender & {
  readonly pool: pg.Pool
  readonly transport: MailTransport
  readonly render: RenderMail
  readonly log: MailLog
  readonly limits?: Partial<MailLimits>
  /** What goes before mails in this process; nothing without it. */
  readonly rightOfWay?: Pick<RightOfWay, 'clear'>
}

/** Limits of the room, in real time. */
export type MailLimits = DeliveryLimits & {
  /** Mails under way at once: more than the transport has connections, so that no connection waits for the database. */
  readonly atOnce: number
  /** How long the room waits before it asks again for a server that is away: at first, and at most. */
  readonly firstAbsenceMs: number
  readonly longestAbsenceMs: number
}

/** Sends the outbox over SMTP: every mail at least once, each under one Message-ID for ever. */
export type MailRoom = {
  /** Sends what is due now. Returns how many mails were settled: sent, bounced, dropped or given up. */
  drain(): Promise<number>
  /** Sends mails as they come and fall due until the signal, then finishes those under way. */
  run(signal: AbortSignal): Promise<void>
}

const LIMITS: MailLimits = {
  atOnce: 16,
  sendWithinMs: 40_000,
  firstDelayMs: 15_000,
  longestDelayMs: 30 * 60_000,
  // RFC 5321 allows days; a circular is often due within four, so people must know sooner.
  giveUpAfterMs: 24 * 60 * 60_000,
  firstAbsenceMs: 1_000,
  longestAbsenceMs: 60_000,
}

// A claimed mail is ours for a minute: begun within 15 s and ended within 40 more, it is never sent by two at once.
const LEASE_SECONDS = 60
const BEGIN_WITHIN_MS = 15_000
const PAGE = 100
const LONGEST_PAUSE_MS = 30_000
const PAUSE_AFTER_FAILURE_MS = 1_000

/** Makes a mail room on a pool and a transport. Several may work on one outbox. */
export function createMailRoom(deps: MailRoomDeps): MailRoom {
  const limits = { ...LIMITS, ...deps.limits }
  return {
    async drain() {
      const shift = createShift(deps, limits)
      await shift.sendDue(new AbortController().signal)
      return shift.end()
    },
    async run(signal) {
      const waker = createWaker(deps.pool, 'mail', report(deps.log))
      const shift = createShift(deps, limits, () => waker.wake())
      while (!signal.aborted) {
        const ms = await shift
          .sendDue(signal)
          .then(() => shift.msUntilNext())
          .catch((failure: unknown) => {
            report(deps.log)(failure)
            return PAUSE_AFTER_FAILURE_MS
          })
        await waker.pause(Math.min(ms, LONGEST_PAUSE_MS), signal)
      }
      await shift.end()
      waker.close()
    },
  }
}

type Shift = {
  sendDue(signal: AbortSignal): Promise<void>
  msUntilNext(): Promise<number>
  /** Waits for the mails under way and settles them. Returns how many were settled in all. */
  end(): Promise<number>
}

/** The mails that one caller has in hand, from claim to settlement. `replan` hears when the next attempt may be sooner. */
function createShift(deps: MailRoomDeps, limits: MailLimits, replan: () => void = () => undefined): Shift {
  const sent = createSentBatch(deps.pool, report(deps.log))
  const deliver = createDelivery({ ...deps, sent, limits })
  const stock = createStock(deps.pool)
  const underWay = new Set<Promise<void>>()
  let settled = 0
  let absences = 0

  const begin = (mail: QueuedMail): void => {
    const delivery = deliver(mail)
      .then((outcome) => {
        if (outcome === 'settled') settled += 1
        absences = outcome === 'away' ? Math.max(absences, 1) : 0
        if (outcome !== 'settled') replan()
      }, report(deps.log))
      .finally(() => underWay.delete(delivery))
    underWay.add(delivery)
  }
  const hasServer = async (): Promise<boolean> => {
    if (absences === 0) return true
    const isBack = await deps.transport.verify().then(
      () => true,
      () => false,
    )
    absences = isBack ? 0 : absences + 1
    return isBack
  }
  return {
    async sendDue(signal) {
      if (!(await hasServer())) return
      while (!signal.aborted && absences === 0) {
        await deps.rightOfWay?.clear(signal)
        const mail = await stock.next()
        if (!mail) return
        begin(mail)
        if (underWay.size >= limits.atOnce) await Promise.race(underWay)
      }
      await stock.putBack()
    },
    async msUntilNext() {
      if (absences === 0) return (await msUntilNextMail(deps.pool)) ?? LONGEST_PAUSE_MS
      return Math.min(limits.firstAbsenceMs * 2 ** (absences - 1), limits.longestAbsenceMs)
    },
    async end() {
      await stock.putBack()
      while (underWay.size > 0) await Promise.all(underWay)
      await sent.flush()
      return settled
    },
  }
}

type Page = { readonly mails: QueuedMail[]; readonly beginBefore: number }

/** Mails that were claimed and not begun yet; the next page is fetched while this one is being sent. */
function createStock(pool: pg.Pool) {
  const none: Page = { mails: [], beginBefore: 0 }
  let page = none
  let coming: Promise<Page> | undefined
  const claim = async (): Promise<Page> => {
    const beginBefore = Date.now() + BEGIN_WITHIN_MS
    return { mails: await claimMails(pool, { limit: PAGE, leaseSeconds: LEASE_SECONDS }), beginBefore }
  }
  const claimed = async (): Promise<Page> => {
    const next = coming ?? claim()
    coming = undefined
    return next
  }
  const putBack = async ({ mails }: Page): Promise<void> => {
    if (mails.length > 0)
      await putBackMails(
        pool,
        mails.map(({ mailId }) => mailId),
      )
  }
  return {
    async putBack() {
      const left = [page, ...(coming ? [await claimed()] : [])]
      page = none
      await Promise.all(left.map(putBack))
    },
    /** The next mail that is due, if there is one. */
    async next(): Promise<QueuedMail | undefined> {
      while (page.mails.length === 0 || Date.now() > page.beginBefore) {
        const late = page
        page = await claimed()
        await putBack(late)
        if (page.mails.length === 0) return undefined
      }
      if (page.mails.length === PAGE / 2) {
        coming = claim()
        // Whoever takes the page hears of the failure.
        coming.catch(() => undefined)
      }
      return page.mails.shift()
    },
  }
}

function report(log: MailLog): (failure: unknown) => void {
  return (failure) => log.error({ failure: String(failure) }, 'the mail room could not go on')
}
