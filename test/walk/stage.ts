import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Actor } from '../../domain/case.js'
import type { DemoCast } from '../../api/demo/router.js'
import { knownAs } from '../../cli/demo/stay.js'
import { playToTheLastDay } from '../../cli/demo/story.js'
import { SECRETARIAT } from '../../cli/scenario/a5-cast.js'
import { importProvincialOffices } from '../../cli/stage/provincial.js'
import { CENTRAL } from '../../cli/stage/persons.js'
import type { Play } from '../../cli/stage/play.js'
import { castFileOf, setStage } from '../../cli/stage/stage.js'
import { createView } from '../../cli/stage/view.js'
import { instantAt } from '../../domain/time.js'
import { makeCases, type Ids } from './cases.js'
import { DISTRICT, GUESTS, WALKERS, type Walker } from './cast.js'
import { meetOnce, meetToday, prepareNext } from './meetings.js'
import { folder } from './report.js'

/** Where the product runs and where its screens come from, with a case of every kind, and who walks through it. */
export type Ground = {
  readonly url: string
  readonly screens: string
  readonly ids: Ids
  readonly walkers: Readonly<Record<Walker, Actor>>
}

const PROCEDURES = ['host-and-name-officers', 'progress-report', 'call-for-projects', 'workshop']
/** Two weeks before the demo's circular: the committee has met before. */
const BEGINS = instantAt('2023-11-06', '08:30')

/** Plays the demo's story to the morning of its last day, with a committee, requests and proposals beside it. */
export async function openGround(): Promise<Ground & { close(): Promise<void> }> {
  const stage = await setStage({
    ...{ folder: 'walk-stage', begins: BEGINS, view: createView(process.stdout) },
    procedures: PROCEDURES.map((name) => `${name}.yaml`),
  })
  try {
    const ids = await furnish(stage.play)
    const walkers = {
      ...WALKERS,
      administrator: await knownAs(stage.play, WALKERS.administrator),
      auditor: { personId: ids['auditorId'] ?? '', officeCode: CENTRAL, role: 'auditor' as const },
    }
    const { url } = stage.play
    const ground: Ground = { url, screens: url, ids, walkers }
    await openDoors(castFileOf(stage.stack.home), ground)
    await writeFile(join(folder, 'ground.json'), JSON.stringify(ground, null, 2))
    return { ...ground, close: () => stage.clear() }
  } catch (failure) {
    await stage.clear()
    throw failure
  }
}

/** The ground that another process keeps up, with the screens from this address. */
export const groundThatIsUp = async (screens: string): Promise<Ground> => ({
  ...(JSON.parse(await readFile(join(folder, 'ground.json'), 'utf8')) as Ground),
  screens,
})

async function furnish(play: Play): Promise<Ids> {
  await importProvincialOffices(play, [{ code: SECRETARIAT, province: 'ระยอง' }])
  await play.welcome(GUESTS)
  const committee = await meetOnce(play)
  const { circularId } = await playToTheLastDay(play)
  await play.admit([DISTRICT])
  const { committeeId, held, today } = committee
  const cases = await makeCases(play, committee)
  const nextId = await prepareNext(play, committee)
  await meetToday(play, committee)
  await play.clock.settle()
  return {
    ...cases,
    ...{ circularId, committeeId, nextId, meetingId: today.meetingId, heldId: held.meetingId },
    code: (await today.look<{ code: string }>('check-in-code')).code,
    taskId: await firstTask(play),
    mailId: await firstMail(play),
    letterSha256: await firstLetter(play, circularId),
  }
}

type Listed = { readonly items: readonly Readonly<Record<string, unknown>>[] }

async function firstTask(play: Play): Promise<string> {
  const { items } = await play.as(WALKERS.secretary).get<Listed>('/tasks?mine=true')
  return String(items[0]?.['caseId']).replace('task/', '')
}

async function firstMail(play: Play): Promise<string> {
  const { items } = await play.as(WALKERS.administrator).get<Listed>('/mailbox')
  return String(items[0]?.['id'])
}

async function firstLetter(play: Play, circularId: string): Promise<string> {
  const { items } = await play.as(WALKERS.drafter).get<Listed>(`/circulars/${circularId}/letters`)
  return String(items[0]?.['sha256'])
}

/** Lets those who walk in by one click, as the demo does for its visitors. */
async function openDoors(file: string, { ids, walkers }: Ground): Promise<void> {
  const people = Object.values(walkers).map(({ personId, officeCode, role }) => ({
    ...{ personId, officeCode, role, doesTh: 'ดูทุกหน้าจอ', doesEn: 'Looks at every screen' },
  }))
  const cast: DemoCast = { circularId: ids['circularId'] ?? '', people }
  await writeFile(file, JSON.stringify(cast), { mode: 0o600 })
}
