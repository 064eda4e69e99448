import type { Actor } from '../../domain/case.js'
import { instantAt, type Clock, type Day, type Instant } from '../../domain/time.js'
import { ApiRefusal, type PersonalApi } from '../api-client.js'
import type { Rehearsal } from '../rehearsal.js'
import type { CastMember } from './people.js'
import type { View, Words } from './view.js'

/** A refusal that the play provokes and a person would see. */
export type SeenRefusal = {
  readonly act: string
  readonly code: string
  readonly th: string
  readonly en: string
}

/** Troubles that `--chaos` makes at named points of the play; nothing otherwise. */
export type Chaos = {
  /** SIGKILL to the part that this point is for. The play goes on at once. */
  strike(point: string): Promise<void>
  /** Waits until what was struck is up again. */
  recovered(): Promise<void>
}

/** What the scenes of the play work with. */
export type Play = {
  readonly view: View
  readonly clock: Rehearsal
  readonly chaos: Chaos
  readonly outDir: string
  /** Where the product answers. */
  readonly url: string
  readonly refusals: SeenRefusal[]
  /** Codes and short Thai names of the offices in the directory. */
  readonly names: ReadonlyMap<string, string>
  as(actor: Actor): PersonalApi
  /** What a person's requests carry. */
  bearerOf(actor: Actor): Promise<string>
  /** Has people come in who are no usual staff. */
  welcome(cast: readonly CastMember[]): Promise<void>
  /** Has the staff of these offices come in together: one by one takes longer. */
  admit(officeCodes: readonly string[]): Promise<void>
  /** On a terminal: leaves the person time to read before the story goes on. */
  readonly turnPage: () => Promise<void>
}

/** The play once the circular exists. */
export type PlayOf = Play & { readonly circularId: string }

/** Lets the clock run to a wall time in Bangkok, and says which instant that is. */
export async function until({ clock, turnPage }: Play, day: Day, time: Clock): Promise<Instant> {
  const at = instantAt(day, time)
  await turnPage()
  await clock.runTo(at)
  return at
}

/** What is tried, and the code of the refusal that it must meet. */
export type Attempt = { readonly act: string; readonly code: string }

/** Does what should be refused, shows the refusal and keeps it. @throws Error when it is not refused, or for another reason */
export async function seeRefused(
  play: Play,
  { act, code }: Attempt,
  work: () => Promise<unknown>,
): Promise<SeenRefusal> {
  const refusal = await work().then(
    () => undefined,
    (failure: unknown) => {
      if (failure instanceof ApiRefusal && failure.code === code) return failure
      throw failure
    },
  )
  if (!refusal) throw new Error(`${act}: ควรถูกปฏิเสธ / should have been refused`)
  const [field] = refusal.fields
  const words: Words = field ? { th: field.messageTh, en: field.messageEn } : refusal
  const seen = { act, code: refusal.code, th: words.th, en: words.en }
  play.refusals.push(seen)
  play.view.refused({ th: `${seen.th}${field ? `  (${field.pointer})` : ''}`, en: seen.en })
  return seen
}

/** Does work for each, so many at once; order within the list is kept as far as that goes. */
export async function forEachAtOnce<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<unknown>,
): Promise<void> {
  const queue = [...items]
  const lane = async (): Promise<void> => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item)
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, lane))
}
