import { once } from 'node:events'
import { Command } from 'commander'
import { colours as pc } from '../colours.js'
import { startStack, type StackEvent } from './stack.js'
import { addressTable } from './table.js'

/** `wian up`: the product on this machine, until Ctrl-C. */
export const upCommand = (): Command =>
  new Command('up')
    .description('เริ่มระบบทั้งหมดบนเครื่องนี้ จนกว่าจะกด Ctrl-C · run everything on this machine until Ctrl-C')
    .option('--no-seed', 'ไม่เติมทำเนียบสำนักงานและปฏิทิน · leave an empty directory empty')
    .action(async ({ seed }: { seed: boolean }) => {
      const asked = askedToStop()
      const since = Date.now()
      try {
        const stack = await startStack({ seed, onEvent: show, signal: asked })
        const seconds = ((Date.now() - since) / 1000).toFixed(1)
        console.log(`\n${pc.green('  ✓')} พร้อมใช้งาน · ready ${pc.dim(`${seconds} s`)}`)
        console.log(addressTable(stack.addresses))
        if (stack.setUpLink) console.log(setUpNotice(stack.setUpLink))
        console.log(pc.dim('    หยุดด้วย Ctrl-C · stop with Ctrl-C\n'))
        if (!asked.aborted) await once(asked, 'abort')
        await stack.stop()
      } catch (failure) {
        if (failure !== asked.reason) throw failure
      }
    })

/** How the first administrator gets in. There is no default password anywhere. */
export function setUpNotice(link: string): string {
  return `
  ${pc.yellow('!')} ยังไม่มีผู้ดูแลระบบ เปิดลิงก์นี้เพื่อสร้างคนแรก (ใช้ได้ครั้งเดียว ภายใน 24 ชั่วโมง)
    No administrator yet: open this link to make the first one (works once, for 24 hours)
    ${pc.bold(link)}
`
}

/** Ctrl-C, a service manager's SIGTERM or a closed terminal; a second request changes nothing. */
function askedToStop(): AbortSignal {
  const controller = new AbortController()
  const ask = (): void => {
    if (!controller.signal.aborted) console.log(pc.dim('\n  กำลังหยุด · stopping'))
    controller.abort()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask)
  return controller.signal
}

function show(event: StackEvent): void {
  switch (event.event) {
    case 'started':
      return line(event.restarts > 0 ? pc.yellow('↻') : pc.green('✓'), event.part, `pid ${event.pid}`)
    case 'ended':
      return line(pc.red('✗'), event.part, `${event.why} – เริ่มใหม่ · starting it again`)
    case 'stopped':
      return line(pc.dim('■'), event.part, '')
    case 'migrated':
      if (event.applied.length > 0) line(pc.green('✓'), 'schema', event.applied.join(', '))
  }
}

const line = (sign: string, what: string, detail: string): void =>
  console.log(`  ${sign} ${what.padEnd(9)} ${pc.dim(detail)}`)
