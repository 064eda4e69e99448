import { addDays, type Day } from '../time.js'
import type { Exemption } from './case.js'

/** The last day of the first term of the innovation area act 2562; that it was extended is unverified. */
const FIRST_TERM_ENDS: Day = '2026-04-30'

/** Something that a careful clerk would remark on an exemption. */
export type ExemptionWarning = {
  readonly code: 'basisUnverified' | 'outlivesBasis' | 'outlivesAct'
  readonly th: string
  readonly en: string
}

/** The last day of the law that the exemption is to outlive, the earliest one known: its basis, or the act's first term. */
export function outlivedDay({
  legalBasis: { validTo },
  period,
  granted = period,
}: Exemption): Day | undefined {
  const ends = [FIRST_TERM_ENDS, ...(validTo === null ? [] : [addDays(validTo, -1)])]
  return ends.filter((day) => day < granted.until).sort()[0]
}

/** What is to be remarked: a basis that nobody has verified, a period that outlives it, or the act's first term. */
export function exemptionWarnings({ legalBasis, period, granted = period }: Exemption): ExemptionWarning[] {
  const { law, verified, validTo } = legalBasis
  const { until } = granted
  return [
    ...(verified
      ? []
      : [
          {
            code: 'basisUnverified',
            th: `ฐานกฎหมาย “${law}” ยังไม่ตรวจสอบ`,
            en: `Nobody has verified the legal basis “${law}” yet.`,
          } as const,
        ]),
    ...(validTo !== null && validTo <= until
      ? [
          {
            code: 'outlivesBasis',
            th: `การยกเว้นถึง ${until} เกินอายุของฐานกฎหมาย ซึ่งใช้ได้ก่อน ${validTo}`,
            en: `The exemption to ${until} outlives its legal basis, which holds before ${validTo}.`,
          } as const,
        ]
      : []),
    ...(FIRST_TERM_ENDS < until
      ? [
          {
            code: 'outlivesAct',
            th: `การยกเว้นถึง ${until} เกินอายุพระราชบัญญัติช่วงแรก (${FIRST_TERM_ENDS}) การขยายอายุยังไม่ตรวจสอบ`,
            en: `The exemption to ${until} outlives the act's first term (${FIRST_TERM_ENDS}); an extension is not verified.`,
          } as const,
        ]
      : []),
  ]
}
