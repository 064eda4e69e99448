import {
  existsOn,
  isInInnovationArea,
  OFFICE_TYPES,
  successorsOf,
  type Office,
  type OfficeType,
} from './office.js'
import { provinceNamed } from './provinces.js'
import { isRefusal, refuse, type Refusal } from './refusals.js'
import { dayInEnglish, dayInThai } from './days-in-words.js'
import { isDay, type Day } from './time.js'

/**
 * Who is addressed, as data over the directory. Each rule has exactly one key.
 * `innovationArea.on` left out means the day on which the rule is asked (the launch).
 */
export type AudienceRule =
  | { readonly all: readonly AudienceRule[] }
  | { readonly any: readonly AudienceRule[] }
  | { readonly not: AudienceRule }
  | { readonly everyone: true }
  | { readonly type: OfficeType }
  | { readonly province: string | readonly string[] }
  | { readonly zone: number }
  | { readonly codes: readonly string[] }
  /** A saved group; `name@3` is its third version, as a launch has frozen it. */
  | { readonly group: string }
  /** What the directory says of the office beyond the members that all have. */
  | { readonly attribute: { readonly name: string; readonly is: string | number | boolean } }
  | { readonly innovationArea: { readonly on?: Day } }

/** Saved groups that a rule may refer to, by name and by `name@version`. A group refers to versions only: no cycles. */
export type OfficeGroups = Readonly<Record<string, AudienceRule>>

/** The offices that a rule addresses: all codes in order, and how many of each kind. */
export type Recipients = {
  readonly codes: readonly string[]
  readonly primary: number
  readonly secondary: number
}

type Directory = { readonly offices: readonly Office[]; readonly on: Day; readonly groups: OfficeGroups }
type Test = (office: Office) => boolean

const listOf = (value: string | readonly string[]): readonly string[] =>
  typeof value === 'string' ? [value] : value

function badRule(rule: unknown): Refusal {
  return refuse('AUDIENCE_RULE_INVALID', { rule: (JSON.stringify(rule) ?? String(rule)).slice(0, 200) })
}

function testOfParts(parts: unknown, directory: Directory, isEvery: boolean): Test | Refusal {
  if (!Array.isArray(parts) || parts.length === 0) return badRule(parts)
  const tests: Test[] = []
  for (const part of parts as AudienceRule[]) {
    const test = testOf(part, directory)
    if (isRefusal(test)) return test
    tests.push(test)
  }
  return (office) => (isEvery ? tests.every((test) => test(office)) : tests.some((test) => test(office)))
}

function testOfNot(rule: AudienceRule, directory: Directory): Test | Refusal {
  const test = testOf(rule, directory)
  return isRefusal(test) ? test : (office) => !test(office)
}

function testOfProvinces(provinces: readonly string[]): Test | Refusal {
  const unknown = provinces.filter((province) => provinceNamed(province) === undefined)
  if (unknown.length > 0) return refuse('PROVINCE_UNKNOWN', { provinces: unknown.join(', ') })
  return (office) => office.provinces.some((province) => provinces.includes(province))
}

function testOfCodes(codes: readonly string[], { offices, on }: Directory): Test | Refusal {
  const known = new Set(offices.map((office) => office.code))
  const unknown = codes.filter((code) => !known.has(code))
  if (unknown.length > 0) return refuse('OFFICE_UNKNOWN', { codes: unknown.join(', ') })
  const alive = new Set(offices.filter((office) => existsOn(office, on)).map((office) => office.code))
  const closed = codes.filter((code) => !alive.has(code))
  if (closed.length > 0) {
    const successors = closed.flatMap((code) => successorsOf(code, offices)).join(', ') || '–'
    return refuse('OFFICE_CLOSED', { codes: closed.join(', '), on, successors })
  }
  const named = new Set(codes)
  return (office) => named.has(office.code)
}

function testOfGroup(name: string, directory: Directory): Test | Refusal {
  const rule = Object.hasOwn(directory.groups, name) ? directory.groups[name] : undefined
  return rule ? testOf(rule, directory) : refuse('GROUP_UNKNOWN', { group: name })
}

function testOf(rule: AudienceRule, directory: Directory): Test | Refusal {
  if (typeof rule !== 'object' || rule === null || Object.keys(rule).length !== 1) return badRule(rule)
  if ('all' in rule) return testOfParts(rule.all, directory, true)
  if ('any' in rule) return testOfParts(rule.any, directory, false)
  if ('not' in rule) return testOfNot(rule.not, directory)
  if ('everyone' in rule) return rule.everyone ? () => true : badRule(rule)
  if ('codes' in rule) return Array.isArray(rule.codes) ? testOfCodes(rule.codes, directory) : badRule(rule)
  if ('group' in rule) return testOfGroup(rule.group, directory)
  if ('attribute' in rule) return testOfOwnAttribute(rule.attribute)
  if ('province' in rule) return testOfProvinces(listOf(rule.province))
  return testOfAttribute(rule, directory)
}

function testOfOwnAttribute(asked: { name: string; is: string | number | boolean }): Test | Refusal {
  if (typeof asked !== 'object' || typeof asked?.name !== 'string') return badRule({ attribute: asked })
  const { name, is } = asked
  return ({ attributes = {} }) => Object.hasOwn(attributes, name) && attributes[name] === is
}

