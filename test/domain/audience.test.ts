import fc from 'fast-check'
import {
  describeAudience,
  groupsIn,
  pinGroups,
  selectAudience,
  type AudienceRule,
  type Recipients,
} from '../../domain/audience.js'
import type { Office } from '../../domain/office.js'
import { isRefusal, refusalText, type Refusal } from '../../domain/refusals.js'
import { OFFICES } from './real-data.js'

const seedDay = '2023-11-21'
const inArea: AudienceRule = { innovationArea: {} }

/** The recipients, or the test fails. */
function chosen(rule: AudienceRule, on = seedDay, offices: readonly Office[] = OFFICES): Recipients {
  const answer = selectAudience(rule, offices, on)
  if (isRefusal(answer)) throw new Error(refusalText(answer).en)
  return answer
}
const refusal = (rule: unknown, on = seedDay, offices = OFFICES): Refusal | Recipients =>
  selectAudience(rule as AudienceRule, offices, on)

describe('the recipients of seed 001', () => {
  test('are 67 offices, 49 primary and 18 secondary', () => {
    const { codes, primary, secondary } = chosen(inArea)
    expect([codes.length, primary, secondary]).toEqual([67, 49, 18])
  })

  test('Buriram’s offices are not among them, though they are in an area today', () => {
    const buriram = chosen({ province: 'บุรีรัมย์' }).codes
    expect(buriram.length).toBe(5)
    expect(chosen(inArea).codes.filter((code) => buriram.includes(code))).toEqual([])
    expect(chosen(inArea, '2025-06-01').codes).toEqual(expect.arrayContaining([...buriram]))
  })

  test('would be 72 in 2568, 53 and 19', () => {
    const { codes, primary, secondary } = chosen(inArea, '2025-06-01')
    expect([codes.length, primary, secondary]).toEqual([72, 53, 19])
  })

  test('a rule that names its day does not change with the day on which it is asked', () => {
    const rule: AudienceRule = { innovationArea: { on: seedDay } }
    expect(chosen(rule, '2025-06-01').codes).toEqual(chosen(inArea).codes)
  })

  test('before the cabinet’s decision of 2565 they were those of eight provinces', () => {
    expect(chosen(inArea, '2022-11-28').codes.length).toBeLessThan(67)
    expect(chosen({ all: [inArea, { type: 'primary' }] }, '2022-11-28').primary).toBe(26)
  })
})

