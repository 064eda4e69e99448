import type { UiSchema } from '@rjsf/utils'
import { choiceOf, fieldsOf, itemsOf, type Part } from '../../../parts/form-part.js'

/** As many choices are seen at once; more are chosen from a list. */
const MOST_SEEN = 6
/** A text that may be longer than a line. */
const LONG_TEXT = 250

/** How each field of a form is asked for: by what kind of control, and with choices in the reader's language. */
export function uiOf(part: Part, language: 'th' | 'en'): UiSchema {
  const fields = Object.fromEntries(fieldsOf(part).map(([name, field]) => [name, uiOfField(field, language)]))
  return { ...fields, 'ui:options': { label: false } }
}

function uiOfField(field: Part, language: 'th' | 'en'): UiSchema {
  if (field['x-file']) return { 'ui:widget': 'kept' }
  if (Array.isArray(field['enum'])) return choices(field, language, 'radio')
  if (field['type'] === 'array') return uiOfList(field, language)
  if (field['type'] === 'object') return { ...uiOf(field, language), 'ui:options': {} }
  if (field['type'] === 'boolean') return { 'ui:widget': 'checkbox' }
  const isLong = field['type'] === 'string' && Number(field['maxLength'] ?? 0) > LONG_TEXT && !field['format']
  return isLong || field['x-widget'] === 'textarea' ? { 'ui:widget': 'textarea' } : {}
}

function uiOfList(field: Part, language: 'th' | 'en'): UiSchema {
  const items = itemsOf(field)
  if (Array.isArray(items['enum']) && field['uniqueItems'] === true)
    return choices(items, language, 'checkboxes')
  const one = uiOfField(items, language)
  return {
    items: { ...one, 'ui:options': { ...one['ui:options'], label: false } },
    'ui:options': { orderable: false },
  }
}

function choices(part: Part, language: 'th' | 'en', few: 'radio' | 'checkboxes'): UiSchema {
  const all = part['enum'] as unknown[]
  return {
    'ui:enumNames': all.map((one) => choiceOf(part, one, language)),
    'ui:widget': few === 'radio' && all.length > MOST_SEEN ? 'select' : few,
  }
}
