import { problemReplies } from './problems.js'
import type { Words } from './words.js'

type Described = Words & {
  readonly id: string
  readonly body: object
  readonly reply: object
  /** Whether it opens a session: then the answer has the token in a header, and a cookie. */
  readonly opens: boolean
  readonly problems: readonly number[]
}

const text = { type: 'string' }
const objectOf = (properties: object, required: readonly string[]) => ({
  ...{ type: 'object', required, properties },
})

const OPENED = objectOf({ user: objectOf({ id: text, email: text }, ['id']) }, ['user'])
const SECOND_STEP = objectOf(
  { twoFactorRedirect: { const: true }, twoFactorMethods: { type: 'array', items: text } },
  ['twoFactorRedirect'],
)
const TRIED = [400, 401, 403, 408, 413, 415, 422, 429, 431, 500, 503]

const code = (of: object) => objectOf({ code: of }, ['code'])

const DESCRIBED: Readonly<Record<string, Described>> = {
  '/api/auth/sign-in/email': {
    id: 'signInByEmail',
    th: 'ลงชื่อเข้าใช้ด้วยอีเมลและรหัสผ่าน โปรแกรมนำค่าของส่วนหัว set-auth-token ไปส่งเป็น Authorization: Bearer เมื่อมีปัจจัยที่สองจะได้ twoFactorRedirect และคุกกี้สำหรับขั้นถัดไปแทน',
    en: 'Sign in with mail address and password: a program sends the header set-auth-token on as Authorization: Bearer. With a second factor the answer is twoFactorRedirect, and a cookie for the next step',
    body: objectOf({ email: { ...text, format: 'email' }, password: text }, ['email', 'password']),
    reply: { anyOf: [OPENED, SECOND_STEP] },
    opens: true,
    problems: TRIED,
  },
  '/api/auth/two-factor/verify-totp': {
    id: 'signInByTotp',
    th: 'ขั้นที่สองของการลงชื่อเข้าใช้ ด้วยรหัสของแอปยืนยันตัวตน ส่งพร้อมคุกกี้ของขั้นแรก',
    en: 'The second step of signing in, with the code of an authenticator app and the cookie of the first step; a code works once',
    body: code({ ...text, pattern: '^[0-9]{6}$' }),
    reply: OPENED,
    opens: true,
    problems: TRIED,
  },
  '/api/auth/two-factor/verify-backup-code': {
    id: 'signInByBackupCode',
    th: 'ขั้นที่สองของการลงชื่อเข้าใช้ ด้วยรหัสสำรองซึ่งใช้ได้ครั้งเดียว ส่งพร้อมคุกกี้ของขั้นแรก',
    en: 'The second step of signing in, with a backup code, which works once, and the cookie of the first step',
    body: code(text),
    reply: OPENED,
    opens: true,
    problems: TRIED,
  },
  '/api/auth/sign-out': {
    id: 'signOut',
    th: 'ออกจากระบบ การลงชื่อเข้าใช้นี้สิ้นสุด (รายการทั้งหมดอยู่ที่ /api/v1/me/sessions)',
    en: 'Sign out: this session ends (all sessions are at /api/v1/me/sessions)',
    body: objectOf({}, []),
    reply: objectOf({ success: { const: true } }, ['success']),
    opens: false,
    problems: TRIED,
  },
}

/** What a program needs to sign in and out, as paths of the document; the sign-in library answers them. */
export function signInPaths(): Readonly<Record<string, Readonly<Record<string, object>>>> {
  return Object.fromEntries(
    Object.entries(DESCRIBED).map(([path, described]) => [path, { post: operationOf(described) }]),
  )
}

function operationOf({ id: operationId, th, en, body, reply, opens, problems }: Described): object {
  const json = (schema: object) => ({ 'application/json': { schema } })
  return {
    ...{ operationId, tags: ['sign-in'], summary: en, description: th },
    ...(opens ? { security: [] } : {}),
    requestBody: { required: opens, content: json(body) },
    responses: {
      200: {
        description: 'สำเร็จ / Done',
        ...(opens ? { headers: { 'set-auth-token': { $ref: '#/components/headers/AuthToken' } } } : {}),
        content: json(reply),
      },
      ...problemReplies(problems),
    },
  }
}
