import { conditionsOf, fieldsOf, isPart, itemsOf, type Part } from '../../../parts/form-part.js'
import { fits } from './validator.js'

type Body = Readonly<Record<string, unknown>>

/** The answer without what is not asked any more because of another answer: the form refuses what it does not ask. */
export function shownOnly(form: Part, body: Body): Body {
  const hidden = hiddenIn(form, body)
  const shown = Object.entries(body).filter(([name]) => !hidden.has(name))
  const fields = new Map(fieldsOf(form))
  return Object.fromEntries(
    shown.map(([name, value]) => {
      const items = itemsOf(fields.get(name) ?? {})
      if (!Array.isArray(value) || !items['allOf']) return [name, value]
      return [name, value.map((one: unknown) => (isPart(one) ? shownOnly(items, one) : one))]
    }),
  )
}

/** Fields wait for fields before them, so one way through finds also what waits for what is hidden. */
function hiddenIn(form: Part, body: Body): ReadonlySet<string> {
  const hidden = new Set<string>()
  for (const { test, hides } of conditionsOf(form)) {
    const left = Object.fromEntries(Object.entries(body).filter(([name]) => !hidden.has(name)))
    if (!fits(test, left)) for (const name of hides) hidden.add(name)
  }
  return hidden
}
