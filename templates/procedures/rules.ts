import { z } from 'zod'
import { provinceNamed } from '../../domain/provinces.js'
import { BUDDHIST_AHEAD, isDay } from '../../domain/time.js'
import { dayInEnglish, dayInThai } from '../../domain/days-in-words.js'
import type { Finding } from '../yaml/problem.js'
import type { Procedure } from './shape.js'
import { OFFICE_TYPES } from '../../domain/office.js'

type Path = readonly (string | number)[]

const province = z.string().refine((name) => provinceNamed(name) !== undefined)
const simpleRules = {
  everyone: z.literal(true),
  type: z.enum(OFFICE_TYPES),
  province: z.union([province, z.array(province).min(1)]),
  zone: z.int().min(1).max(20),
  codes: z.array(z.string().min(1)).min(1),
  group: z.string().min(1),
  attribute: z.strictObject({
    name: z.string().min(1).max(60),
    is: z.union([z.string().max(200), z.number(), z.boolean()]),
  }),
  innovationArea: z.strictObject({ on: z.string().refine(isDay).exactOptional() }),
} satisfies Record<string, z.ZodType>
const KNOWN = ['all', 'any', 'not', ...Object.keys(simpleRules)]

function listedRules(list: unknown, path: Path): Finding[] {
  if (Array.isArray(list) && list.length > 0)
    return list.flatMap((part, at) => audienceFindings(part, [...path, at]))
  return [{ path, th: 'ต้องเป็นรายการเงื่อนไขอย่างน้อยหนึ่งข้อ', en: 'needs a list of at least one rule' }]
}

function simpleRule(key: string, value: unknown, path: Path): Finding[] {
  const shape = simpleRules[key as keyof typeof simpleRules]
  if (shape.safeParse(value).success) return []
  const seen = JSON.stringify(value)
  return [
    { path, th: `ค่า ${seen} ของเงื่อนไข “${key}” ใช้ไม่ได้`, en: `${seen} will not do for the rule “${key}”` },
  ]
}

/** What is wrong with a rule for recipients: unknown rules, unknown provinces, empty lists, at any depth. */
export function audienceFindings(rule: unknown, path: Path): Finding[] {
  const keys = typeof rule === 'object' && rule !== null ? Object.keys(rule) : []
  const [key] = keys
  if (key === undefined || keys.length > 1) {
    const th = 'เงื่อนไขผู้รับแต่ละข้อต้องมีคำสั่งเพียงคำเดียว'
    return [{ path, th, en: 'each rule for recipients has exactly one key' }]
  }
  const value = (rule as Record<string, unknown>)[key]
  if (key === 'all' || key === 'any') return listedRules(value, [...path, key])
  if (key === 'not') return audienceFindings(value, [...path, key])
  if (KNOWN.includes(key)) return simpleRule(key, value, [...path, key])
  return [
    {
      path: [...path, key],
      th: `ไม่รู้จักเงื่อนไขผู้รับ “${key}” (ที่ใช้ได้: ${KNOWN.join(', ')})`,
      en: `unknown rule for recipients “${key}” (known: ${KNOWN.join(', ')})`,
    },
  ]
}

/** A stated day must exist and be written in Gregorian years: 2566 is taken for the slip that it is. */
export function deadlineFindings({ deadline }: Procedure): Finding[] {
  if (deadline.kind !== 'fixed') return []
  const { day } = deadline
  const path = ['deadline', 'day']
  if (!isDay(day)) return [{ path, th: `“${day}” ไม่ใช่วันที่ที่มีจริง`, en: `“${day}” is not a date that exists` }]
  const year = Number(day.slice(0, 4))
  if (year < 2400) return []
  const meant = `${year - BUDDHIST_AHEAD}${day.slice(4)}`
  const th = `ปีต้องเป็นคริสต์ศักราช: “${day}” หมายถึง ${meant} (${dayInThai(meant)}) ใช่หรือไม่`
  return [{ path, th, en: `the year must be Gregorian: is ${meant} (${dayInEnglish(meant)}) meant?` }]
}

/** Reminders come before the deadline, each only once. */
export function reminderFindings({ reminders, deadline }: Procedure): Finding[] {
  const seen = new Set<string>()
  return reminders.flatMap((step, at) => {
    const path = ['reminders', at]
    const key = `${step.workingDays} ${step.at}`
    const isRepeated = seen.has(key)
    seen.add(key)
    const isAfter =
      step.workingDays > 0 ||
      (step.workingDays === 0 && deadline.time !== undefined && step.at > deadline.time)
    if (isAfter) return [{ path, th: 'กำหนดเตือนอยู่หลังกำหนดส่ง', en: 'the reminder comes after the deadline' }]
    return isRepeated ? [{ path, th: 'กำหนดเตือนซ้ำกัน', en: 'the same reminder twice' }] : []
  })
}

const FILLED = { body: ['due', 'dueDay', 'answerUrl'], addressee: ['office'] }

function unknownWords(text: string, known: readonly string[], path: Path): Finding[] {
  return [...text.matchAll(/\{([^{}]*)\}/g)].flatMap(([whole, word = '']) => {
    if (known.includes(word)) return []
    const list = known.map((name) => `{${name}}`).join(' ')
    return [{ path, th: `ไม่รู้จัก “${whole}” (ที่ใช้ได้: ${list})`, en: `unknown “${whole}” (known: ${list})` }]
  })
}

/** Words in braces that nobody will fill in, and an addressee that would be the same for every office. */
export function letterFindings({ letter }: Procedure): Finding[] {
  const body = letter.body.flatMap(({ text }, at) =>
    unknownWords(text, FILLED.body, ['letter', 'body', at, 'text']),
  )
  const path = ['letter', 'salutation', 'addressee']
  const { addressee } = letter.salutation
  const isSame = !addressee.includes('{office}')
  const th = 'ผู้รับต้องมี {office} มิฉะนั้นหนังสือทุกฉบับจะถึงผู้รับเดียวกัน'
  return [
    ...body,
    ...unknownWords(addressee, FILLED.addressee, path),
    ...(isSame ? [{ path, th, en: 'without {office} every letter would have the same addressee' }] : []),
  ]
}
