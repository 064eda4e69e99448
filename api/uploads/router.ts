import express, { type Request, type RequestHandler, type Response, type Router } from 'express'
import { loadFile, type StoredFile } from '../../db/files.js'
import { removeFile } from '../../db/file-course.js'
import { inTransaction } from '../../db/pool.js'
import type { Actor } from '../../domain/case.js'
import { letIn } from '../admit.js'
import { problem } from '../problems.js'
import { refused } from '../refusals.js'
import type { Deps } from '../route.js'
import type { SignedIn } from '../sign-in/contract.js'
import { beginUpload } from './begin.js'
import { quarantinePath, removeBytes } from './desk.js'
import { finishIfWhole } from './finish.js'
import { createTus } from './tus.js'

/** So many requests that carry bytes may one office have at once, in one process. */
const MOST_STREAMS = 16

/** The tus endpoint: signed-in persons only, each for the own uploads of the own office. */
export function createUploads(deps: Pick<Deps, 'pool' | 'files' | 'signIn' | 'limiter'>): Router {
  const { pool, files } = deps
  const tus = createTus(pool, files)
  const streams = new Map<string, number>()
  const router = express.Router({ strict: true })
  router.use(letIn({ path: '/uploads', access: 'file.upload', method: 'post' }, deps), readHeaders)
  router.post('/', bounded(streams), (request, response, next) => {
    beginUpload(pool, files, { actor: actorOf(response), request })
      .then((fileId) => Object.assign(response.locals, { fileId }))
      .then(() => tus.handle(request, response))
      .catch(next)
  })
  router.patch('/:fileId', bounded(streams), (request, response, next) => {
    ownUpload(deps, request, response)
      .then((file) => {
        if (file.state !== 'uploading') throw problem('UPLOAD_GONE')
        return tus.handle(request, response)
      })
      .catch(next)
  })
  router.head('/:fileId', (request, response, next) => {
    answerHead(deps, request, response, tus).catch(next)
  })
  router.delete('/:fileId', (request, response, next) => {
    stopUpload(deps, request, response).catch(next)
  })
  router.options('/', (request, response, next) => {
    tus.handle(request, response).catch(next)
  })
  return router
}

const actorOf = (response: Response): Actor => (response.locals as { signedIn: SignedIn }).signedIn.actor

const readHeaders: RequestHandler = (request, _response, next) => {
  if (request.method !== 'OPTIONS' && request.get('tus-resumable') !== '1.0.0')
    throw problem('UPLOAD_UNREADABLE', [], { what: 'Tus-Resumable' })
  if (request.method === 'PATCH' && !/^\d{1,15}$/.test(request.get('upload-offset') ?? ''))
    throw problem('UPLOAD_UNREADABLE', [], { what: 'Upload-Offset' })
  if (request.method === 'PATCH' && request.get('content-type') !== 'application/offset+octet-stream')
    throw problem('MEDIA_TYPE_UNKNOWN')
  next()
}

/** @throws Problem NOT_FOUND for what another person began */
async function ownUpload(
  { pool }: Pick<Deps, 'pool'>,
  request: Request,
  response: Response,
): Promise<StoredFile> {
  const { personId, officeCode } = actorOf(response)
  const file = await loadFile(pool, String(request.params['fileId']))
  if (file?.uploadedBy !== personId || file.officeCode !== officeCode) throw refused('NOT_FOUND')
  return file
}

/** How far it is. Whoever lost the last answer is told that all bytes are there, also when they have moved on since. */
async function answerHead(
  deps: Pick<Deps, 'pool' | 'files'>,
  request: Request,
  response: Response,
  tus: ReturnType<typeof createTus>,
): Promise<void> {
  const file = await ownUpload(deps, request, response)
  if (!(await finishIfWhole(deps.pool, deps.files, file))) return tus.handle(request, response)
  const length = String(file.bytes)
  response.set({ 'Tus-Resumable': '1.0.0', 'Upload-Offset': length, 'Upload-Length': length })
  response.status(200).end()
}

async function stopUpload(
  deps: Pick<Deps, 'pool' | 'files'>,
  request: Request,
  response: Response,
): Promise<void> {
  const file = await ownUpload(deps, request, response)
  if (file.state !== 'uploading') throw problem('UPLOAD_GONE')
  const event = { type: 'removed', by: actorOf(response).personId } as const
  await inTransaction(deps.pool, (tx) => removeFile(tx, file.fileId, event))
  await removeBytes(quarantinePath(deps.files, file.fileId))
  response.set('Tus-Resumable', '1.0.0').status(204).end()
}

/** A few requests at once are enough for any line; many at once would only hold connections and disk. */
function bounded(streams: Map<string, number>): RequestHandler {
  return (_request, response, next) => {
    const { officeCode } = actorOf(response)
    const now = streams.get(officeCode) ?? 0
    if (now >= MOST_STREAMS) throw problem('UPLOADS_TOO_MANY')
    streams.set(officeCode, now + 1)
    response.once('close', () => {
      const left = (streams.get(officeCode) ?? 1) - 1
      if (left === 0) streams.delete(officeCode)
      else streams.set(officeCode, left)
    })
    next()
  }
}
