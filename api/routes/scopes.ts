import {
  ACT_GROUP_WORDS,
  READ_SCOPE_WORDS,
  ROUTELESS_ACT_WORDS,
  type ActGroup,
} from '../../domain/policy/scope-words.js'
import type { ActName } from '../../domain/policy/policy.js'
import { knownScopes, type Scope } from '../../domain/policy/scopes.js'
import { route, type AnyRoute } from '../route.js'
import { scopeList } from '../schemas/replies-out.js'

/** Every scope of a token with what it allows in words: an act is called as the first of its routes is. */
export function scopeRoutes(routes: readonly AnyRoute[]): readonly AnyRoute[] {
  const summaries = new Map(
    routes.toReversed().map(({ access, summary, summaryTh }) => [access, { summary, summaryTh }]),
  )
  const wordsOf = (scope: Scope) => {
    const group = scope.slice(0, Math.max(0, scope.indexOf('.'))) as ActGroup
    if (scope === 'read') return READ_SCOPE_WORDS
    if (scope.endsWith('.*')) return ACT_GROUP_WORDS[group]
    const said = summaries.get(scope as AnyRoute['access'])
    return said ? { th: said.summaryTh, en: said.summary } : ROUTELESS_ACT_WORDS[scope as ActName]
  }
  const list = route({
    method: 'get',
    path: '/tokens/scopes',
    access: 'token.list',
    summary: 'What a token for a machine can be narrowed to, in words',
    summaryTh: 'ขอบเขตที่กำหนดให้โทเค็นของโปรแกรมได้ พร้อมคำอธิบาย',
    replies: { 200: scopeList },
    handle() {
      const items = knownScopes().flatMap((scope) => {
        const words = wordsOf(scope)
        return words ? [{ scope, ...words }] : []
      })
      return Promise.resolve({ body: { items } })
    },
  })
  return [list]
}
