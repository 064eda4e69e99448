import { z } from 'zod'
import type { Document } from '../../../typesetting/model.js'
import { clock, common, secrecy } from '../fields.js'
import { frameOf, type Surroundings } from '../file.js'
import { MEASURES } from '../measures.js'
import { agendaParts, meetingFields } from './fields.js'
import { agendaBlocks, meetingHead } from './pieces.js'

/** Fields of an agenda (ระเบียบวาระการประชุม). */
export const agendaShape = z.strictObject({
  kind: z.literal('agenda'),
  ...common,
  ...meetingFields,
  secrecy: secrecy.exactOptional(),
  begins: clock,
  agenda: agendaParts,
})
export type AgendaPaperFields = z.infer<typeof agendaShape>

/** The agenda as a document. */
export function agendaDocument(fields: AgendaPaperFields, around: Surroundings): Document {
  const title = `ระเบียบวาระการประชุม${fields.body}`
  const about = {
    title: `${title} ครั้งที่ ${fields.number}`,
    day: fields.date,
    catchwords: false,
    ...(fields.secrecy ? { secrecy: fields.secrecy } : {}),
  }
  return {
    ...frameOf(fields, about, around),
    firstTopCm: MEASURES.margins.topCm,
    blocks: [...meetingHead(title, fields), ...agendaBlocks(fields.agenda)],
  }
}
