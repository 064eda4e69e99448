#!/usr/bin/env node
import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import { projectDir } from './lib/paths.mjs'
import { hand } from './lib/run.mjs'
import { main, setUp } from './setup.mjs'

/** Sets up what is missing, then hands over to the command-line program. @returns its exit code */
export async function wian(args) {
  const settings = await setUp()
  return hand(process.execPath, [join(projectDir, 'dist', 'cli', 'main.js'), ...args], {
    env: { ...process.env, ...settings },
  })
}

// npx starts this file through a link.
if (import.meta.filename === realpathSync(process.argv[1])) await main(() => wian(process.argv.slice(2)))
