import type { AttachedFile } from '../file.js'

/** What a proposal says, as the committee reads it. */
export type ProposalContent = {
  readonly title: string
  /** ความเป็นมา */
  readonly background: string
  /** ข้อกฎหมายและมติที่เกี่ยวข้อง */
  readonly law: string
  /** เหตุผลความจำเป็น */
  readonly reasons: string
  /** ข้อเสนอเพื่อพิจารณา: what the committee is asked to resolve. */
  readonly request: string
  readonly papers: readonly AttachedFile[]
}

/** A part that every proposal needs before it goes to a committee. */
export type ProposalPart = 'title' | 'background' | 'reasons' | 'request' | 'papers'

/** The parts by their names. */
export const PROPOSAL_PARTS: Readonly<Record<ProposalPart, { readonly th: string; readonly en: string }>> = {
  title: { th: 'ชื่อเรื่อง', en: 'title' },
  background: { th: 'ความเป็นมา', en: 'background' },
  reasons: { th: 'เหตุผลความจำเป็น', en: 'reasons' },
  request: { th: 'ข้อเสนอเพื่อพิจารณา', en: 'what the committee is asked to resolve' },
  papers: { th: 'เอกสารประกอบอย่างน้อยหนึ่งแฟ้ม', en: 'at least one paper' },
}

/** The parts that the content does not have yet: the completeness check that the office and the secretary see alike. */
export function missingParts(content: ProposalContent): ProposalPart[] {
  const parts = Object.keys(PROPOSAL_PARTS) as ProposalPart[]
  return parts.filter((part) => {
    const value = content[part]
    return typeof value === 'string' ? value.trim() === '' : value.length === 0
  })
}
