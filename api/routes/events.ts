import { z } from 'zod'
import { changesFor } from '../events/changes.js'
import { route } from '../route.js'
import { changeEvent } from '../schemas/operations.js'

const watch = route({
  method: 'get',
  path: '/events',
  access: 'event.read',
  summary:
    'The changes of the cases that the person may know, as server-sent events: ids and states, never content',
  summaryTh: 'ความเปลี่ยนแปลงของเรื่องที่ผู้ใช้รู้ได้ เป็น server-sent events ชื่อ change มีเพียงรหัสและสถานะ',
  replies: { 200: { eventSchema: changeEvent } },
  query: z.strictObject({ after: z.coerce.number().int().min(0).optional() }),
  handle({ actor, query: { after } }, { events }) {
    return Promise.resolve({ events: (signal) => changesFor(events, { actor, after }, signal) })
  },
})

/** The stream of changes. */
export const EVENT_ROUTES = [watch]
