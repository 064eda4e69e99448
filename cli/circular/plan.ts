import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { Command } from 'commander'
import type { CircularPlan } from '../../api/plan.js'
import type { AudiencePreview } from '../../api/recipients.js'
import { clockOf, dayOf, type Instant } from '../../domain/time.js'
import { dayInThai } from '../../domain/days-in-words.js'
import { loadProcedure } from '../../templates/procedures/load.js'
import type { Procedure } from '../../templates/procedures/shape.js'
import { problemText } from '../../templates/yaml/problem.js'
import type { PersonalApi } from '../api-client.js'
import { CliFailure, EXIT } from '../exit.js'
import { print } from '../output.js'
import { openSession, orExplain, withSession, type SessionOptions } from '../session.js'

type Step = { readonly at: Instant; readonly what: string; readonly offices: number }
type Warning = { readonly th: string; readonly en: string }

/** `wian circular plan <file|id>`: what would go out to whom and when. Changes nothing. */
export const planCommand = (): Command =>
  withSession(new Command('plan'))
    .description('แสดงว่าจะส่งอะไรถึงใครเมื่อใด โดยไม่เปลี่ยนแปลงอะไร · show what would go out; changes nothing')
    .argument('<what>', 'แฟ้มเรื่อง (.yaml) หรือรหัสหนังสือเวียน · procedure file or id of a circular')
    .action((what: string, options: SessionOptions) =>
      orExplain(async () => {
        // A file that will not do is said to whoever wrote it, signed in or not.
        const source = isFile(what) ? await readProcedure(what) : undefined
        const api = await openSession()
        const plan = source
          ? await planFile(api, source.procedure)
          : await api.get<CircularPlan>(`/circulars/${what}/plan`)
        const { recipients, warnings } = plan
        if (options.output === 'table') console.log(headOf(recipients))
        print(options.output, { whole: plan, rows: stepsOf(plan).map(rowOf) })
        for (const { th, en } of warnings as readonly Warning[]) console.error(`  ! ${th}\n    ${en}`)
      }),
    )

/** `wian circular apply <file>`: adds the kind of circular and opens a draft of it. */
export const applyCommand = (): Command =>
  withSession(new Command('apply'))
    .description('เพิ่มเรื่องจากแฟ้มและเปิดร่างหนังสือ · add the procedure and open a draft')
    .argument('<file>', 'แฟ้มเรื่อง (.yaml) · procedure file')
    .option('--send', 'ส่งตรวจทันที · hand it to its checker at once')
    .action((file: string, options: SessionOptions & { send?: boolean }) =>
      orExplain(async () => {
        const { bytes, procedure } = await readProcedure(file)
        const api = await openSession()
        await api.upload('PUT', `/procedures?file=${encodeURIComponent(basename(file))}`, {
          bytes,
          mediaType: 'application/yaml',
          onVersion: await versionOf(api, procedure.procedure),
        })
        const drafted = await api.post<{ circularId: string; version: number; contentSha256: string }>(
          '/circulars',
          {
            procedureId: procedure.procedure,
          },
        )
        if (options.send) await api.post(`/circulars/${drafted.circularId}/send-for-approval`)
        const { circularId, version, contentSha256 } = drafted
        print(options.output, { whole: drafted, rows: [{ circularId, version, contentSha256 }] })
      }),
    )

/** The newest version of a kind of circular; 0 where there is none. */
async function versionOf(api: PersonalApi, procedureId: string): Promise<number> {
  const { items } = await api.get<{ items: { procedureId: string; version: number }[] }>('/procedures')
  return items.find((kind) => kind.procedureId === procedureId)?.version ?? 0
}

const isFile = (what: string): boolean => /\.ya?ml$/i.test(what)

async function planFile(api: PersonalApi, { audience, deadline: rule, reminders }: Procedure) {
  const recipients = await api.post<AudiencePreview>('/audiences/preview', { rule: audience })
  const deadline = await api.post<{
    dueAt: Instant
    reminders: Instant[]
    warnings: readonly Warning[]
    why: readonly unknown[]
  }>('/deadlines/preview', { rule, reminders })
  return { recipients, ...deadline }
}

function stepsOf(plan: CircularPlan | Awaited<ReturnType<typeof planFile>>): Step[] {
  if ('steps' in plan) return [...plan.steps]
  const { total: offices } = plan.recipients
  return [
    ...plan.reminders.map((at) => ({ at, what: 'reminderMail', offices })),
    { at: plan.dueAt, what: 'due', offices },
  ]
}

async function readProcedure(file: string): Promise<{ bytes: Buffer; procedure: Procedure }> {
  const bytes = await readFile(file).catch(() => {
    throw new CliFailure(`${file}: ไม่พบแฟ้ม / there is no such file`, EXIT.notFound)
  })
  const { procedure, problems } = loadProcedure(bytes.toString('utf8'), file)
  if (procedure) return { bytes, procedure }
  const lines = problems.map((problem) => {
    const { th, en } = problemText(problem)
    return `${file}:${problem.line}:${problem.column} ${th}\n  ${en}`
  })
  throw new CliFailure(lines.join('\n'))
}

const headOf = ({
  total,
  primary,
  secondary,
  rule,
}: Omit<AudiencePreview, 'rule'> & { rule?: AudiencePreview['rule'] }) =>
  `  ${rule?.th ?? ''}\n  ${rule?.en ?? ''}\n  ${total} หน่วยงาน · offices (สพป. ${primary}, สพม. ${secondary})\n`

const rowOf = ({ at, what, offices }: Step) => ({
  at: `${dayInThai(dayOf(at))} ${clockOf(at)}`,
  what: what === 'due' ? 'tooLateFrom' : what,
  offices,
})
