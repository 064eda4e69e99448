import { Router } from 'express'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { findGenuine } from '../../db/issued.js'
import { problem } from '../problems.js'
import type { Deps } from '../route.js'
import { pagePolicy } from '../sign-in/pages/layout.js'
import { hrefOf, langOf, queryText } from '../sign-in/pages/page-request.js'
import { codeOrHash } from './code.js'
import { FILE_SCRIPT } from './file-script.js'
import { checkPage, verifyPage } from './page.js'

/** A person with a pile of letters and a phone stays below; somebody who tries codes does not. */
const A_MINUTE = 60

/** Serves what is behind the QR codes of letters: `/v/<code>`, also with the SHA-256 of a file, and `/v` to type one. */
export function createVerifyRouter({ pool }: Pick<Deps, 'pool'>): Router {
  const limiter = new RateLimiterMemory({ points: A_MINUTE, duration: 60 })
  const router = Router()
  router.use((_request, response, next) => {
    response.set({ 'Cache-Control': 'no-store', 'Content-Security-Policy': pagePolicy([]) })
    next()
  })
  router.get('/file.js', (_request, response) => void response.type('js').send(FILE_SCRIPT))
  router.get('/', (request, response) => {
    const typed = queryText(request, 'code').trim()
    const lang = langOf(request)
    if (typed === '') return void response.type('html').send(checkPage(lang))
    response.redirect(303, hrefOf(`/v/${encodeURIComponent(typed)}`, lang))
  })
  router.get('/:codeOrHash', async (request, response) => {
    await limiter.consume(request.ip ?? '').catch(() => {
      throw problem('TOO_MANY_TRIES', [], { seconds: 60 })
    })
    const { codeOrHash: given } = request.params
    const asked = codeOrHash.safeParse(given)
    const found = asked.success ? await findGenuine(pool, asked.data) : undefined
    // The same status for all: what tells them apart is what a person reads.
    response.type('html').send(verifyPage(found, given, langOf(request)))
  })
  return router
}
