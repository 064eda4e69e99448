#!/usr/bin/env node
import { join } from 'node:path'
import { projectDir } from './lib/paths.mjs'
import { hand } from './lib/run.mjs'
import { main, setUp } from './setup.mjs'

/** Sets up what is missing, then hands over to the command-line program. */
export async function wian(args) {
  const settings = await setUp()
  return hand(process.execPath, [join(projectDir, 'dist', 'cli', 'main.js'), ...args], {
    env: { ...process.env, ...settings },
  })
}

if (import.meta.filename === (await realPath(process.argv[1]))) await main(() => wian(process.argv.slice(2)))

/** npx starts this file through a link. */
async function realPath(path) {
  const { realpath } = await import('node:fs/promises')
  return path && realpath(path)
}
