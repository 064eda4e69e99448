import { z } from 'zod'
import { searchCases } from '../../db/search/cases.js'
import { route } from '../route.js'
import { page, placeOf, text } from '../schemas/common.js'
import { registerParams } from '../schemas/register.js'
import { FOUND_KINDS, foundPage } from '../schemas/replies-audit.js'

const search = route({
  method: 'get',
  path: '/search',
  access: 'case.search',
  summary:
    'The cases that the person may see in which every word is found: by number, subject, letter and office, parts of words too, the best first',
  summaryTh: 'เรื่องที่ผู้ใช้มีสิทธิเห็นและพบทุกคำ: เลข เรื่อง ข้อความในหนังสือ ชื่อหน่วยงาน รวมบางส่วนของคำ ที่ตรงที่สุดอยู่ก่อน',
  replies: { 200: foundPage },
  query: z.strictObject({
    ...page,
    text: text(100),
    kind: z.enum(FOUND_KINDS).optional(),
    year: registerParams.shape.year.optional(),
  }),
  async handle({ actor: reader, query }, { pool }) {
    const { text, kind, year } = query
    return { body: await searchCases(pool, { text, reader, kind, year }, placeOf(query)) }
  },
})

/** Search over cases. */
export const SEARCH_ROUTES = [search]
