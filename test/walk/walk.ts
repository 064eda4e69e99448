import { mkdir } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { openBrowser } from '../support/browser.js'
import { watchShift } from '../support/layout-shift.js'
import { DEEDS, type Deed } from './doors.js'
import { enter, LOOKS, type Look } from './looks.js'
import { openAll } from './openings.js'
import { placesOf, type Place } from './places.js'
import { clearPictures, folder, writeReport, type Finding } from './report.js'
import { groundThatIsUp, openGround, type Ground } from './stage.js'
import { arrive, listen, look, still, type Visit } from './visit.js'

/** What of the walk is wanted: parts of addresses, of names and of looks. */
export type Wanted = {
  readonly stay?: boolean
  readonly at?: string
  readonly only?: string
  readonly as?: string
  readonly looks?: string
  /** `yes` or `no` for all these looks, where it is not left to OPENED_IN. */
  readonly open?: string
}

/** So long something may take to come. */
const PATIENCE_MS = 20_000
/** In these everything that a screen opens is opened too. */
const OPENED_IN = ['th-wide-light', 'th-phone-light', 'en-phone-dark']

/** Walks, or only sets the stage for it; says how the process should end. */
export async function walk(wanted: Wanted): Promise<number> {
  await mkdir(folder, { recursive: true })
  if (wanted.at) return walkOver(await groundThatIsUp(wanted.at), wanted)
  const ground = await openGround()
  try {
    if (!wanted.stay) return await walkOver(ground, wanted)
    console.log(`${ground.url} is up until Ctrl-C`)
    await new Promise((resolve) => process.once('SIGINT', resolve).once('SIGTERM', resolve))
    return 0
  } finally {
    await ground.close()
  }
}

async function walkOver(ground: Ground, { only = '', as = '', looks = '', open }: Wanted): Promise<number> {
  const places = (await placesOf(ground.ids)).filter(
    ({ path, who }) => path.includes(only) && who.includes(as),
  )
  const pictures = await clearPictures(looks)
  const browser = await openBrowser()
  const walked = { screens: 0, openings: 0, findings: [] as Finding[] }
  for (const one of LOOKS.filter(({ name }) => name.includes(looks)))
    for (const who of new Set(places.map((place) => place.who))) {
      const theirs = places.filter((place) => place.who === who)
      const opens = open ? open === 'yes' : OPENED_IN.includes(one.name)
      const round = { look: one, places: theirs, pictures, opens }
      const { openings, findings } = await walkAs(browser, ground, round)
      walked.screens += theirs.length
      walked.openings += openings
      walked.findings.push(...findings)
      await writeReport(walked)
      console.log(
        `${one.name} ${who}: ${theirs.length} screens, ${openings} opened, ${findings.length} findings`,
      )
    }
  await browser.close()
  return walked.findings.length > 0 ? 1 : 0
}

type Round = {
  readonly look: Look
  readonly places: readonly Place[]
  readonly pictures: string
  readonly opens: boolean
}

/** One person goes to all of theirs in one look. */
async function walkAs(
  browser: Browser,
  { url, screens, walkers }: Ground,
  { look: how, places, pictures, opens }: Round,
): Promise<{ openings: number; findings: Finding[] }> {
  const findings: Finding[] = []
  let openings = 0
  const [first] = places
  if (!first) return { openings, findings }
  const context = await enter(browser, url, first.who === 'stranger' ? undefined : walkers[first.who], how)
  for (const { path: named, who, does } of places) {
    const page = await context.newPage()
    page.setDefaultTimeout(PATIENCE_MS)
    const path = named.replace('$lang', how.language)
    const { before, after, isRefused = who === 'stranger' }: Deed = does ? DEEDS[does] : {}
    const at = { path, who, look: how.name }
    const found = (what: string, pressed: string | undefined = does): void =>
      void findings.push({ ...at, what, ...(pressed ? { pressed } : {}) })
    const visit: Visit = { page, at, pictures, found }
    listen(page, isRefused, found)
    await watchShift(page)
    await before?.(page)
    await arrive(page, screens + path)
      .then(() => still(visit))
      .then(() => after?.(page))
      .then(() => look(visit, does))
      .catch((failure: unknown) => found(`does not come: ${String(failure)}`))
    page.removeAllListeners('console')
    // What the API's own pages do leaves the browser at once, and a passkey ends one without a window.
    const isOpened = opens && !does && who !== 'stranger' && !path.startsWith('/sign-in')
    if (isOpened) openings += await openAll(visit, screens + path).catch(failing(found))
    await page.close()
  }
  await context.close()
  return { openings, findings }
}

const failing =
  (found: (what: string) => void) =>
  (failure: unknown): number => {
    found(`cannot be walked through: ${String(failure)}`)
    return 0
  }
