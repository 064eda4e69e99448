import type { PersonNotice } from '../../../domain/person-notices.js'

/** Everything that a mail to a person is made from. */
export type PersonMailFacts = PersonNotice & {
  /** As the person is called now; empty once that was erased. */
  readonly person: { readonly nameTh: string; readonly nameEn: string }
  /** The office that speaks. */
  readonly speaker: { readonly nameTh: string; readonly nameEn: string; readonly email: string }
  /** Where the case is worked on. */
  readonly caseUrl: string
  /** What is attached, as people call it. */
  readonly papers: readonly { readonly th: string; readonly en: string }[]
  readonly rehearsal: boolean
}
