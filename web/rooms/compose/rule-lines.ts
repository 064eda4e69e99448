import type { AudienceRule } from '../../../domain/audience.js'

/** The conditions that are composed on the page, one by one. */
export const LINE_KINDS = ['innovationArea', 'everyone', 'type', 'province', 'codes', 'group'] as const
/** The kind of a condition. */
export type LineKind = (typeof LINE_KINDS)[number]

/** What a kind of condition begins with; those that name something begin with nothing named. */
export const FIRST: Readonly<Record<LineKind, AudienceRule>> = {
  innovationArea: { innovationArea: {} },
  everyone: { everyone: true },
  type: { type: 'primary' },
  province: { province: [] },
  codes: { codes: [] },
  group: { group: '' },
}

/** A rule as lines: offices that meet all of them, or any, except those that meet one of the exceptions. */
export type RuleLines = {
  readonly among: 'all' | 'any'
  readonly lines: readonly AudienceRule[]
  readonly except: readonly AudienceRule[]
}

/** The kind of a condition, or nothing where this page does not compose it. */
export const kindOfLine = (rule: AudienceRule): LineKind | undefined => LINE_KINDS.find((one) => one in rule)

const areLines = (rules: readonly AudienceRule[]): boolean =>
  rules.length > 0 && rules.every((one) => kindOfLine(one) !== undefined)

/** A rule as lines, or nothing where it says more than lines can. */
export function readLines(rule: AudienceRule): RuleLines | undefined {
  const last = 'all' in rule ? rule.all.at(-1) : undefined
  if ('all' in rule && rule.all.length > 1 && last && 'not' in last) {
    const inner = withoutExcept(rule.all.slice(0, -1))
    const except = 'any' in last.not ? last.not.any : [last.not]
    return inner && areLines(except) ? { ...inner, except } : undefined
  }
  return withoutExcept([rule])
}

function withoutExcept(rules: readonly AudienceRule[]): RuleLines | undefined {
  const [only] = rules
  const isOne = rules.length === 1 && only !== undefined
  const among = isOne && 'any' in only ? 'any' : 'all'
  const lines = !isOne ? rules : 'any' in only ? only.any : 'all' in only ? only.all : rules
  return areLines(lines) ? { among, lines, except: [] } : undefined
}

/** The rule that lines come to; a single line is a rule by itself. */
export function writeLines({ among, lines, except }: RuleLines): AudienceRule {
  const [only] = lines
  const chosen: AudienceRule =
    lines.length === 1 && only ? only : among === 'any' ? { any: lines } : { all: lines }
  if (except.length === 0) return chosen
  const [left] = except
  const not: AudienceRule = except.length === 1 && left ? left : { any: except }
  return { all: ['all' in chosen ? chosen.all : [chosen], { not }].flat() }
}

/** Whether a rule names anybody yet. */
export function isNamed(rule: AudienceRule): boolean {
  if ('all' in rule) return rule.all.every(isNamed)
  if ('any' in rule) return rule.any.every(isNamed)
  if ('not' in rule) return isNamed(rule.not)
  if ('codes' in rule) return rule.codes.length > 0
  if ('province' in rule) return rule.province.length > 0
  return !('group' in rule && rule.group === '')
}