describe('a rule', () => {
  test('over everyone gives the 245 offices', () => {
    const { primary, secondary } = chosen({ everyone: true })
    expect([primary, secondary]).toEqual([183, 62])
  })

  test('by type, province and zone narrows them', () => {
    expect(chosen({ all: [{ type: 'primary' }, { province: 'เชียงใหม่' }, { zone: 6 }] }).codes).toEqual([
      'P5006',
    ])
    expect(chosen({ province: ['เชียงใหม่', 'ลำพูน'] }).codes.length).toBe(10)
  })

  test('of a province finds the joint secondary office too', () => {
    expect(chosen({ province: 'ระยอง' }).codes).toEqual(['P2101', 'P2102', 'S09'])
  })

  test('with "any" and "not" adds and takes away', () => {
    expect(chosen({ any: [{ codes: ['P1001'] }, { province: 'สตูล' }] }).codes).toEqual([
      'P1001',
      'P9101',
      'S49',
    ])
    expect(chosen({ all: [{ province: 'สตูล' }, { not: { type: 'secondary' } }] }).codes).toEqual(['P9101'])
  })

  test('may name a group of the directory', () => {
    const groups = {
      pilots: { codes: ['P9101', 'S49'] },
      both: { any: [{ group: 'pilots' }, { codes: ['P1001'] }] },
    }
    expect(selectAudience({ group: 'both' }, OFFICES, seedDay, groups)).toMatchObject({
      codes: ['P1001', 'P9101', 'S49'],
    })
    expect(selectAudience({ group: 'pilots' }, OFFICES, seedDay, groups)).toMatchObject({
      codes: ['P9101', 'S49'],
    })
    expect(selectAudience({ group: 'toString' }, OFFICES, seedDay, groups)).toMatchObject({
      refused: 'GROUP_UNKNOWN',
    })
  })

  test('freezes its groups under the versions that they have now', () => {
    const rule: AudienceRule = {
      all: [{ group: 'pilots' }, { not: { group: 'large@2' } }, { type: 'primary' }],
    }
    expect(pinGroups(rule, { pilots: 3 })).toEqual({
      all: [{ group: 'pilots@3' }, { not: { group: 'large@2' } }, { type: 'primary' }],
    })
    expect(groupsIn(rule)).toEqual(['pilots', 'large@2'])
    const either: AudienceRule = { any: [{ group: 'pilots' }, { group: 'nobody' }] }
    expect(groupsIn(either)).toEqual(['pilots', 'nobody'])
    expect(pinGroups(either, { pilots: 3 })).toEqual({ any: [{ group: 'pilots@3' }, { group: 'nobody' }] })
    expect(pinGroups({ group: 'toString' }, {})).toEqual({ group: 'toString' })
    expect(describeAudience({ group: 'pilots@3' }).en).toBe('group “pilots” (version 3)')
  })

  test('may ask for what the directory says of an office beyond its usual members', () => {
    const island = OFFICES.map((office) =>
      office.code === 'P9101' ? { ...office, attributes: { island: true } } : office,
    )
    const rule: AudienceRule = { attribute: { name: 'island', is: true } }
    expect(selectAudience(rule, island, seedDay)).toMatchObject({ codes: ['P9101'] })
    expect(selectAudience(rule, OFFICES, seedDay)).toMatchObject({ refused: 'AUDIENCE_EMPTY' })
  })

  test('whatever its parts, no office is chosen twice and "not" gives the rest', () => {
    const leaf = fc.constantFrom<AudienceRule>(
      { type: 'primary' },
      { province: ['สงขลา', 'ระยอง'] },
      { zone: 1 },
      inArea,
      { codes: ['P1001', 'S49'] },
      { everyone: true },
    )
    const { rule } = fc.letrec<{ rule: AudienceRule }>((tie) => ({
      rule: fc.oneof(
        { maxDepth: 3 },
        leaf,
        fc.array(tie('rule'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
        fc.array(tie('rule'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
        tie('rule').map((not) => ({ not })),
      ),
    }))
    const codesOf = (one: AudienceRule): readonly string[] => {
      const answer = selectAudience(one, OFFICES, seedDay)
      return isRefusal(answer) ? [] : answer.codes
    }
    fc.assert(
      fc.property(rule, (one) => {
        const both = [...codesOf(one), ...codesOf({ not: one })]
        expect(both.length).toBe(245)
        expect(new Set(both).size).toBe(245)
        expect(describeAudience(one).th).not.toContain('undefined')
      }),
      { numRuns: 300 },
    )
  })
})

describe('offices that do not exist on the day', () => {
  const old: Office = {
    ...OFFICES.find(({ code }) => code === 'S09')!,
    ...{ code: 'OLD18', shortTh: 'สพม. เขต 18', validFrom: '2010-01-01', validTo: '2021-01-01' },
  }
  const heir: Office = { ...OFFICES.find(({ code }) => code === 'S09')!, predecessors: ['OLD18'] }
  const renamed: Office = { ...heir, nameTh: 'ชื่อเดิม', validFrom: '2020-01-01', validTo: '2021-01-01' }
  const directory = [old, heir, renamed]

  test('are never chosen', () => {
    expect(chosen({ everyone: true }, seedDay, directory)).toEqual({
      codes: ['S09'],
      primary: 0,
      secondary: 1,
    })
    expect(chosen({ everyone: true }, '2020-06-01', directory).codes).toEqual(['OLD18', 'S09'])
  })

  test('named by code are refused, with the office that took over', () => {
    const answer = refusal({ codes: ['OLD18', 'S09'] }, seedDay, directory)
    expect(answer).toMatchObject({ refused: 'OFFICE_CLOSED', params: { codes: 'OLD18', successors: 'S09' } })
    expect(refusal({ codes: ['S09'] }, '2009-01-01', [heir])).toMatchObject({ params: { successors: '–' } })
  })
})

describe('refused is', () => {
  test.each<[string, unknown, string]>([
    ['an audience of nobody', { all: [{ type: 'primary' }, { type: 'secondary' }] }, 'AUDIENCE_EMPTY'],
    ['an unknown code', { codes: ['P9999'] }, 'OFFICE_UNKNOWN'],
    ['an unknown code deep inside', { all: [{ any: [{ not: { codes: ['P9999'] } }] }] }, 'OFFICE_UNKNOWN'],
    ['an unknown province', { province: ['สตูล', 'ธนบุรี'] }, 'PROVINCE_UNKNOWN'],
    ['an unknown group', { group: 'nobody' }, 'GROUP_UNKNOWN'],
    ['a day that is none', { innovationArea: { on: '2566' } }, 'DATE_INVALID'],
    ['an empty list of parts', { all: [] }, 'AUDIENCE_RULE_INVALID'],
    ['parts that are no list', { any: 'all' }, 'AUDIENCE_RULE_INVALID'],
    ['codes that are no list', { codes: 'P1001' }, 'AUDIENCE_RULE_INVALID'],
    ['an unknown type', { type: 'tertiary' }, 'AUDIENCE_RULE_INVALID'],
    ['a zone that is no number', { zone: 'one' }, 'AUDIENCE_RULE_INVALID'],
    ['an area that is no object', { innovationArea: true }, 'AUDIENCE_RULE_INVALID'],
    ['an unknown key', { colour: 'red' }, 'AUDIENCE_RULE_INVALID'],
    ['two keys at once', { type: 'primary', zone: 1 }, 'AUDIENCE_RULE_INVALID'],
    ['"everyone" denied', { everyone: false }, 'AUDIENCE_RULE_INVALID'],
    ['no rule at all', null, 'AUDIENCE_RULE_INVALID'],
    ['nothing', undefined, 'AUDIENCE_RULE_INVALID'],
    ['an attribute without a name', { attribute: { is: true } }, 'AUDIENCE_RULE_INVALID'],
    ['an attribute that is a word', { attribute: 'island' }, 'AUDIENCE_RULE_INVALID'],
    ['a bad part of "not"', { not: { type: 'x' } }, 'AUDIENCE_RULE_INVALID'],
  ])('%s', (_name, rule, code) => {
    const answer = refusal(rule)
    expect(answer).toMatchObject({ refused: code })
    if (isRefusal(answer)) expect(refusalText(answer).th).not.toMatch(/\{\w+\}/)
  })

  test('a day that is none', () =>
    expect(refusal(inArea, 'today')).toMatchObject({ refused: 'DATE_INVALID' }))
})

describe('a rule in words', () => {
  test.each<[AudienceRule, string, string]>([
    [inArea, 'อยู่ในพื้นที่นวัตกรรมการศึกษา ณ วันออกหนังสือ', 'in an innovation area on the day of issue'],
    [
      { all: [{ innovationArea: { on: seedDay } }, { any: [{ type: 'primary' }, { type: 'secondary' }] }] },
      'อยู่ในพื้นที่นวัตกรรมการศึกษา ณ วันอังคารที่ 21 พฤศจิกายน 2566 และ (เป็น สพป. หรือ เป็น สพม.)',
      'in an innovation area on Tuesday 21 November 2023 and (primary office or secondary office)',
    ],
    [{ not: { province: ['ระยอง', 'สตูล'] } }, 'ไม่ใช่ (จังหวัดระยอง, สตูล)', 'not (province Rayong, Satun)'],
    [{ province: 'ธนบุรี' }, 'จังหวัดธนบุรี', 'province ธนบุรี'],
    [{ all: [{ zone: 2 }, { group: 'นำร่อง' }] }, 'เขต 2 และ กลุ่ม “นำร่อง”', 'zone 2 and group “นำร่อง”'],
    [{ codes: ['P1001', 'S01'] }, 'รหัส P1001, S01', 'codes P1001, S01'],
    [{ everyone: true }, 'ทุกหน่วยงานในทำเนียบ', 'every office of the directory'],
    [{ attribute: { name: 'island', is: true } }, 'island = true', 'island = true'],
  ])('%j', (rule, th, en) => expect(describeAudience(rule)).toEqual({ th, en }))
})
