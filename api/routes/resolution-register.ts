import { z } from 'zod'
import { loadCommittee } from '../../db/committees.js'
import { isRehearsal } from '../../db/clock.js'
import { loadMeeting } from '../../db/meetings.js'
import { readNames } from '../../db/paper-names.js'
import { listResolutions, type ResolutionEntry } from '../../db/resolutions.js'
import type { Database } from '../../db/pool.js'
import type { Meeting } from '../../domain/meeting/case.js'
import { letterDocument } from '../../templates/letters/load.js'
import { resolutionRegister } from '../../templates/papers/resolution-register.js'
import { route } from '../route.js'
import { id } from '../schemas/common.js'

const PDF = 'application/pdf'

/** A register that is printed is one year of one committee; more than this nobody reads on paper. */
const MOST = 2_000
const PAGE = 200

const register = route({
  method: 'get',
  path: '/resolutions/register.pdf',
  access: 'resolution.list',
  limit: 'exports',
  summary: 'The register of resolutions of a committee and a year (Gregorian), as PDF',
  summaryTh: 'ทะเบียนมติที่ประชุมของคณะกรรมการในปีปฏิทิน เป็น PDF',
  replies: { 200: { mediaTypes: [PDF] } },
  query: z.strictObject({
    committeeId: id,
    year: z.coerce.number().int().min(1900).max(2200),
  }),
  async handle({ actor, act, at, query }, { pool, openPress }) {
    const entries = await allOf(pool, { visibleTo: { actor, act }, ...query })
    const committee = (await loadCommittee(pool, query.committeeId))?.state
    const { offices, persons } = await readNames(pool, { persons: [], offices: [actor.officeCode] })
    const frame = {
      id: `resolutions/${query.committeeId}/${query.year}`,
      agency: { name: offices.get(actor.officeCode) ?? actor.officeCode, address: [] },
      ...{ names: { offices, persons }, sample: await isRehearsal(pool), madeAt: at },
    }
    const meetings = await meetingsOf(pool, entries)
    const body = committee && entries.length > 0 ? committee.nameTh : ''
    const fields = resolutionRegister(frame, { body, year: query.year, entries, meetings })
    const { typesetter, look } = await openPress()
    const bytes = await typesetter.render(letterDocument(fields, { fileName: frame.id, ...look }))
    return { file: { name: `resolutions-${query.year}.pdf`, mediaType: PDF, bytes: Buffer.from(bytes) } }
  },
})

async function allOf(db: Database, which: Parameters<typeof listResolutions>[1]): Promise<ResolutionEntry[]> {
  const found: ResolutionEntry[] = []
  for (let after: string | undefined; found.length < MOST;) {
    const page = await listResolutions(db, which, { limit: PAGE, ...(after ? { after } : {}) })
    found.push(...page.items)
    if (!page.next) break
    after = page.next
  }
  return found
}

async function meetingsOf(db: Database, entries: readonly ResolutionEntry[]): Promise<Map<string, Meeting>> {
  const ids = [...new Set(entries.map(({ meetingId }) => meetingId))]
  const found = await Promise.all(ids.map((meetingId) => loadMeeting(db, meetingId)))
  return new Map(found.flatMap((one) => (one ? [[one.meetingId, one.state] as const] : [])))
}

/** The register of resolutions on paper, as it stands. */
export const RESOLUTION_REGISTER_ROUTES = [register]
