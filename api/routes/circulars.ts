import { z } from 'zod'
import { advanceCirculars } from '../../db/cases/steps.js'
import { countDrafts, listCirculars, type CircularEntry } from '../../db/circulars.js'
import { putContent } from '../../db/contents.js'
import { inTransaction } from '../../db/pool.js'
import { circularCase, type Actor } from '../../domain/case.js'
import type { Circular } from '../../domain/circular/case.js'
import { decideCircular } from '../../domain/circular/decide.js'
import { possibleCircularActs, possibleStageVerdicts } from '../../domain/policy/possible.js'
import type { CircularContent } from '../../domain/content.js'
import { takeStep } from '../acting.js'
import { composeContent, headOf, readContent } from '../content.js'
import { draftWarnings } from '../draft-warnings.js'
import { idFor } from '../ids.js'
import { procedureUnderLetterhead } from '../letterheads.js'
import { refused } from '../refusals.js'
import { route, type Deps } from '../route.js'
import { circularParams, page, placeOf } from '../schemas/common.js'
import { draftBody } from '../schemas/content.js'
import { ownCircular } from '../scope.js'
import { circularDrafted, circularPage, circularStatus, circularView } from '../schemas/replies-circular.js'

/** More than anybody writes at a time; a program that goes astray stops here. */
const MOST_DRAFTS = 200

const draftRoute = route({
  method: 'post',
  path: '/circulars',
  access: 'circular.draft',
  summary: 'Draft a circular of a kind, with what is different this time',
  summaryTh: 'ร่างหนังสือเวียนตามชนิด พร้อมส่วนที่ต่างไปในครั้งนี้',
  replies: { 201: circularDrafted },
  body: draftBody,
  async handle({ actor, body, at, key }, { pool }) {
    if ((await countDrafts(pool, actor)) >= MOST_DRAFTS)
      throw refused('TOO_MANY_DRAFTS', { most: MOST_DRAFTS })
    const content = composeContent(
      await procedureUnderLetterhead(pool, actor, body.procedureId),
      body.overrides,
    )
    const circularId = idFor(key, at, 'circular')
    const version = await openDraft({ pool }, { actor, at, key, circularId, content })
    const { warnings, contentSha256 } = version
    return {
      status: 201,
      location: `/api/v1/circulars/${circularId}`,
      etag: version.version,
      body: { circularId, version: version.version, contentSha256, content, warnings },
    }
  },
})

type Draft = {
  readonly actor: Actor
  readonly at: string
  readonly key: string
  readonly circularId: string
  readonly content: CircularContent
}

async function openDraft({ pool }: Pick<Deps, 'pool'>, draft: Draft) {
  const { actor: by, at, key, circularId, content } = draft
  const { procedure } = content
  const warnings = await draftWarnings(pool, content, at)
  const { version, state } = await inTransaction(pool, async (tx) => {
    const contentSha256 = await putContent(tx, content)
    const act = { type: 'draft', at, by, circularId, procedure, contentSha256, ...headOf(content) } as const
    const decide = (state?: Circular) => decideCircular(state, act)
    return takeStep(tx, { key }, { advance: advanceCirculars, caseId: circularCase(circularId), decide })
  })
  return { version, contentSha256: state.contentSha256, warnings }
}

const listRoute = route({
  method: 'get',
  path: '/circulars',
  access: 'circular.list',
  summary: 'The circulars of the own office',
  summaryTh: 'หนังสือเวียนของหน่วยงานตน',
  replies: { 200: circularPage },
  query: z.strictObject({
    ...page,
    status: circularStatus.optional(),
    sort: z.enum(['due', 'changed']).default('due'),
  }),
  async handle({ actor, act, query }, { pool }) {
    const { status, sort: order } = query
    const filter = { visibleTo: { actor, act }, ...(status ? { statuses: [status] } : {}) }
    return { body: await listCirculars(pool, filter, { ...placeOf(query), order }) }
  },
})

const readRoute = route({
  method: 'get',
  path: '/circulars/:circularId',
  access: 'circular.read',
  summary: 'A circular as it stands: state, content, what may be done now',
  summaryTh: 'หนังสือเวียนตามสถานะปัจจุบัน: สถานะ เนื้อหา และสิ่งที่ทำได้ตอนนี้',
  replies: { 200: circularView },
  params: circularParams,
  async handle(call, { pool }) {
    const circular = await ownCircular(pool, call, call.params.circularId)
    const content = await readContent(pool, circular.state.contentSha256)
    return { etag: circular.version, body: { ...viewOf(circular, call.actor), content } }
  },
})

function viewOf({ circularId, version, number, year, state }: CircularEntry, actor: Actor) {
  return {
    ...{ circularId, version, number, year, state },
    possibleActs: possibleCircularActs(state, actor),
    possibleVerdicts: possibleStageVerdicts(state, actor),
  }
}

/** Circulars: drafting, listing, reading. */
export const CIRCULAR_ROUTES = [draftRoute, listRoute, readRoute]
