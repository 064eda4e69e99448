import { fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { Client, Connection, WithStartWorkflowOperation } from '@temporalio/client'
import type { PersonalApi } from '../../cli/api-client.js'
import type { Actor } from '../../domain/case.js'
import { central } from '../support/circulars.js'
import { atRate, inParallel, type Times } from './load.js'
import { procedureText, startStack, type Stack } from './stack.js'

/** Rates a second, and how many acts at each: half a minute, twenty seconds, fifteen seconds. */
const STEPS = [
  { perSecond: 1, count: 30 },
  { perSecond: 5, count: 100 },
  { perSecond: 20, count: 300 },
] as const
const CIRCULARS = 2
/** The aim: p95 of a submit at 20 a second. */
const AIM_MS = 250

/** What the bench found, in milliseconds: `submit` through the API, `echo` a bare update on the same server. */
export type ActsBench = {
  readonly steps: readonly { readonly perSecond: number; readonly submit: Times; readonly echo: Times }[]
  readonly aim: { readonly p95: number; readonly seen: number; readonly holds: boolean }
}

/** Submits answers at 1, 5 and 20 a second through the product's own processes, in turn with the bare echo. */
export async function run(): Promise<ActsBench> {
  const stack = await startStack()
  const worker = fork(new URL('./echo-worker.ts', import.meta.url), {
    execArgv: ['--import', new URL('./register.mjs', import.meta.url).href],
  })
  const ready = once(worker, 'message')
  try {
    const desks = await openDesks(stack)
    await ready
    const echo = await openEcho(desks.length)
    const steps = []
    let first = 0
    for (const { perSecond, count } of STEPS) {
      const from = first
      first += count
      const bare = await atRate(perSecond, count, (index) => echo(from + index))
      const submit = await atRate(perSecond, count, (index) => submitFrom(desks[from + index] as Desk))
      steps.push({ perSecond, submit, echo: bare })
    }
    const seen = steps.at(-1)?.submit.p95 ?? 0
    return { steps, aim: { p95: AIM_MS, seen, holds: seen <= AIM_MS } }
  } finally {
    worker.disconnect()
    await stack.stop()
  }
}

type Desk = { readonly office: PersonalApi; readonly path: string }

const officer: Actor = central('officer')

/** Launches circulars to every office and has each letter received: what follows is the answer alone. */
async function openDesks(stack: Stack): Promise<Desk[]> {
  const { as } = stack
  const yaml = { bytes: Buffer.from(await procedureText()), mediaType: 'application/yaml', onVersion: 0 }
  await as(officer).upload('PUT', '/procedures', yaml)
  const desks: Desk[] = []
  for (let i = 0; i < CIRCULARS; i += 1) {
    const circularId = await launch(as)
    const { items } = await as(officer).get<{ items: { officeCode: string }[] }>(
      `/circulars/${circularId}/letters`,
    )
    for (const { officeCode } of items) {
      const office = as({ personId: `clerk-${officeCode}`, officeCode, role: 'districtOfficer' })
      desks.push({ office, path: `/submissions/${circularId}/${officeCode}` })
    }
  }
  await inParallel(8, desks.length, async (index) => {
    const { office, path } = desks[index] as Desk
    await office.post(`${path}/receive`)
  })
  return desks
}

async function launch(as: (actor: Actor) => PersonalApi): Promise<string> {
  const draft = { procedureId: 'host-and-name-officers', overrides: { audience: { everyone: true } } }
  const { circularId, contentSha256 } = await as(officer).post<{ circularId: string; contentSha256: string }>(
    '/circulars',
    draft,
  )
  const path = `/circulars/${circularId}`
  await as(officer).post(`${path}/send-for-approval`)
  const verdict = { verdict: 'approved', contentSha256 }
  await as(central('checker')).post(`${path}/decide-stage`, { stage: 'check', ...verdict })
  await as(central('signer')).post(`${path}/decide-stage`, { stage: 'sign', ...verdict })
  await as(officer).post(`${path}/launch`)
  for (;;) {
    const { jobs, mails } = await as(officer).get<{ jobs: unknown[]; mails: { queued: number } }>(
      `${path}/progress`,
    )
    if (jobs.length === 0 && mails.queued === 0) return circularId
    await pause(100)
  }
}

async function submitFrom({ office, path }: Desk): Promise<void> {
  const person = { name: 'นางสมมติ ตัวอย่าง', position: 'ศึกษานิเทศก์', phone: '081 000 0000' }
  const answer = { persons: [{ ...person, email: 'person@office.example', role: 'ผู้ประสานงาน' }] }
  await office.post(`${path}/submit`, { answer })
}

/** As many bare workflows as there are desks, each begun before it is measured, asked in the same way as cases are. */
async function openEcho(count: number): Promise<(index: number) => Promise<void>> {
  const connection = await Connection.connect({ address: process.env['WIAN_TEST_TEMPORAL'] ?? '' })
  const client = new Client({ connection, namespace: 'wian' })
  const update = async (index: number): Promise<void> => {
    const startWorkflowOperation = new WithStartWorkflowOperation('echo', {
      workflowId: `echo/${index}`,
      taskQueue: 'bench-echo',
      workflowIdConflictPolicy: 'USE_EXISTING',
    })
    await client.workflow.executeUpdateWithStart('echo', { args: [`said ${index}`], startWorkflowOperation })
  }
  await inParallel(8, count, update)
  return update
}
