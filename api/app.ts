import compression from 'compression'
import express, { type Express, type Request, type RequestHandler, type Response } from 'express'
import { createDemoRouter } from './demo/router.js'
import { createHealthRouter } from './health.js'
import { securityHeaders } from './headers.js'
import { logRequests, nameRequest } from './log.js'
import { mountRoutes } from './mount.js'
import { createDocsRouter } from './openapi/serve.js'
import { problem } from './problems.js'
import type { Deps } from './route.js'
import { ROUTES } from './routes/index.js'
import { createScreenFiles, createScreens } from './screens/router.js'
import { sendProblems } from './send.js'
import { createLibraryRouter } from './sign-in/library.js'
import { createPagesRouter } from './sign-in/pages/router.js'
import { createUploads } from './uploads/router.js'
import { createVerifyRouter } from './verify/router.js'

/** Makes the HTTP application: all routes under /api/v1, their document and its page, health and figures. */
export function createApp(deps: Deps): Express {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('trust proxy', [...(deps.trustedProxies ?? [])])
  app.use(nameRequest, logRequests(deps.log, deps.health.metrics))
  if (deps.screens !== undefined) app.use('/assets', createScreenFiles(deps.screens))
  app.use(securityHeaders(deps.desk.publicUrl))
  app.use(createHealthRouter(deps.health))
  app.use('/api/v1/uploads', noStore, createUploads(deps))
  // Half the users are on a slow line; a stream of events is told line by line.
  app.use('/api', compression({ filter: isWorthPacking }))
  const router = express.Router({ strict: true })
  mountRoutes(router, ROUTES, deps)
  app.use('/api/v1', noStore, router)
  app.use('/sign-in', noStore, createPagesRouter(deps.desk, deps.signIn))
  app.use('/api/auth', noStore, createLibraryRouter(deps.desk))
  app.use('/api', createDocsRouter(ROUTES))
  app.use('/v', createVerifyRouter(deps))
  if (deps.demoCast !== undefined) app.use('/demo', createDemoRouter(deps.demoCast, deps.desk))
  if (deps.screens !== undefined) app.use(createScreens(deps.screens, () => deps.events.newest()))
  app.use((_request, _response, next) => next(problem('ROUTE_UNKNOWN')))
  app.use(sendProblems(deps.log))
  return app
}

/** Text that is sent as a whole. No answer holds both a secret and what a stranger chose, so its length tells nothing. */
const isWorthPacking = (request: Request, response: Response): boolean =>
  !String(response.getHeader('Content-Type')).startsWith('text/event-stream') &&
  compression.filter(request, response)

/** Answers hold cases of offices: no cache between may keep them. */
const noStore: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store')
  next()
}
