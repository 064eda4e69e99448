import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import express from 'express'
import { streamTerms } from '../../api/admit.js'
import { createStreams } from '../../api/events/stream.js'
import type { Deps, Route } from '../../api/route.js'
import { signInBySessions } from '../../api/sign-in/sessions.js'
import { until } from '../support/circulars.js'
import { openOffice, type Office } from './office.js'
import { central, SECRET } from './people.js'

const officer = central('officer', 'person-listener')

let office: Office
beforeAll(async () => void (office = await openOffice()), 90_000)
afterAll(() => office.close(), 60_000)

/** Streams as the API has them, only that they ask every 20 ms whether the person may still listen. */
async function openStreams() {
  let asked = 0
  const streams = createStreams({ askAgainMs: 20 })
  const signIn = signInBySessions({ pool: office.cases.pool, secret: SECRET, publicUrl: office.url })
  const deps = { signIn, events: { closing: new AbortController().signal } } as unknown as Deps
  const app = express()
  app.get('/', (request, response, next) => {
    const follow = async () => {
      const { actor } = await signIn.whoIs(request.headers)
      const terms = streamTerms({ access: 'event.read' } as unknown as Route, deps, request, actor)
      const mayListen = () => terms.mayListen().finally(() => (asked += 1))
      await streams.send(response, quietly, { ...terms, mayListen })
    }
    follow().catch(next)
  })
  const server = createServer(app).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    streams,
    server,
    asked: () => asked,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
  }
}

async function* quietly(signal: AbortSignal) {
  yield { event: 'ready', data: {} }
  await pause(60_000, undefined, { signal })
}

test.each([
  ['ended', (id: string) => office.cases.pool.query('delete from auth.session where "userId" = $1', [id])],
  [
    'of a person who is locked now',
    (id: string) => office.cases.pool.query('update person set locked_at = now() where person_id = $1', [id]),
  ],
])('a stream is closed when the session behind it is %s', async (what, end) => {
  const { streams, server, asked, url } = await openStreams()
  const who = { ...officer, personId: `${officer.personId}-${what.length}` }
  const answer = await fetch(url, { headers: { authorization: `Bearer ${await office.bearer(who)}` } })
  await until(() => Promise.resolve(asked() > 2))
  expect([answer.status, streams.size]).toEqual([200, 1])
  await end(who.personId)
  expect(await answer.text()).toContain('event: ready')
  expect(streams.size).toBe(0)
  server.close()
})
