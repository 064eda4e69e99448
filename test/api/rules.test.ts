import { z } from 'zod'
import { createAnswerCheck } from '../../api/answers.js'
import { checkAccess } from '../../api/access.js'
import { isCentralCode } from '../../domain/office.js'
import { POLICY } from '../../domain/policy/policy.js'
import { classifyUpdateFailure } from '../../api/failures.js'
import { idFor } from '../../api/ids.js'
import { createLanes } from '../../api/lanes.js'
import { Problem, PROBLEM_STATUS, refusalProblem } from '../../api/problems.js'
import type { Route } from '../../api/route.js'
import { ROUTES } from '../../api/routes/index.js'
import { REFUSAL_CODES, refusalKind, refuse } from '../../domain/refusals.js'
import { WorkflowUpdateFailedError, WorkflowUpdateRPCTimeoutOrCancelledError } from '@temporalio/client'
import { ApplicationFailure } from '@temporalio/common'
import { central, clerk } from './people.js'

const problemOf = (work: () => unknown): Problem => {
  try {
    work()
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
  throw new Error('nothing was refused')
}

describe('a refusal on its way to a person', () => {
  const STATUS = { invalid: 422, conflict: 409, forbidden: 403, notFound: 404, gone: 410 }

  it.each(REFUSAL_CODES)('%s has the status of its kind and both languages', (code) => {
    const refused = refusalProblem(refuse(code, {}, '/field'))
    expect(refused.status).toBe(STATUS[refusalKind(code)])
    expect(refused.code).toBe(code)
    expect(refused.th).toMatch(/[ก-๙]/)
    expect(refused.en).toMatch(/[a-z]/)
    expect(refused.errors).toMatchObject([{ pointer: '/field', code }])
  })

  it('never shares a code with what the API itself refuses', () => {
    expect(Object.keys(PROBLEM_STATUS).filter((code) => (REFUSAL_CODES as string[]).includes(code))).toEqual(
      [],
    )
    for (const status of Object.values(PROBLEM_STATUS)) expect(status).toBeGreaterThanOrEqual(400)
  })

  it('is told apart from what may pass and from a bug', () => {
    const failed = (type: string, ...details: unknown[]) =>
      new WorkflowUpdateFailedError('', ApplicationFailure.create({ type, details, message: '' }))
    expect(classifyUpdateFailure(failed('Refused', { refused: 'NOT_NOW' }))).toMatchObject({
      kind: 'refused',
    })
    expect(classifyUpdateFailure(failed('AcceptedUpdateCompletedWorkflow')).kind).toBe('again')
    expect(classifyUpdateFailure(new WorkflowUpdateRPCTimeoutOrCancelledError('')).kind).toBe('again')
    expect(classifyUpdateFailure(failed('TypeError')).kind).toBe('bug')
    const grpc = Object.assign(new Error(), { code: 8, details: '', metadata: {} })
    expect(classifyUpdateFailure(new Error('wrapped', { cause: grpc })).kind).toBe('again')
  })
})

describe('the list of routes', () => {
  const routes = ROUTES as unknown as readonly Route[]

  it('names who may use each of them', () => {
    expect(routes.length).toBeGreaterThan(40)
    for (const { access, path } of routes)
      expect([path, access === 'public' || access === 'person' || access in POLICY]).toEqual([path, true])
  })

  it('has each address once', () => {
    const addresses = routes.map(({ method, path }) => `${method} ${path}`)
    expect(new Set(addresses).size).toBe(addresses.length)
  })

  it('takes no unknown member in any body or query', () => {
    for (const { path, body, query } of routes)
      for (const schema of [body, query]) {
        if (!schema || 'mediaTypes' in schema) continue
        for (const kind of kindsOf(schema))
          expect([path, JSON.stringify(kind.safeParse({ surprise: 1 }).error?.issues ?? '')]).toEqual([
            path,
            expect.stringContaining('unrecognized_keys'),
          ])
      }
  })

  /** Each of a union's kinds by itself: the union refuses what names no kind before it looks at its members. */
  const kindsOf = (schema: z.ZodType): z.ZodType[] =>
    schema instanceof z.ZodUnion ? (schema.options as z.ZodType[]).flatMap(kindsOf) : [schema]

  it('lets only its own side and roles in', () => {
    expect(() => checkAccess('submission.receive', clerk('P2101', 'registrar'), true)).not.toThrow()
    expect(problemOf(() => checkAccess('submission.receive', clerk('P2101', 'officer'), true)).status).toBe(
      403,
    )
    expect(problemOf(() => checkAccess('submission.receive', central('registrar'), true)).code).toBe(
      'NOT_YOURS',
    )
    const stale = () => checkAccess('circular.launch', central('registrar'), false)
    expect(problemOf(stale).code).toBe('FRESH_SIGN_IN_NEEDED')
    expect([isCentralCode('C0001'), isCentralCode('P2101')]).toEqual([true, false])
  })
})

describe('the lane of a case', () => {
  it('holds four at once, in order, and others do not wait for it', async () => {
    const lanes = createLanes()
    let [now, most] = [0, 0]
    const order: number[] = []
    const gates: (() => void)[] = []
    const work = (n: number) => () => {
      order.push(n)
      now += 1
      most = Math.max(most, now)
      return new Promise<void>((done) => gates.push(done)).then(() => void (now -= 1))
    }
    const all = Array.from({ length: 9 }, (_, n) => lanes.run('circular/a', work(n)))
    await lanes.run('circular/b', () => Promise.resolve())
    while (order.length < 9 || gates.length > 0) {
      gates.splice(0).forEach((open) => open())
      await new Promise(setImmediate)
    }
    await Promise.all(all)
    expect([most, order, lanes.size]).toEqual([4, [0, 1, 2, 3, 4, 5, 6, 7, 8], 0])
  })

  it('lets one that must be alone be alone, and goes on after a failure', async () => {
    const lanes = createLanes()
    const seen: string[] = []
    const step = (name: string) => async () => {
      seen.push(`${name} in`)
      await new Promise(setImmediate)
      seen.push(`${name} out`)
    }
    const failed = lanes.run('c', () => Promise.reject(new Error('no')))
    await expect(failed).rejects.toThrow('no')
    await Promise.all([
      lanes.run('c', step('a')),
      lanes.run('c', step('b'), { alone: true }),
      lanes.run('c', step('c')),
    ])
    expect(seen).toEqual(['a in', 'a out', 'b in', 'b out', 'c in', 'c out'])
  })
})

describe('an id that follows from a request', () => {
  it('is the same for the same request, sorts by its instant and is a UUID of version 7', () => {
    const at = '2023-11-21T02:00:00.000Z'
    const id = idFor('person@P2101/key-0001', at, 'answer')
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(idFor('person@P2101/key-0001', at, 'answer')).toBe(id)
    expect(idFor('person@P2101/key-0002', at, 'answer')).not.toBe(id)
    expect(idFor('person@P2101/key-0001', at, 'circular')).not.toBe(id)
    expect(idFor('x', '2023-11-21T02:00:00.001Z', 'answer') > id).toBe(true)
  })
})

describe('an answer that does not fit its form', () => {
  const person = { type: 'object', title: 'บุคลากร', required: ['name'], additionalProperties: false }
  const form = {
    type: 'object',
    required: ['persons'],
    additionalProperties: false,
    properties: {
      persons: {
        type: 'array',
        title: 'ผู้รับผิดชอบ',
        'x-title-en': 'Persons responsible',
        minItems: 1,
        maxItems: 3,
        items: {
          ...person,
          properties: {
            name: { type: 'string', title: 'ชื่อ', 'x-title-en': 'Name', minLength: 3 },
            email: { type: 'string', title: 'อีเมล', 'x-title-en': 'E-mail', format: 'email' },
          },
        },
      },
    },
  }
  const errorsOf = (answer: unknown) => problemOf(() => createAnswerCheck()('sha', form, answer)).errors
  const named = (n: number) => Array.from({ length: n }, (_, i) => ({ name: `สมมติ ${i}` }))

  it('is told pleasantly how many persons there must be', () => {
    expect(errorsOf({ persons: [] })).toEqual([
      {
        pointer: '/persons',
        code: 'minItems',
        messageTh: 'ต้องมีผู้รับผิดชอบ ๑–๓ คน แต่ส่งมา ๐ คน',
        messageEn: '“Persons responsible” takes 1 to 3; 0 given.',
      },
    ])
    expect(errorsOf({ persons: named(4) })[0]?.messageTh).toBe('ต้องมีผู้รับผิดชอบ ๑–๓ คน แต่ส่งมา ๔ คน')
    expect(() => createAnswerCheck()('sha', form, { persons: named(3) })).not.toThrow()
  })

  it('names each field at its place', () => {
    const errors = errorsOf({ persons: [{ email: 'nobody' }], extra: 1 })
    expect(errors.map(({ pointer }) => pointer).sort()).toEqual([
      '/extra',
      '/persons/0/email',
      '/persons/0/name',
    ])
    const at = (pointer: string) => errors.find((one) => one.pointer === pointer)
    expect(at('/persons/0/name')?.messageTh).toBe('ต้องกรอกชื่อ')
    expect(at('/persons/0/email')?.messageTh).toContain('อีเมล')
  })

  it('has a Thai sentence for every keyword that forms use', () => {
    const [short] = errorsOf({ persons: [{ name: 'ก' }] })
    expect(short?.messageTh).toMatch(/[ก-๙]/)
    expect(short?.pointer).toBe('/persons/0/name')
  })
})
