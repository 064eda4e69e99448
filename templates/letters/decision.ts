import { z } from 'zod'
import type { Block, Document } from '../../typesetting/model.js'
import { blocksOf, headingBlock } from './body.js'
import { externalFrame, externalShape } from './external.js'
import { body, short } from './fields.js'
import { frameOf, type Surroundings } from './file.js'
import { paragraph } from './pieces.js'

/**
 * Fields of the notice of a decision. Facts, law and considerations must be there (administrative procedure act s.37);
 * `appeal` says where and within how many days, where the decision can be appealed against (s.40, 44).
 */
export const decisionShape = externalShape.omit({ kind: true, body: true }).extend({
  kind: z.literal('decision'),
  /** What was asked for, and what it is about. */
  request: z.string().trim().min(1).max(10_000),
  facts: body,
  law: body,
  considerations: body,
  decision: z.string().trim().min(1).max(10_000),
  appeal: z
    .strictObject({
      days: z.int().min(1).max(365),
      to: short,
      /** The last moment at which it may be lodged, in words. */
      until: short.exactOptional(),
    })
    .exactOptional(),
  ending: z.string().trim().min(1).max(2000).default('จึงเรียนมาเพื่อทราบ'),
})
export type DecisionFields = z.infer<typeof decisionShape>

function sectionBlocks(fields: DecisionFields): Block[] {
  const { appeal } = fields
  const may: Block[] = appeal
    ? [
        headingBlock('สิทธิอุทธรณ์'),
        paragraph(
          `หากท่านไม่เห็นด้วยกับคำวินิจฉัยนี้ มีสิทธิอุทธรณ์เป็นหนังสือต่อ${appeal.to} ภายใน ${appeal.days} วัน นับแต่วันที่ได้รับแจ้งคำวินิจฉัย โดยระบุข้อโต้แย้งและข้อเท็จจริงหรือข้อกฎหมายที่อ้างอิงประกอบด้วย${appeal.until === undefined ? '' : ` ทั้งนี้ อุทธรณ์ได้ถึง${appeal.until}`}`,
        ),
      ]
    : []
  return [
    paragraph(fields.request),
    headingBlock('ข้อเท็จจริง'),
    ...blocksOf(fields.facts),
    headingBlock('ข้อกฎหมาย'),
    ...blocksOf(fields.law),
    headingBlock('ข้อพิจารณาและเหตุผล'),
    ...blocksOf(fields.considerations),
    headingBlock('คำวินิจฉัย'),
    paragraph(fields.decision),
    ...may,
    paragraph(fields.ending),
  ]
}

/** The notice of a decision as a document. */
export function decisionDocument(fields: DecisionFields, around: Surroundings): Document {
  const about = {
    title: `ที่ ${fields.number} ${fields.subject}`,
    day: fields.date,
    ...(fields.secrecy ? { secrecy: fields.secrecy } : {}),
  }
  return { ...frameOf(fields, about, around), blocks: externalFrame(fields, sectionBlocks(fields), around) }
}
