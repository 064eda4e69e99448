import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { FILE_KEYWORD, FORM_KEYWORDS } from '../forms/keywords.js'
import { impossibleParts } from '../forms/satisfiable.js'
import type { Finding } from '../yaml/problem.js'

type Schema = Readonly<Record<string, unknown>>

function compileFinding(form: Schema): Finding[] {
  const ajv = new Ajv2020({ strict: true, strictTypes: true, strictRequired: true, allErrors: true })
  addFormats.default(ajv)
  ajv.addVocabulary([...FORM_KEYWORDS]).addKeyword({ ...FILE_KEYWORD, valid: true })
  try {
    ajv.compile(form)
    return []
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return [
      { path: ['form'], th: `แบบฟอร์มไม่ใช่ JSON Schema ที่ใช้ได้: ${reason}`, en: `not a usable form: ${reason}` },
    ]
  }
}

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function untitled(schema: unknown, path: Finding['path']): Finding[] {
  if (!isSchema(schema)) return []
  const fields = isSchema(schema['properties']) ? Object.entries(schema['properties']) : []
  const own = fields.flatMap(([name, field]): Finding[] => {
    const place = [...path, 'properties', name]
    if (!isSchema(field)) return []
    const isTitled = typeof field['title'] === 'string' && typeof field['x-title-en'] === 'string'
    const th = `ช่อง “${name}” ต้องมีชื่อภาษาไทย (title) และอังกฤษ (x-title-en)`
    const en = `the field “${name}” needs a Thai (title) and an English name (x-title-en)`
    return [...(isTitled ? [] : [{ path: place, th, en }]), ...untitled(field, place)]
  })
  return [...own, ...untitled(schema['items'], [...path, 'items'])]
}

/** What is wrong with a form: no JSON Schema, no answer can satisfy it, fields without names. */
export function formFindings(form: Schema): Finding[] {
  const impossible = impossibleParts(form).map((one) => ({ ...one, path: ['form', ...one.path] }))
  const others = [...untitled(form, ['form']), ...rootFinding(form)]
  return impossible.length > 0 ? [...impossible, ...others] : [...compileFinding(form), ...others]
}

function rootFinding(form: Schema): Finding[] {
  if (form['type'] === 'object') return []
  const en = 'a form is an object: `type: object`'
  return [{ path: ['form'], th: 'แบบฟอร์มต้องเป็น type: object', en }]
}
