import { deedsOf } from './deeds.js'
import { inventPersons } from './persons.js'
import { seeRefused, type PlayOf } from './play.js'

/** An office names so many persons, which the form does not take. */
export async function refusePersons(play: PlayOf, code: string, count: number): Promise<void> {
  const name = play.names.get(code) ?? code
  play.view.tell(await play.clock.now(), {
    th: `${name} ลองส่งรายชื่อ ${count} คน`,
    en: `${code} tries to name ${count === 0 ? 'nobody' : `${count} persons`}`,
  })
  await seeRefused(play, { act: `submit ${count}`, code: 'ANSWER_INVALID' }, () =>
    deedsOf(play, code).submit(`of-${count}`, inventPersons(code, count)),
  )
}
