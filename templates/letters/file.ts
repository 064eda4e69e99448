import { startOfDay, type Day } from '../../domain/time.js'
import type { Document } from '../../typesetting/model.js'
import { emblemAssets } from './emblem.js'
import { bodyStyle, type Look } from './look.js'
import { MEASURES } from './measures.js'
import { runningOf } from './pieces.js'

/** What is known outside of a letter's own fields. */
export type Surroundings = Look & {
  /** Used as the document's id when the letter has none of its own. */
  readonly fileName: string
}

type Common = {
  readonly kind: string
  readonly id?: string
  readonly sample: boolean
  readonly agency: { readonly name: string }
}

/** The frame of a letter made from fields: title, measures, running lines, emblem, its fields as embedded data. */
export function frameOf(
  fields: Common,
  about: {
    readonly title: string
    readonly day: Day
    readonly secrecy?: string
    readonly catchwords?: boolean
    readonly isDraft?: boolean
  },
  { fileName, ...look }: Surroundings,
): Omit<Document, 'blocks'> {
  const { title, day, secrecy, isDraft = false } = about
  const running = runningOf({
    rehearsal: fields.sample,
    isDraft,
    ...(secrecy === undefined ? {} : { secrecy }),
  })
  return {
    id: fields.id ?? `${fields.kind}/${fileName}`,
    title,
    lang: 'th',
    createdAt: startOfDay(day),
    author: fields.agency.name,
    margins: MEASURES.margins,
    firstTopCm: MEASURES.emblemTopCm,
    style: bodyStyle(look),
    running: { ...running, catchwords: about.catchwords ?? true },
    assets: emblemAssets(look.emblem),
    data: { name: 'letter.json', description: 'ข้อมูลของหนังสือ (the fields of the letter)', value: fields },
  }
}
