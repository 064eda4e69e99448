import { readFile } from 'node:fs/promises'
import express, { Router, type Request } from 'express'
import { z } from 'zod'
import { currentAssignments, loadPerson } from '../../db/assignments.js'
import { withOfficeNames } from '../../db/directory.js'
import { clockNow, isRehearsal } from '../../db/clock.js'
import { trackCircular } from '../../db/tracking.js'
import { dayOf } from '../../domain/time.js'
import { problem } from '../problems.js'
import type { SignInDesk } from '../sign-in/desk.js'
import { isSameOrigin } from '../sign-in/same-origin.js'

const member = z.strictObject({
  personId: z.string(),
  officeCode: z.string(),
  role: z.string(),
  doesTh: z.string(),
  doesEn: z.string(),
  /** The screen on which this person's part of the story is. */
  opens: z.string().startsWith('/').optional(),
})
/**
 * The people of a demo as its file has them: ids, and what each may be tried with; those who open a screen are the story,
 * in its order. No secrets.
 */
export const demoCast = z.strictObject({ circularId: z.string(), people: z.array(member) })
/** What the file of a demo says. */
export type DemoCast = z.infer<typeof demoCast>

const chosen = member.pick({ personId: true, officeCode: true, role: true })

/**
 * The demo's people, and signing in as one of them by one click. Mounted only where a demo wrote down its cast, on the
 * machine on which it runs; whoever the file does not name cannot be become.
 */
export function createDemoRouter(file: string, desk: SignInDesk): Router {
  const router = Router()
  router.use(async (request, response, next) => {
    response.set('Cache-Control', 'no-store')
    next(isThisMachine(request) && (await isRehearsal(desk.pool)) ? undefined : problem('ROUTE_UNKNOWN'))
  })
  router.get('/people', async (_request, response) => {
    const { circularId, people } = await castOf(file)
    const named = await Promise.all(
      people.map(async (one) => ({ ...one, ...namesOf(await loadPerson(desk.pool, one.personId)) })),
    )
    const { counted, answered } = await trackCircular(desk.pool, circularId, await clockNow(desk.pool))
    response.json({ circularId, people: await withOfficeNames(desk.pool, named), counted, answered })
  })
  router.post('/sign-in', express.json({ limit: '1kb' }), async (request, response) => {
    if (!isSameOrigin(request)) throw problem('ORIGIN_REFUSED')
    const wanted = chosen.safeParse(request.body).data
    const { people } = await castOf(file)
    const isInCast = people.some((one) => isSame(one, wanted))
    const held =
      isInCast && wanted
        ? await currentAssignments(desk.pool, wanted.personId, dayOf(await clockNow(desk.pool)))
        : []
    const assignment = held.find((one) => isSame(one, wanted))
    if (!assignment) throw problem('ROUTE_UNKNOWN')
    const { personId, assignmentId } = assignment
    const { cookie } = await desk.openSession(personId, assignmentId)
    response.append('Set-Cookie', cookie).status(204).end()
  })
  return router
}

const LOOPBACK: readonly (string | undefined)[] = ['127.0.0.1', '::1', '::ffff:127.0.0.1']
const isThisMachine = ({ socket }: Request): boolean => LOOPBACK.includes(socket.remoteAddress)

/** Nobody, until the demo has written its cast down. */
async function castOf(file: string): Promise<DemoCast> {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  return text === undefined ? { circularId: '', people: [] } : demoCast.parse(JSON.parse(text))
}

const namesOf = (person: Awaited<ReturnType<typeof loadPerson>>) => ({
  nameTh: person?.nameTh ?? '',
  nameEn: person?.nameEn ?? '',
})

type Named = z.infer<typeof chosen>
const isSame = (one: Named, other: Named | undefined): boolean =>
  one.personId === other?.personId && one.officeCode === other.officeCode && one.role === other.role
