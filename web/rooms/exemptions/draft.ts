import type { AskedAt } from '../../api/client.js'
import type { ExemptionView } from './view.js'

/** A request as the API takes it. */
export type RequestBody = NonNullable<AskedAt<'/api/v1/exemptions', 'post'>['body']>

/** What is typed into a request. */
export type Draft = {
  readonly kind: RequestBody['kind']
  readonly subject: string
  readonly field: RequestBody['field']
  readonly measure: RequestBody['measure']
  readonly circularIds: readonly string[]
  /** Kinds, every circular of which is meant. */
  readonly procedures: readonly string[]
  readonly rule: { readonly law: string; readonly section: string; readonly ownerTh: string }
  readonly isSchool: boolean
  readonly schoolTh: string
  readonly applicantType: RequestBody['applicantType']
  readonly from: string
  readonly until: string
  readonly ground: string
  readonly risk: string
  readonly assessment: string
  readonly basis: {
    readonly law: string
    readonly section: string
    readonly text: string
    readonly validFrom: string
    readonly validTo: string
  }
  readonly touches: readonly string[]
  readonly evidence: readonly { readonly paperId: string; readonly name: string }[]
}

/** An empty request, on the act of the innovation areas: its first term ended with 30 April 2569. */
export const EMPTY: Draft = {
  ...{ kind: 'activity', subject: '', field: 'academic', measure: 'waive', circularIds: [], procedures: [] },
  rule: { law: '', section: '', ownerTh: '' },
  ...{ isSchool: false, schoolTh: '', applicantType: 'state', from: '', until: '' },
  ...{ ground: '', risk: '', assessment: '' },
  basis: {
    ...{ law: 'พระราชบัญญัติพื้นที่นวัตกรรมการศึกษา พ.ศ. 2562', section: '', text: '' },
    ...{ validFrom: '2019-05-01', validTo: '2026-05-01' },
  },
  ...{ touches: [], evidence: [] },
}

/** What was kept, to be changed. */
export function draftOf({ request }: ExemptionView): Draft {
  const { applicant, scope, period, rule, basis, evidence } = request
  return {
    ...{ kind: request.kind, subject: request.subject, field: request.field, measure: request.measure },
    ...{ circularIds: scope.circularIds, procedures: scope.procedures, rule: rule ?? EMPTY.rule },
    ...{ isSchool: applicant.school !== undefined, schoolTh: applicant.school?.nameTh ?? '' },
    ...{ applicantType: applicant.type, from: period.from, until: period.until },
    ...{ ground: request.ground, risk: request.risk, assessment: request.assessment },
    basis: {
      ...{ law: basis.law, section: basis.section, text: basis.text },
      ...{ validFrom: basis.validFrom, validTo: basis.validTo ?? '' },
    },
    touches: request.touches,
    evidence: evidence.map(({ fileId, name }) => ({ paperId: fileId, name })),
  }
}

/** The same as the API takes it. */
export function bodyOf(draft: Draft): RequestBody {
  const { kind, subject, field, measure, applicantType, ground, risk, assessment, from, until } = draft
  const { basis } = draft
  return {
    ...{ kind, subject, field, measure, applicantType, ground, risk, assessment },
    scope: { circularIds: [...draft.circularIds], procedures: [...draft.procedures] },
    period: { from, until },
    ...(kind === 'rule' ? { rule: draft.rule } : {}),
    ...(draft.isSchool ? { school: { nameTh: draft.schoolTh } } : {}),
    basis: { ...basis, validTo: basis.validTo || null },
    touches: [...draft.touches],
    evidence: draft.evidence.map(({ paperId }) => paperId),
  }
}
