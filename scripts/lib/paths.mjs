import { join, resolve } from 'node:path'

/** The clone: the folder that holds package.json. */
export const projectDir = resolve(import.meta.dirname, '..', '..')

/** Everything downloaded and all data lie here (config.ts reads the same setting). */
export const home = resolve(process.env.WIAN_HOME || join(projectDir, '.wian'))
