import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Client, Connection } from '@temporalio/client'
import type pg from 'pg'
import { readConfig, type Config } from '../../config.js'
import { loadOffices } from '../../db/directory.js'
import { openPool } from '../../db/pool.js'
import { projectFolder } from '../../db/project-folder.js'
import { instantAt } from '../../domain/time.js'
import { apiOf } from '../api-client.js'
import { beginRehearsal } from '../rehearsal.js'
import { endLeftovers } from '../up/leftovers.js'
import { holderOf } from '../up/lock.js'
import { HomeTaken, startStack, type Stack } from '../up/stack.js'
import { calm, createChaos } from './chaos.js'
import { DRAFTER } from './persons.js'
import type { Play } from './play.js'
import type { View } from './view.js'

/** The stage of the demo: a stack of its own, with everything that the scenes work with. */
export type Stage = {
  readonly play: Play
  readonly stack: Stack
  /** Parts that were killed on purpose. */
  readonly struck: () => readonly string[]
  clear(): Promise<void>
}

/** Somebody who watches wants to read. */
const READING_MS = 600
const FIRST_DAY = '2023-11-20'
const PROCEDURE_FILE = 'host-and-name-officers.yaml'

/** Builds it in the folder `demo` of the home, from nothing. What an earlier run left there is stopped and removed. */
export async function setStage(view: View, { chaos }: { readonly chaos: boolean }): Promise<Stage> {
  const home = join(readConfig().home, 'demo')
  await removeEarlierRun(home)
  const env = { ...process.env, WIAN_HOME: home }
  const stack = await startStack({ home, env, onEvent: () => undefined })
  try {
    return await furnish(stack, view, chaos)
  } catch (failure) {
    await stack.stop()
    throw failure
  }
}

async function removeEarlierRun(home: string): Promise<void> {
  const holder = await holderOf(home).catch(() => undefined)
  if (holder) throw new HomeTaken(home, holder)
  await endLeftovers(home)
  await rm(home, { recursive: true, force: true })
}

async function furnish(stack: Stack, view: View, wantsChaos: boolean): Promise<Stage> {
  const config = readConfig({ ...stack.env })
  const pool = openPool(config.appDatabaseUrl, { max: 4 })
  const connection = Connection.lazy({ address: config.temporalAddress })
  const temporal = new Client({ connection, namespace: config.temporalNamespace })
  const clock = await beginRehearsal({ pool, temporal }, instantAt(FIRST_DAY, '08:30'))
  const trouble = wantsChaos ? createChaos(stack, view) : undefined
  const play: Play = {
    ...{ view, clock, pool, refusals: [] },
    chaos: trouble ?? calm,
    mailboxUrl: stack.addresses['mailbox'] ?? '',
    outDir: join(stack.home, 'out'),
    names: await namesOf(pool),
    as: (actor) => apiOf(accessOf(config), actor),
    turnPage: () => (process.stdout.isTTY ? wait(READING_MS) : Promise.resolve()),
  }
  await addProcedure(play)
  const clear = async (): Promise<void> => {
    await connection.close()
    await pool.end()
    await stack.stop()
  }
  return { play, stack, struck: () => trouble?.struck ?? [], clear }
}

function accessOf({ publicUrl, tokenSecret }: Config): { url: string; secret: string } {
  return { url: publicUrl, secret: tokenSecret }
}

async function namesOf(pool: pg.Pool): Promise<ReadonlyMap<string, string>> {
  const offices = await loadOffices(pool)
  return new Map(offices.map(({ code, shortTh }) => [code, shortTh]))
}

/** The kind of circular is data: an officer hands it in as a file. */
async function addProcedure(play: Play): Promise<void> {
  const bytes = await readFile(join(projectFolder('templates/procedures'), PROCEDURE_FILE))
  const file = { bytes, mediaType: 'application/yaml' }
  await play.as(DRAFTER).upload('PUT', `/procedures?file=${PROCEDURE_FILE}`, file)
}
