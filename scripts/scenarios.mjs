import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { home, projectDir } from './lib/paths.mjs'
import { hand } from './lib/run.mjs'
import { main, setUp } from './setup.mjs'

/** Plays the acceptance scenarios one after the other (all, or those named), each with its JSON file. @returns 0 if all held */
async function scenarios(wanted) {
  const settings = await setUp()
  const { SCENARIOS } = await import(
    pathToFileURL(join(projectDir, 'dist', 'cli', 'scenario', 'list.js')).href
  )
  const names = wanted.length > 0 ? wanted : SCENARIOS.map(({ name }) => name)
  const folder = join(home, 'scenarios')
  mkdirSync(folder, { recursive: true })
  const failed = []
  for (const name of names) {
    const args = ['scenario', name, '--json', join(folder, `${name}.json`)]
    const code = await hand(process.execPath, [join(projectDir, 'dist', 'cli', 'main.js'), ...args], {
      env: { ...process.env, ...settings },
    })
    if (code !== 0) failed.push(name)
  }
  console.log(
    `${names.length - failed.length} held, ${failed.length} failed${failed.length > 0 ? `: ${failed.join(' ')}` : ''}`,
  )
  return failed.length > 0 ? 1 : 0
}

await main(() => scenarios(process.argv.slice(2)))
