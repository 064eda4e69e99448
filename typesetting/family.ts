import { ModelRefused } from './errors.js'
import type { SlotValues } from './model.js'
import { lineCounts, stamp, type FinishTail } from './stamp.js'
import type { Stamped, Template, TemplateFamily } from './template.js'

/** The key of a template in a family: line counts by slot. */
export function familyKey(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, lines]) => `${name}=${lines}`)
    .join(',')
}

/** The template of a family that these values need. Refuses values of a shape that was not compiled. */
export function templateFor(family: TemplateFamily, values: SlotValues): Template {
  const [any] = Object.values(family.templates)
  const template = any && family.templates[familyKey(lineCounts(any, values))]
  if (!template) {
    throw new ModelRefused('No template for so many lines', 'ไม่มีแม่แบบสำหรับจำนวนบรรทัดนี้')
  }
  return template
}

/** One letter of a family, and the template it belongs to. Errors: those of `stamp`. */
export function stampFamily(
  family: TemplateFamily,
  values: SlotValues,
  finish?: FinishTail,
): Stamped & { readonly templateId: string } {
  const template = templateFor(family, values)
  return { ...stamp(template, values, finish), templateId: template.id }
}
