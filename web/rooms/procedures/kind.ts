import { BLANK_CONTENT } from '../../../domain/blank-kind.js'
import type { CircularContent } from '../../../domain/content.js'
import { WianProblem, type Answered } from '../../api/client.js'
import type { ProblemBody } from '../../../clients/typescript/client.js'

/** A kind of circular: its names, and what its circulars begin with. */
export type Kind = Omit<CircularContent, 'procedure'> & {
  readonly procedure: string
  readonly version: number
  readonly title: { readonly th: string; readonly en: string }
}

/** One as the API keeps it. */
export type StoredKind = Answered<'/api/v1/procedures/{procedureId}'>

/** The API's document says of rules, forms and routes only that they are objects. */
export const kindOf = ({ body }: Pick<StoredKind, 'body'>): Kind => body as unknown as Kind

/** What a kind begins with that is made from nothing. */
export const BLANK: Kind = { ...{ procedure: '', version: 1, title: { th: '', en: '' } }, ...BLANK_CONTENT }

/** A copy under a name that is still to be given. */
export const copyOf = (kind: Kind): Kind => ({
  ...{ ...kind, procedure: '', version: 1 },
  title: { th: '', en: '' },
})

/** The code that a name in English gives: `school-milk`. */
export const codeOf = (english: string): string =>
  english
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[-0-9]+|-+$/g, '')
    .slice(0, 80)

/**
 * Stores a kind of circular, or its next version. The API takes such files as YAML, of which JSON is a part.
 * @throws WianProblem what was refused, with the place of each problem
 */
export async function storeKind(kind: Kind, onVersion: number): Promise<{ procedureId: string }> {
  const response = await fetch('/api/v1/procedures', {
    method: 'PUT',
    headers: { 'content-type': 'application/yaml', 'if-match': `"${onVersion}"` },
    body: JSON.stringify(kind, null, 2),
  })
  if (!response.ok) throw new WianProblem(response.status, (await response.json()) as ProblemBody)
  return (await response.json()) as { procedureId: string }
}
