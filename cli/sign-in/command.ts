import { Command } from 'commander'
import { readConfig } from '../../config.js'
import { apiOf, type PersonalApi } from '../api-client.js'
import { CliFailure, EXIT } from '../exit.js'
import { print } from '../output.js'
import { openSession, orExplain, withSession, type SessionOptions } from '../session.js'
import { ask } from './ask.js'
import { forgetSignIn, keepSignIn, keptSignIn } from './keep.js'
import { signIn, signOut } from './over-http.js'

type Me = {
  readonly personId: string
  readonly nameTh: string
  readonly chosenId: string | null
  readonly assignments: readonly {
    readonly assignmentId: string
    readonly officeCode: string
    readonly role: string
    readonly capacity: string
    readonly validTo: string | null
  }[]
}

/** `wian sign-in`: signs a person in for the commands that follow. */
export const signInCommand = (): Command =>
  new Command('sign-in')
    .description('ลงชื่อเข้าใช้สำหรับคำสั่งต่อไป · sign in for the commands that follow')
    .option('--email <address>', 'ที่อยู่อีเมล · mail address')
    .action(({ email }: { email?: string }) =>
      orExplain(async () => {
        const config = readConfig()
        const url = config.publicUrl
        const bearer = await signIn(url, {
          email: email ?? (await ask('อีเมล · mail address')),
          password: await ask('รหัสผ่าน · password', { secret: true }),
          askCode: () => ask('รหัสครั้งเดียว · one-time code'),
        })
        await keepSignIn(config, { url, bearer })
        tell(await meOf(apiOf({ url, bearer: () => Promise.resolve(bearer) })), 'table')
      }),
    )

/** `wian sign-out`: ends that sign-in. */
export const signOutCommand = (): Command =>
  new Command('sign-out').description('ออกจากระบบ · end the sign-in of these commands').action(() =>
    orExplain(async () => {
      const config = readConfig()
      const kept = await keptSignIn(config)
      if (kept) await signOut(kept.url, kept.bearer)
      await forgetSignIn(config)
    }),
  )

/** `wian whoami`: who acts, and in which of the person's assignments; `--act-as` chooses another. */
export const whoamiCommand = (): Command =>
  withSession(new Command('whoami'))
    .description('ลงชื่อเข้าใช้เป็นใคร ในหน้าที่ใด · who is signed in, in which assignment')
    .option('--act-as <assignment>', 'เลือกหน้าที่ · choose the assignment to act in')
    .action((options: SessionOptions & { actAs?: string }) =>
      orExplain(async () => {
        const api = await openSession()
        const { actAs } = options
        if (actAs !== undefined)
          await api.call({ method: 'PUT', path: '/me/assignment', body: { assignmentId: actAs } })
        tell(await meOf(api), options.output)
      }),
    )

const meOf = (api: PersonalApi): Promise<Me> => api.get('/me/assignments')

function tell(me: Me, output: SessionOptions['output']): void {
  if (me.assignments.length === 0)
    throw new CliFailure('บุคคลนี้ไม่มีหน้าที่ในวันนี้ / this person holds no assignment today', EXIT.notFound)
  const rows = me.assignments.map(({ assignmentId, officeCode, role, capacity, validTo }) => ({
    ...{ chosen: assignmentId === me.chosenId ? '●' : '', assignmentId, officeCode, role, capacity },
    validTo: validTo ?? '',
  }))
  print(output, { whole: me, rows })
}
