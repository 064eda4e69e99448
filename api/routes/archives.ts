import { createReadStream } from 'node:fs'
import { z } from 'zod'
import { readAnswerFiles } from '../../db/exports.js'
import { listLetters } from '../../db/letters.js'
import type { Transaction } from '../../db/pool.js'
import { inSnapshot } from '../../db/snapshot.js'
import { safeName } from '../../sheets/guard.js'
import { withManifest, type ListedPart } from '../../sheets/manifest.js'
import { zipOf } from '../../sheets/zip.js'
import { inTurn } from '../export-file.js'
import { letterFile } from '../letter-file.js'
import { route, type Deps } from '../route.js'
import { circularParams } from '../schemas/common.js'
import { ownCircular } from '../scope.js'

const ZIP_TYPE = 'application/zip'
const replies = { 200: { mediaTypes: [ZIP_TYPE] } }

const files = route({
  method: 'get',
  path: '/circulars/:circularId/files.zip',
  access: 'circular.read',
  limit: 'exports',
  summary: 'All files of the answers that hold now, named by office, with a manifest of their SHA-256',
  summaryTh: 'แฟ้มแนบทั้งหมดของคำตอบที่ใช้อยู่ ตั้งชื่อตามหน่วยงาน พร้อมบัญชีค่าแฮช',
  replies,
  params: circularParams,
  async handle({ params: { circularId }, ...call }, { pool, files: desk }) {
    const { number, year } = await ownCircular(pool, call, circularId)
    const pieces = inSnapshot(pool, (tx) => zipOf(withManifest(filesOf(tx, circularId, desk))))
    const name = `files-${year ?? ''}-${number ?? circularId}.zip`
    return { file: { name, mediaType: ZIP_TYPE, pieces: inTurn(pieces) } }
  },
})

async function* filesOf(
  tx: Transaction,
  circularId: string,
  { store }: Deps['files'],
): AsyncGenerator<ListedPart> {
  let last = ''
  let at = 0
  for await (const { officeCode, name, sha256 } of readAnswerFiles(tx, circularId)) {
    at = officeCode === last ? at + 1 : 1
    last = officeCode
    yield {
      name: `${officeCode}_${String(at).padStart(2, '0')}_${safeName(name)}`,
      ...{ officeCode, originalName: name, sha256 },
      pieces: () => createReadStream(store.pathOf(sha256)),
    }
  }
}

const letters = route({
  method: 'get',
  path: '/circulars/:circularId/letters/:kind/all.zip',
  access: 'circular.read',
  limit: 'exports',
  summary: 'All letters of one kind as PDFs by office, with a manifest of their SHA-256',
  summaryTh: 'หนังสือทุกฉบับของชนิดหนึ่งเป็น PDF ตามหน่วยงาน พร้อมบัญชีค่าแฮช',
  replies,
  params: circularParams.extend({ kind: z.string().regex(/^[\w.:-]{1,80}$/) }),
  async handle({ params: { circularId, kind }, ...call }, { pool }) {
    await ownCircular(pool, call, circularId)
    const pieces = inSnapshot(pool, (tx) => zipOf(withManifest(lettersOf(tx, circularId, kind))))
    return { file: { name: `letters-${kind}.zip`, mediaType: ZIP_TYPE, pieces: inTurn(pieces) } }
  },
})

async function* lettersOf(tx: Transaction, circularId: string, kind: string): AsyncGenerator<ListedPart> {
  for (const { letterId, officeCode, sha256 } of await listLetters(tx, circularId, { kind })) {
    const originalName = `${kind}.pdf`
    yield {
      name: `${officeCode}_${safeName(originalName)}`,
      ...{ officeCode, originalName, sha256 },
      // A PDF is packed already.
      compress: false,
      async *pieces() {
        yield await letterFile(tx, letterId)
      },
    }
  }
}

/** Many files in one. */
export const ARCHIVE_ROUTES = [files, letters]
