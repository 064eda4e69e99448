import type { Exemption } from '../../domain/exemption/case.js'
import { BUDDHIST_AHEAD, dayOf } from '../../domain/time.js'
import type { ExemptionRegisterFields } from '../letters/exemption-register.js'
import { agencyField, nameOf, numberInYear, type PaperFrame, type PaperNames } from './around.js'
import { applicantOf, FIELDS, KINDS, ruleOf, STATUSES } from './exemption-words.js'

/** The register of exemptions: the public part leaves out why, and by whom it was decided. */
export function exemptionRegister(
  { id, agency, names, sample, madeAt }: PaperFrame,
  {
    exemptions,
    part,
    body,
    year,
  }: {
    readonly exemptions: readonly Exemption[]
    readonly part: 'public' | 'internal'
    readonly body: string
    /** Gregorian; every year where none is said. */
    readonly year?: number
  },
): ExemptionRegisterFields {
  return {
    kind: 'exemption-register',
    ...{ id: `${id}/${part}`, sample, agency: agencyField(agency), body, part },
    ...(year === undefined ? {} : { year: year + BUDDHIST_AHEAD }),
    madeOn: dayOf(madeAt),
    entries: exemptions.map((one) => entryOf(one, names, part)),
  }
}

function entryOf(
  exemption: Exemption,
  names: PaperNames,
  part: 'public' | 'internal',
): ExemptionRegisterFields['entries'][number] {
  const { number, year = 0, kind, field, subject, legalBasis, status, granted, period } = exemption
  const { from, until } = granted ?? period
  const verified = legalBasis.verified === null ? ' (ยังไม่ตรวจสอบ)' : ''
  return {
    number: numberInYear(number, year),
    applicant: applicantOf(exemption, names),
    what: `${KINDS[kind]}${ruleOf(exemption)}`,
    field: FIELDS[field],
    subject,
    basis: `${legalBasis.law} ${legalBasis.section}${verified}`,
    ...{ from, until },
    status: STATUSES[status] ?? 'รอมีผลใช้บังคับ',
    ...(part === 'internal' ? { internal: internalOf(exemption, names) } : {}),
  }
}

function internalOf(
  { decision, appeal, ended, notice }: Exemption,
  names: PaperNames,
): NonNullable<ExemptionRegisterFields['entries'][number]['internal']> {
  const verdict = decision?.resolution?.resolution
  const resolution = verdict ? `มติที่ ${verdict.number}/${verdict.year}` : decision?.reference
  const outcome = appeal?.outcome && (appeal.outcome.changed ? 'อุทธรณ์ฟังขึ้น' : 'ยกอุทธรณ์')
  const told = notice ? `แจ้งโดย ${nameOf(names, notice.by.personId)}` : undefined
  const remark = [told, ended?.reason].filter((text) => text !== undefined && text !== '').join(' ')
  return {
    ...(resolution === undefined ? {} : { resolution }),
    ...(decision?.reason ? { reason: decision.reason } : {}),
    ...(appeal ? { appeal: outcome ?? 'อยู่ระหว่างอุทธรณ์' } : {}),
    ...(remark === '' ? {} : { remark }),
  }
}
