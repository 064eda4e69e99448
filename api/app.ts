import { randomUUID } from 'node:crypto'
import express, { type Express, type RequestHandler } from 'express'
import helmet from 'helmet'
import { mountRoutes } from './mount.js'
import { createDocsRouter } from './openapi/serve.js'
import { problem } from './problems.js'
import type { Deps } from './route.js'
import { ROUTES } from './routes/index.js'
import { sendProblems } from './send.js'
import { createLibraryRouter } from './sign-in/library.js'
import { createUploads } from './uploads/router.js'
import { createVerifyRouter } from './verify/router.js'

/** Makes the HTTP application: all routes under /api/v1, their document and its page, and /healthz. */
export function createApp(deps: Deps): Express {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.use(nameRequest, helmet())
  app.get('/healthz', (_request, response, next) => {
    deps.pool.query('select 1').then(() => response.json({ ok: true }), next)
  })
  app.use('/api/v1/uploads', noStore, createUploads(deps))
  const router = express.Router({ strict: true })
  mountRoutes(router, ROUTES, deps)
  app.use('/api/v1', noStore, router)
  app.use('/api/auth', noStore, createLibraryRouter(deps.desk))
  app.use('/api', createDocsRouter(ROUTES))
  app.use('/v', createVerifyRouter(deps))
  app.use((_request, _response, next) => next(problem('ROUTE_UNKNOWN')))
  app.use(sendProblems(deps.log))
  return app
}

/** Answers hold cases of offices: no cache between may keep them. */
const noStore: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store')
  next()
}

const nameRequest: RequestHandler = (request, response, next) => {
  const given = request.get('x-request-id')
  const requestId = given && /^[\w.-]{1,64}$/.test(given) ? given : randomUUID()
  Object.assign(response.locals, { requestId })
  response.set('X-Request-Id', requestId)
  next()
}
