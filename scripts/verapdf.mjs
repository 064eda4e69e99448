/**
 * node scripts/verapdf.mjs FLAVOUR[,FLAVOUR] FILE…   validates PDFs with veraPDF (flavours: 3u, 2u, ua1 …).
 * Needs Java 11+ and, the first time, Maven. Exit: 0 all pass, 1 some fail, 3 cannot be run here (says why).
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))
const jars = here('../node_modules/.cache/verapdf-1.28.1')
// Named anew when Validate.java changes.
const classes = `${jars}/classes-2`
const cannot = (why) => {
  console.error(`veraPDF skipped: ${why}`)
  process.exit(3)
}
const [flavour, ...files] = process.argv.slice(2)
if (!flavour || files.length === 0) cannot('usage: node scripts/verapdf.mjs FLAVOUR FILE…')
if (spawnSync('java', ['-version']).status !== 0) cannot('java is not installed')
if (!existsSync(classes)) {
  const goals = [
    '-q',
    '-B',
    '-f',
    here('verapdf/pom.xml'),
    'dependency:copy-dependencies',
    `-DoutputDirectory=${jars}`,
  ]
  const fetched = spawnSync('mvn', goals, { encoding: 'utf8' })
  if (fetched.status !== 0) cannot('Maven is missing or cannot fetch org.verapdf:validation-model')
  // Compiled once: the source launcher would cost two seconds at every run.
  const compiled = spawnSync('javac', ['-cp', `${jars}/*`, '-d', classes, here('verapdf/Validate.java')])
  if (compiled.status !== 0) cannot('javac (a JDK) is missing')
}
const run = spawnSync('java', ['-cp', `${jars}/*:${classes}`, 'Validate', flavour, ...files], {
  encoding: 'utf8',
})
process.stdout.write(run.stdout)
if (run.status === null || run.status > 1) cannot(run.stderr.trim().split('\n')[0] ?? 'java failed')
process.exit(run.status)
