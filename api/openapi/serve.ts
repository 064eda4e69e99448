import { Router } from 'express'
import type { AnyRoute } from '../route.js'
import { openApiDocument } from './document.js'
import { openApiPage, PAGE_POLICY } from './page.js'

const KEEP_SECONDS = 300

/** Serves `/openapi.json` and `/docs`; both are made at the first request and hold nothing of anybody. */
export function createDocsRouter(routes: readonly AnyRoute[]): Router {
  const made = once(() => {
    const document = openApiDocument(routes)
    return { json: JSON.stringify(document), page: openApiPage(document) }
  })
  const router = Router()
  router.get('/openapi.json', (_request, response) => {
    response.set('Cache-Control', `public, max-age=${KEEP_SECONDS}`).type('json').send(made().json)
  })
  router.get('/docs', (_request, response) => {
    response.set({
      'Cache-Control': `public, max-age=${KEEP_SECONDS}`,
      'Content-Security-Policy': PAGE_POLICY,
    })
    response.type('html').send(made().page)
  })
  return router
}

function once<T extends object>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}
