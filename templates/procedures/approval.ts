import { z } from 'zod'
import { routeProblems, stagesIn, type Route, type RouteProblem } from '../../domain/approval/route.js'
import { APPROVERS } from '../../domain/policy/circular.js'
import type { Finding } from '../yaml/problem.js'

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const id = z.string().regex(/^[a-z][a-zA-Z0-9-]{0,39}$/)
const role = z.enum(APPROVERS)
const baht = z.number().min(0).max(1e15)
const few = (one: z.ZodString) => z.array(one).min(1).max(50)

/** How long a stage may take, and who decides as well afterwards. */
const limit = z.strictObject({
  workingDays: z.int().min(1).max(250),
  time: clock.exactOptional(),
  reminders: z
    .array(z.strictObject({ workingDays: z.int().min(-250).max(0), at: clock }))
    .max(10)
    .exactOptional(),
  escalateTo: role.exactOptional(),
})

const when = z.strictObject({
  kinds: few(z.string().min(1).max(80)).exactOptional(),
  atLeast: baht.exactOptional(),
  below: baht.exactOptional(),
  areas: few(z.string().min(1).max(80)).exactOptional(),
})

const stage = z.strictObject({
  id,
  title: z.strictObject({ th: z.string().min(1).max(200), en: z.string().min(1).max(200) }).exactOptional(),
  role,
  persons: few(z.string().min(1).max(80)).exactOptional(),
  need: z.int().min(1).max(50).exactOptional(),
  opinion: z.literal(true).exactOptional(),
  passOnTo: z.array(role).min(1).exactOptional(),
  when: when.exactOptional(),
  limit: limit.exactOptional(),
})

/** The route of an approval by officials of one office, as a procedure writes it. */
export const routeShape = z.strictObject({
  steps: z
    .array(z.union([stage, z.strictObject({ parallel: z.array(stage).min(1).max(20) })]))
    .min(1)
    .max(20),
  bypass: role.exactOptional(),
}) satisfies z.ZodType<Route>

const PROBLEMS: Readonly<Record<RouteProblem['problem'], { th: string; en: string }>> = {
  noSteps: { th: 'สายการเสนอไม่มีขั้นตอน', en: 'the route has no steps' },
  idTwice: { th: 'รหัสขั้นตอนซ้ำกัน', en: 'two stages have the same id' },
  nobodyDecides: {
    th: 'ต้องมีอย่างน้อยหนึ่งขั้นตอนที่พิจารณาโดยไม่มีเงื่อนไข',
    en: 'one stage must decide without a condition',
  },
  needTooMany: { th: 'จำนวนที่ต้องเห็นชอบมากกว่าผู้ที่ระบุชื่อ', en: 'more must say yes than are named' },
  loneParallel: { th: 'ขั้นตอนคู่ขนานต้องมีตั้งแต่สองขั้นตอน', en: 'what is in parallel is two stages at least' },
  emptyRange: { th: 'ช่วงวงเงินว่าง', en: 'no amount lies in this range' },
}

function problemsOf(route: Route, at: readonly string[]): Finding[] {
  return routeProblems(route).map(({ path, problem }) => ({ path: [...at, ...path], ...PROBLEMS[problem] }))
}

/** What is wrong with the route of requests for more time. */
export function moreTimeFindings(route: Route | undefined): Finding[] {
  return route ? problemsOf(route, ['moreTime', 'approval']) : []
}

/** What is wrong with the route of a circular: nobody could walk it, or it does not end with a signature. */
export function approvalFindings(route: Route | undefined): Finding[] {
  if (!route) return []
  const problems = problemsOf(route, ['approval'])
  const last = route.steps.at(-1)
  const isSigned = last !== undefined && 'role' in last && last.id === 'sign' && last.role === 'signer'
  const isOpen = isSigned && (last.opinion ?? last.when) === undefined
  const unsigned = {
    path: ['approval', 'steps'],
    th: 'ขั้นตอนสุดท้ายต้องเป็นการลงนาม (id: sign, role: signer) โดยไม่มีเงื่อนไข',
    en: 'the last step is the signature (id: sign, role: signer), without a condition',
  }
  const bypass = {
    path: ['approval', 'bypass'],
    th: 'ผู้สั่งการกรณีเร่งด่วนต้องเป็นผู้มีอำนาจลงนาม (signer)',
    en: 'in an emergency only who may sign approves (signer)',
  }
  const signs = stagesIn(route.steps).length > 0
  return [
    ...problems,
    ...(signs && !isOpen ? [unsigned] : []),
    ...(route.bypass === undefined || route.bypass === 'signer' ? [] : [bypass]),
  ]
}