function testOfAttribute(
  rule: Extract<AudienceRule, { type: unknown } | { zone: unknown } | { innovationArea: unknown }>,
  directory: Directory,
): Test | Refusal {
  if ('type' in rule) {
    const isType = OFFICE_TYPES.includes(rule.type)
    return isType ? (office) => office.type === rule.type : badRule(rule)
  }
  if ('zone' in rule)
    return Number.isInteger(rule.zone) ? (office) => office.zone === rule.zone : badRule(rule)
  if (typeof rule.innovationArea !== 'object') return badRule(rule)
  const on = rule.innovationArea.on ?? directory.on
  return isDay(on) ? (office) => isInInnovationArea(office, on) : refuse('DATE_INVALID', { value: on })
}

/**
 * The offices that the rule addresses on the day. Offices that do not exist on the day are never among them.
 * Refuses unknown codes, provinces and groups, offices that are closed, and an audience of nobody.
 */
export function selectAudience(
  rule: AudienceRule,
  offices: readonly Office[],
  on: Day,
  groups: OfficeGroups = {},
): Recipients | Refusal {
  if (!isDay(on)) return refuse('DATE_INVALID', { value: on })
  const test = testOf(rule, { offices, on, groups })
  if (isRefusal(test)) return test
  const chosen = offices.filter((office) => existsOn(office, on) && test(office))
  if (chosen.length === 0) return refuse('AUDIENCE_EMPTY')
  const codes = [...new Set(chosen.map((office) => office.code))].sort()
  const count = (type: OfficeType): number => chosen.filter((office) => office.type === type).length
  return { codes, primary: count('primary'), secondary: count('secondary') }
}

type Words = { readonly th: string; readonly en: string }

function joined(rules: readonly AudienceRule[], th: string, en: string): Words {
  const parts = rules.map((rule) => ({ ...describeAudience(rule), isGroup: 'all' in rule || 'any' in rule }))
  const wrap = (text: string, isGroup: boolean): string => (isGroup ? `(${text})` : text)
  return {
    th: parts.map((part) => wrap(part.th, part.isGroup)).join(th),
    en: parts.map((part) => wrap(part.en, part.isGroup)).join(en),
  }
}

const TYPE_WORDS: Readonly<Record<OfficeType, Words>> = {
  primary: { th: 'เป็น สพป.', en: 'primary office' },
  secondary: { th: 'เป็น สพม.', en: 'secondary office' },
  provincial: { th: 'เป็น ศธจ.', en: 'provincial office' },
}

function areaWords(on: Day | undefined): Words {
  const th = `อยู่ในพื้นที่นวัตกรรมการศึกษา${on ? ` ณ ${dayInThai(on)}` : ' ณ วันออกหนังสือ'}`
  return { th, en: `in an innovation area on ${on ? dayInEnglish(on) : 'the day of issue'}` }
}

function groupWords(named: string): Words {
  const [name, version] = named.split('@')
  if (version === undefined) return { th: `กลุ่ม “${name}”`, en: `group “${name}”` }
  return { th: `กลุ่ม “${name}” (ฉบับที่ ${version})`, en: `group “${name}” (version ${version})` }
}

/** The groups that a rule refers to, as it names them. */
export function groupsIn(rule: AudienceRule): string[] {
  if ('all' in rule) return rule.all.flatMap(groupsIn)
  if ('any' in rule) return rule.any.flatMap(groupsIn)
  if ('not' in rule) return groupsIn(rule.not)
  return 'group' in rule ? [rule.group] : []
}

/** The rule with every group named by the version that it has now: what a launch freezes, and what a group keeps. */
export function pinGroups(rule: AudienceRule, versions: Readonly<Record<string, number>>): AudienceRule {
  if ('all' in rule) return { all: rule.all.map((part) => pinGroups(part, versions)) }
  if ('any' in rule) return { any: rule.any.map((part) => pinGroups(part, versions)) }
  if ('not' in rule) return { not: pinGroups(rule.not, versions) }
  if (!('group' in rule) || rule.group.includes('@')) return rule
  const version = Object.hasOwn(versions, rule.group) ? versions[rule.group] : undefined
  return version === undefined ? rule : { group: `${rule.group}@${version}` }
}

/** The rule in words, for the preview, the annex and the record. */
export function describeAudience(rule: AudienceRule): Words {
  if ('all' in rule) return joined(rule.all, ' และ ', ' and ')
  if ('any' in rule) return joined(rule.any, ' หรือ ', ' or ')
  if ('not' in rule) {
    const inner = describeAudience(rule.not)
    return { th: `ไม่ใช่ (${inner.th})`, en: `not (${inner.en})` }
  }
  if ('everyone' in rule) return { th: 'ทุกหน่วยงานในทำเนียบ', en: 'every office of the directory' }
  if ('type' in rule) return TYPE_WORDS[rule.type]
  if ('zone' in rule) return { th: `เขต ${rule.zone}`, en: `zone ${rule.zone}` }
  if ('group' in rule) return groupWords(rule.group)
  if ('attribute' in rule) {
    const said = `${rule.attribute.name} = ${rule.attribute.is}`
    return { th: said, en: said }
  }
  if ('innovationArea' in rule) return areaWords(rule.innovationArea.on)
  if ('codes' in rule) return { th: `รหัส ${rule.codes.join(', ')}`, en: `codes ${rule.codes.join(', ')}` }
  const provinces = listOf(rule.province)
  const names = provinces.map((name) => provinceNamed(name)?.nameEn ?? name)
  return { th: `จังหวัด${provinces.join(', ')}`, en: `province ${names.join(', ')}` }
}
