import { FileStore, type Configstore } from '@tus/file-store'
import { Server } from '@tus/server'
import { Upload } from '@tus/utils'
import type { Response } from 'express'
import type pg from 'pg'
import { loadFile } from '../../db/files.js'
import { problem, Problem } from '../problems.js'
import type { FileDesk } from './desk.js'
import { finishIfWhole } from './finish.js'

/** The address of uploads. */
const UPLOADS_PATH = '/api/v1/uploads'

/** What the router has found out about a request before the protocol takes it. */
export type UploadLocals = { fileId?: string }

/** The tus server (tus.io, 1.0): its files lie in quarantine, its knowledge of them in the table `file`. */
export function createTus(pool: pg.Pool, desk: FileDesk): Server {
  const datastore = new FileStore({
    directory: desk.quarantine,
    configstore: rowsOf(pool),
    expirationPeriodInMilliseconds: desk.limits.expiresHours * 3_600_000,
  })
  // The length is asked for at the beginning, so that what is too large is refused before it is sent.
  datastore.extensions = ['creation', 'creation-with-upload', 'termination', 'expiration']
  const server = new ProtocolServer({
    datastore,
    path: UPLOADS_PATH,
    relativeLocation: true,
    allowedOrigins: () => false,
    disableTerminationForFinishedUploads: true,
    namingFunction: (request) => {
      const response = request.runtime?.node?.res as unknown as Response<unknown, UploadLocals>
      return response.locals.fileId as string
    },
    async onUploadFinish(_request, { id }) {
      const file = await loadFile(pool, id)
      if (file) await finishIfWhole(pool, desk, file)
      return {}
    },
    onResponseError(_request, error) {
      throw asProblem(error)
    },
  })
  sayNothingOfNothing(server.handlers)
  return server
}

/** An empty text is a text to `Response`: what has no body is of no kind. */
function sayNothingOfNothing({ POST, HEAD }: Server['handlers']): void {
  const write = POST.write.bind(POST)
  POST.write = (status, headers, body) => write(status, headers, body === '' ? undefined : body)
  const send = HEAD.send.bind(HEAD)
  HEAD.send = async (...asked) => {
    const answer = await send(...asked)
    answer.headers.delete('content-type')
    return answer
  }
}

/** What the protocol refuses before any upload is looked at, such as headers, is answered as a problem like all else. */
class ProtocolServer extends Server {
  override write(...answer: Parameters<Server['write']>): ReturnType<Server['write']> {
    const [, , status, body = ''] = answer
    if (status >= 400) throw asProblem({ status_code: status, body })
    return super.write(...answer)
  }
}

/** The row of a file is all that the protocol needs to know; it is written before the upload is let in. */
function rowsOf(pool: pg.Pool): Configstore {
  return {
    async get(id) {
      const file = await loadFile(pool, id)
      if (file?.state !== 'uploading') return undefined
      const { bytes: size, name, begunAt } = file
      return new Upload({ id, size, offset: 0, metadata: { filename: name }, creation_date: begunAt })
    },
    set: () => Promise.resolve(),
    delete: () => Promise.resolve(),
  }
}

const CODES = { 404: 'UPLOAD_GONE', 409: 'UPLOAD_OFFSET', 410: 'UPLOAD_GONE', 413: 'BODY_TOO_LARGE' } as const

function asProblem(error: Error | { status_code: number; body: string }): unknown {
  if (error instanceof Problem || !('status_code' in error)) return error
  const { status_code: status, body } = error
  if (status >= 500) return new Error(body)
  const code = CODES[status as keyof typeof CODES]
  return code ? problem(code) : problem('UPLOAD_UNREADABLE', [], { what: body.trim() })
}
