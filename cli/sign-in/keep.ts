import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Config } from '../../config.js'

/** A sign-in that the commands of this home use until it ends. */
export type KeptSignIn = { readonly url: string; readonly bearer: string }

const fileOf = ({ home }: Pick<Config, 'home'>): string => join(home, 'sign-in.json')

/** Keeps a sign-in for the commands that follow, readable by this user of the machine alone. */
export async function keepSignIn(config: Config, kept: KeptSignIn): Promise<void> {
  const file = fileOf(config)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, JSON.stringify(kept), { mode: 0o600 })
  await chmod(file, 0o600) // a file that was there before keeps its mode otherwise
}

/** The sign-in that was kept for the product at this address, or nothing. */
export async function keptSignIn(config: Config): Promise<KeptSignIn | undefined> {
  const text = await readFile(fileOf(config), 'utf8').catch(() => undefined)
  const kept = text === undefined ? undefined : (JSON.parse(text) as KeptSignIn)
  return kept?.url === config.publicUrl ? kept : undefined
}

/** Forgets it. */
export async function forgetSignIn(config: Config): Promise<void> {
  await rm(fileOf(config), { force: true })
}
