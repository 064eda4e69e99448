import { z } from 'zod'
import { askToCancel, listOperations, loadOperation, type Operation } from '../../db/operations.js'
import type { Actor } from '../../domain/case.js'
import type { EventHub } from '../events/hub.js'
import type { ServerEvent } from '../events/stream.js'
import { circularOfOperation, readJobOperation } from '../operations/jobs.js'
import { problem } from '../problems.js'
import { refused } from '../refusals.js'
import { route, type Deps } from '../route.js'
import { page, placeOf } from '../schemas/common.js'
import { operationParams, operationReply } from '../schemas/operations.js'
import { pageOf } from '../schemas/replies-common.js'
import { ownCircular } from '../scope.js'

/** @throws Problem NOT_FOUND: also for what another person started, and for work of another office's circular */
async function readOperation({ pool }: Pick<Deps, 'pool'>, actor: Actor, id: string): Promise<Operation> {
  const circularId = circularOfOperation(id)
  const operation =
    circularId === undefined
      ? await loadOperation(pool, id, actor)
      : await readJobOperation(pool, await ownCircular(pool, { actor, act: 'circular.read' }, circularId), id)
  if (!operation) throw refused('NOT_FOUND')
  return operation
}

/** The person is who asks; the office is their own. */
function viewOf({ personId: _, officeCode: __, ...operation }: Operation) {
  return operation
}

const list = route({
  method: 'get',
  path: '/operations',
  access: 'operation.read',
  summary: 'The long work that the person has started, the newest first',
  summaryTh: 'งานระยะยาวที่ผู้ใช้สั่งไว้ ใหม่สุดอยู่ก่อน',
  replies: { 200: pageOf(operationReply) },
  query: z.strictObject(page),
  async handle({ actor, query }, { pool }) {
    const found = await listOperations(pool, actor, placeOf(query))
    return { body: { ...found, items: found.items.map(viewOf) } }
  },
})

const read = route({
  method: 'get',
  path: '/operations/:operationId',
  access: 'operation.read',
  summary: 'How far long work is, what it made, or why it failed',
  summaryTh: 'งานระยะยาวคืบหน้าเพียงใด ได้อะไร หรือเหตุใดจึงไม่สำเร็จ',
  replies: { 200: operationReply },
  params: operationParams,
  async handle({ actor, params }, deps) {
    return { body: viewOf(await readOperation(deps, actor, params.operationId)) }
  },
})

const cancel = route({
  method: 'post',
  path: '/operations/:operationId/cancel',
  access: 'operation.cancel',
  summary: 'Ask that long work stop; work over the offices of a circular is never cut off halfway',
  summaryTh: 'ขอให้หยุดงานระยะยาว งานกับหน่วยงานของหนังสือเวียนหยุดกลางคันไม่ได้',
  replies: { 202: operationReply },
  params: operationParams,
  body: z.strictObject({}),
  async handle({ actor, params: { operationId } }, deps) {
    const { state } = await readOperation(deps, actor, operationId)
    if (circularOfOperation(operationId) !== undefined) throw problem('CANCEL_UNSAFE')
    if (state !== 'running' || !(await askToCancel(deps.pool, operationId))) throw problem('OPERATION_ENDED')
    const location = `/api/v1/operations/${operationId}`
    return { status: 202, location, body: viewOf(await readOperation(deps, actor, operationId)) }
  },
})

/** Work over offices tells of itself with each page; this is for what is said in between. */
const LOOK_EVERY_MS = 2_000

async function* progressOf(
  hub: EventHub,
  look: () => Promise<Operation>,
  signal: AbortSignal,
): AsyncGenerator<ServerEvent> {
  let last = ''
  while (!signal.aborted) {
    const operation = viewOf(await look())
    const said = JSON.stringify(operation)
    if (said !== last) yield { event: 'progress', data: operation }
    last = said
    if (operation.state !== 'running') return
    await hub.next(LOOK_EVERY_MS, signal)
  }
}

const watch = route({
  method: 'get',
  path: '/operations/:operationId/events',
  access: 'operation.read',
  summary: 'The progress of long work as server-sent events, until it has ended',
  summaryTh: 'ความคืบหน้าของงานระยะยาวเป็น server-sent events ชื่อ progress จนกว่างานจะสิ้นสุด',
  replies: { 200: { eventSchema: operationReply } },
  params: operationParams,
  async handle({ actor, params }, deps) {
    const look = () => readOperation(deps, actor, params.operationId)
    await look()
    return { events: (signal) => progressOf(deps.events, look, signal) }
  },
})

/** Long work: reading, watching, cancelling. */
export const OPERATION_ROUTES = [list, read, cancel, watch]
