import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Client, Connection } from '@temporalio/client'
import { readConfig } from '../../config.js'
import { instantAt, type Day, type Instant } from '../../domain/time.js'
import type { PersonalApi } from '../api-client.js'
import { pagesOf } from '../pages.js'
import { rehearsalBy } from '../rehearsal.js'
import { endLeftovers } from '../up/leftovers.js'
import type { PartName } from '../up/part.js'
import { holderOf } from '../up/lock.js'
import { HomeTaken, startStack, type Stack } from '../up/stack.js'
import { openAccounts, type Accounts } from './accounts.js'
import { calm, createChaos } from './chaos.js'
import { ADMINISTRATOR, DRAFTER } from './persons.js'
import type { Play } from './play.js'
import type { View } from './view.js'

/** A stage: a running stack with everything that the scenes work with. */
export type Stage = {
  readonly play: Play
  readonly stack: Stack
  readonly temporal: Client
  readonly credentialsOf: Accounts['credentialsOf']
  /** Parts that were killed on purpose. */
  readonly struck: () => readonly PartName[]
  /** Stops the stack and all that was opened on it. */
  clear(): Promise<void>
}

/** How a stage is furnished. */
export type Furniture = {
  readonly view: View
  /** Files of the kinds of circular that the play needs; that of seed 001 unless told. */
  readonly procedures?: readonly string[]
  /** Since when the people of the play are in office. */
  readonly since?: Day
  /** Which part is killed at which point of the play; none without it. */
  readonly strikes?: Readonly<Record<string, PartName>>
  /** Real milliseconds that a person is given to read each entry. */
  readonly readingMs?: number
}

/** Where a stage is built, and when its rehearsal begins. */
export type StageOptions = Furniture & { readonly folder: string; readonly begins: Instant }

const SEED_001 = ['host-and-name-officers.yaml']

/** The instant on which the circular of seed 001 begins: Monday, 20 November 2566, 08:30 in Bangkok. */
export const CURTAIN_UP = instantAt('2023-11-20', '08:30')

/** Builds a stage in a folder of the home, from nothing; leftovers of an earlier run go first. */
export async function setStage({ folder, begins, ...furniture }: StageOptions): Promise<Stage> {
  const home = join(readConfig().home, folder)
  await removeEarlierRun(home)
  const env = { ...process.env, WIAN_DEMO_CAST: castFileOf(home) }
  const stack = await startStack({ home, env, rehearsalFrom: begins })
  try {
    return await furnish(stack, furniture)
  } catch (failure) {
    await stack.stop()
    throw failure
  }
}

/** Where a play writes down whom its visitors may sign in as (api/demo). */
export const castFileOf = (home: string): string => join(home, 'run', 'cast.json')

async function removeEarlierRun(home: string): Promise<void> {
  const holder = await holderOf(home).catch(() => undefined)
  if (holder) throw new HomeTaken(home, holder)
  await endLeftovers(home)
  await rm(home, { recursive: true, force: true })
}

/** Opens what the scenes need on a stack that has just begun its rehearsal. */
export async function furnish(stack: Stack, furniture: Furniture): Promise<Stage> {
  const config = readConfig({ ...stack.env })
  const connection = Connection.lazy({ address: config.temporalAddress })
  const temporal = new Client({ connection, namespace: config.temporalNamespace })
  const { credentialsOf, ...people } = await openAccounts(stack, furniture.since)
  const { view, strikes, readingMs = 0, procedures = SEED_001 } = furniture
  const trouble = strikes ? createChaos(stack, view, strikes) : undefined
  const play: Play = {
    ...{ ...people, view, refusals: [], chaos: trouble ?? calm },
    clock: rehearsalBy(people.as(ADMINISTRATOR)),
    outDir: join(stack.home, 'out'),
    url: stack.env['PUBLIC_URL'] ?? '',
    names: await namesOf(people.as(DRAFTER)),
    turnPage: () => (readingMs > 0 ? wait(readingMs) : Promise.resolve()),
  }
  for (const file of procedures) await addProcedure(play, file)
  const clear = async (): Promise<void> => {
    await connection.close()
    await stack.stop()
  }
  return { play, stack, temporal, credentialsOf, struck: () => trouble?.struck ?? [], clear }
}

type Named = { readonly code: string; readonly shortTh: string }

async function namesOf(api: PersonalApi): Promise<ReadonlyMap<string, string>> {
  const offices = await pagesOf<Named>(api, '/offices')
  return new Map(offices.map(({ code, shortTh }) => [code, shortTh]))
}

/** The kind of circular is data: an officer hands it in as a file. */
async function addProcedure(play: Play, name: string): Promise<void> {
  const bytes = await readFile(join(readConfig().projectDir, 'templates', 'procedures', name))
  const file = { bytes, mediaType: 'application/yaml', onVersion: 0 }
  await play.as(DRAFTER).upload('PUT', `/procedures?file=${name}`, file)
}
