import { z } from 'zod'
import type { Block, Document } from '../../../typesetting/model.js'
import { thaiClock } from '../../../domain/days-in-words.js'
import { thaiDigits } from '../../digits.js'
import { blocksOf } from '../body.js'
import { body, clock, common, secrecy, short } from '../fields.js'
import { frameOf, type Surroundings } from '../file.js'
import { MEASURES } from '../measures.js'
import { meetingFields, person } from './fields.js'
import { itemBlocks, minutesItem, proceedings } from './item.js'
import { keptWithNext, meetingHead, partHeading, personList, signedBy, standing } from './pieces.js'
import { step, stepLines } from './votes.js'

const signer = person.extend({ signed: short.exactOptional() })

/**
 * Fields of minutes (รายงานการประชุม). A part of the agenda is told as a whole (`text`, `resolution`) or item by item.
 * They are a draft on every page until they are certified.
 */
export const minutesShape = z.strictObject({
  kind: z.literal('minutes'),
  ...common,
  ...meetingFields,
  secrecy: secrecy.exactOptional(),
  draft: z.boolean().default(false),
  present: z.array(person).min(1),
  absent: z.array(person.extend({ reason: short.exactOptional() })).default([]),
  attending: z.array(person).default([]),
  begins: clock,
  /** How the quorum was counted when the meeting was opened. */
  quorum: z.array(step).default([]),
  /** Who presided, and what else is said before the first part. */
  opening: body.default([]),
  agenda: z
    .array(
      minutesItem.extend({
        items: z.array(minutesItem).default([]),
      }),
    )
    .min(1),
  ends: clock,
  recorder: signer,
  checker: signer.exactOptional(),
  /** Which meeting certified them. */
  certified: short.exactOptional(),
})
export type MinutesFields = z.infer<typeof minutesShape>

function partBlocks({ title, items, ...whole }: MinutesFields['agenda'][number], at: number): Block[] {
  const number = at + 1
  return [
    partHeading(number, title),
    ...proceedings(whole),
    ...items.flatMap((item, place) => itemBlocks(`${number}.${place + 1}`, item)),
  ]
}

function openingBlocks({ begins, quorum, opening }: MinutesFields): Block[] {
  const steps = stepLines(quorum)
  return [
    standing(`เริ่มประชุมเวลา ${thaiClock(begins)}`),
    ...(steps.length === 0 ? [] : [keptWithNext(standing('การนับองค์ประชุม')), ...steps]),
    ...blocksOf(opening),
  ]
}

function signatures({ recorder, checker }: MinutesFields): Block[] {
  const signed = (one: z.infer<typeof signer>, what: string): Block =>
    signedBy(
      { name: one.name, ...(one.position === undefined ? {} : { position: one.position }) },
      what,
      one.signed === undefined ? [] : one.signed.split('\n'),
    )
  return [signed(recorder, 'ผู้จดรายงานการประชุม'), ...(checker ? [signed(checker, 'ผู้ตรวจรายงานการประชุม')] : [])]
}

/** ร่าง, ตัวอย่าง or both, across every page. */
function watermarkOf({ draft, sample }: MinutesFields): string | undefined {
  if (draft) return sample ? 'ร่าง (ตัวอย่าง)' : 'ร่าง'
  return sample ? 'ตัวอย่าง' : undefined
}

/** Minutes as a document. */
export function minutesDocument(fields: MinutesFields, around: Surroundings): Document {
  const title = `รายงานการประชุม${fields.body} ครั้งที่ ${fields.number}`
  const about = {
    title: `${fields.draft ? 'ร่าง' : ''}${title}`,
    day: fields.date,
    catchwords: false,
    ...(fields.secrecy ? { secrecy: fields.secrecy } : {}),
  }
  const { running, ...frame } = frameOf(fields, about, around)
  const watermark = watermarkOf(fields)
  const { watermark: _, ...lines } = running ?? {}
  return {
    ...frame,
    running: {
      ...lines,
      ...(watermark === undefined ? {} : { watermark }),
      footer: { text: thaiDigits(`${shorter(title)}  หน้า {page}/{pages}`), align: 'right', sizePt: 12 },
    },
    firstTopCm: MEASURES.margins.topCm,
    blocks: [
      ...meetingHead(`รายงานการประชุม${fields.body}`, fields),
      ...personList('ผู้มาประชุม', fields.present),
      ...personList(
        'ผู้ไม่มาประชุม',
        fields.absent.map(({ reason, ...one }) => ({
          ...one,
          ...(reason === undefined ? {} : { note: reason }),
        })),
      ),
      ...personList('ผู้เข้าร่วมประชุม', fields.attending),
      ...openingBlocks(fields),
      ...fields.agenda.flatMap(partBlocks),
      keptWithNext(standing(`เลิกประชุมเวลา ${thaiClock(fields.ends)}`)),
      ...signatures(fields),
      ...(fields.certified === undefined ? [] : [standing(fields.certified)]),
    ],
  }
}

const MOST = 90
const shorter = (title: string): string =>
  title.length <= MOST ? title : title.replace(/^รายงานการประชุม.*(?= ครั้งที่)/, 'รายงานการประชุม')
