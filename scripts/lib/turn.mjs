import { mkdir, open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { home } from './paths.mjs'
import { note } from './say.mjs'

const LOOK_AGAIN_MS = 200

/** Two commands started at once would install and build over each other: the second waits for the first. */
export async function inTurn(work) {
  await mkdir(home, { recursive: true })
  const lock = join(home, 'set-up.lock')
  for (let told = false; !(await take(lock)); told = true) {
    const holder = Number(await readFile(lock, 'utf8').catch(() => ''))
    if (holder && !isAlive(holder)) await rm(lock, { force: true })
    else if (!told) note(`รอการเตรียมระบบอีกรายการหนึ่ง / waiting for another set-up (pid ${holder})`)
    await wait(LOOK_AGAIN_MS)
  }
  try {
    return await work()
  } finally {
    await rm(lock, { force: true })
  }
}

async function take(lock) {
  try {
    const file = await open(lock, 'wx')
    await file.write(String(process.pid))
    await file.close()
    return true
  } catch (failure) {
    if (failure.code === 'EEXIST') return false
    throw failure
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (failure) {
    return failure.code === 'EPERM'
  }
}
