import type { AudiencePreview } from '../../api/recipients.js'
import type { CircularContent } from '../../domain/content.js'
import { REVIEWER } from '../stage/persons.js'
import type { PlayOf } from '../stage/play.js'
import { launchScene, previewScene } from '../stage/scene-launch.js'
import { PARTS } from './cast.js'

/** Tuesday 21 November: who is asked, the number, the letters and the mails. Returns what the preview showed. */
export async function issueScene(
  play: PlayOf & { readonly content: CircularContent },
): Promise<AudiencePreview> {
  await spoilOneAddress(play)
  const preview = await previewScene(play)
  await play.admit([...preview.offices.map(({ code }) => code), PARTS.added])
  await launchScene(play, preview)
  return preview
}

/** The directory is not always up to date: this address was given up by its office. */
async function spoilOneAddress(play: PlayOf): Promise<void> {
  const email = `no-such-mailbox-${PARTS.bounced.toLowerCase()}@office.example`
  await changeAddress(play, email)
}

/** Writes the office's address for mail into the directory. */
export async function changeAddress(play: PlayOf, email: string): Promise<void> {
  const path = `/offices/${PARTS.bounced}`
  const { version } = await play.as(REVIEWER).look(path)
  await play
    .as(REVIEWER)
    .call({ method: 'PUT', path: `${path}/contact`, body: { email }, onVersion: version })
}
