import { Router } from 'express'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { findGenuine } from '../../db/issued.js'
import { problem } from '../problems.js'
import type { Deps } from '../route.js'
import { codeOrHash } from './code.js'
import { verifyPage, VERIFY_POLICY } from './page.js'

/** A person with a pile of letters and a phone stays below; somebody who tries codes does not. */
const A_MINUTE = 60

/** Serves the page behind the QR codes of letters: `/v/<code>`, also with the SHA-256 of a file. */
export function createVerifyRouter({ pool }: Pick<Deps, 'pool'>): Router {
  const limiter = new RateLimiterMemory({ points: A_MINUTE, duration: 60 })
  const router = Router()
  router.get('/:codeOrHash', async (request, response) => {
    await limiter.consume(request.ip ?? '').catch(() => {
      throw problem('TOO_MANY_TRIES', [], { seconds: 60 })
    })
    const asked = codeOrHash.safeParse(request.params.codeOrHash)
    const found = asked.success ? await findGenuine(pool, asked.data) : undefined
    response.set({ 'Cache-Control': 'no-store', 'Content-Security-Policy': VERIFY_POLICY })
    // The same status for all: what tells them apart is what a person reads.
    response.type('html').send(verifyPage(found))
  })
  return router
}
