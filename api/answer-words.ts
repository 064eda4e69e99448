import type { ErrorObject } from 'ajv/dist/2020.js'

type Words = { readonly th: string; readonly en: string }
type Field = Readonly<Record<string, unknown>>

/** A pleasant sentence for what offices get wrong most often; the others have those of ajv. */
export function ownSentence(error: ErrorObject): Words | undefined {
  const field = (error.parentSchema ?? {}) as Field
  switch (error.keyword) {
    case 'minItems':
    case 'maxItems':
      return countWords(field, Array.isArray(error.data) ? error.data.length : 0)
    case 'required':
      return missingWords(propertyOf(field, String(error.params['missingProperty'])))
    case 'additionalProperties':
      return { th: 'แบบฟอร์มนี้ไม่มีช่องนี้', en: 'The form has no such field.' }
    case 'format':
      return error.params['format'] === 'email' ? emailWords(field) : undefined
    case 'enum':
      return choiceWords(field)
    default:
      return undefined
  }
}

function countWords(field: Field, given: number): Words {
  const [least, most] = [field['minItems'], field['maxItems']] as [number?, number?]
  const [th, en] = [titleTh(field), titleEn(field)]
  const unit = unitTh(field)
  const rangeTh = range(least, most, { between: '–', least: 'อย่างน้อย ', most: 'ไม่เกิน ' })
  const rangeEn = range(least, most, { between: ' to ', least: 'at least ', most: 'at most ' })
  return {
    th: inThaiDigits(`ต้องมี${th} ${rangeTh} ${unit} แต่ส่งมา ${given} ${unit}`),
    en: `“${en}” takes ${rangeEn}; ${given} given.`,
  }
}

type RangeWords = { readonly between: string; readonly least: string; readonly most: string }

function range(least: number | undefined, most: number | undefined, words: RangeWords): string {
  if (least !== undefined && most !== undefined)
    return least === most ? `${most}` : `${least}${words.between}${most}`
  return most === undefined ? `${words.least}${least ?? 0}` : `${words.most}${most}`
}

function missingWords(field: Field): Words {
  return { th: `ต้องกรอก${titleTh(field)}`, en: `“${titleEn(field)}” is needed.` }
}

function emailWords(field: Field): Words {
  return {
    th: `${titleTh(field)}ต้องเป็นที่อยู่อีเมล เช่น somchai@example.go.th`,
    en: `“${titleEn(field)}” must be a mail address, such as somchai@example.go.th.`,
  }
}

function choiceWords(field: Field): Words {
  const list = (key: string) => (Array.isArray(field[key]) ? (field[key] as unknown[]).join(', ') : '')
  return {
    th: `${titleTh(field)}ต้องเป็นอย่างใดอย่างหนึ่งใน: ${list('enum')}`,
    en: `“${titleEn(field)}” must be one of: ${list('x-enum-en') || list('enum')}.`,
  }
}

function propertyOf(field: Field, name: string): Field {
  const properties = (field['properties'] ?? {}) as Readonly<Record<string, Field>>
  return Object.hasOwn(properties, name) ? (properties[name] as Field) : { title: name }
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
const titleTh = (field: Field): string => textOf(field['title']) ?? 'ข้อมูล'
const titleEn = (field: Field): string => textOf(field['x-title-en']) ?? titleTh(field)

/** Thai counts persons in คน, anything else on a form in รายการ. */
function unitTh(field: Field): string {
  const items = (field['items'] ?? {}) as Field
  const isPersons = /ผู้|บุคคล|บุคลากร|คณะ|กรรมการ/.test(`${titleTh(field)} ${titleTh(items)}`)
  return isPersons ? 'คน' : 'รายการ'
}

/** Official Thai writes its figures as ๐–๙ (saraban). */
function inThaiDigits(text: string): string {
  return text.replace(/\d/g, (digit) => String.fromCharCode(0x0e50 + Number(digit)))
}
