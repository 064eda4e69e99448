import { ApiRefusal, reach, refusalOf } from '../api-client.js'

/** What a person proves who they are with. The one-time code only where the account asks for one. */
export type Credentials = {
  readonly email: string
  readonly password: string
  readonly askCode?: () => Promise<string>
}

/** Signs a person in. Returns the bearer of the new session, a secret. @throws ApiRefusal */
export async function signIn(url: string, { email, password, askCode }: Credentials): Promise<string> {
  const response = await post(url, '/sign-in/email', { email, password })
  const { twoFactorRedirect } = (await response.json()) as { twoFactorRedirect?: boolean }
  if (!twoFactorRedirect) return bearerOf(response)
  if (!askCode) throw new Error('บัญชีนี้ต้องใช้รหัสครั้งเดียวด้วย / this account asks for a one-time code too')
  // The half-open sign-in is known by its cookie.
  const cookie = response.headers.getSetCookie().map((one) => one.split(';')[0])
  const code = await askCode()
  return bearerOf(await post(url, '/two-factor/verify-totp', { code }, { cookie: cookie.join('; ') }))
}

/** Ends the session of the bearer; one that has ended already is no failure. */
export async function signOut(url: string, bearer: string): Promise<void> {
  await post(url, '/sign-out', {}, { authorization: `Bearer ${bearer}` }).catch((failure: unknown) => {
    if (!(failure instanceof ApiRefusal)) throw failure
  })
}

async function post(
  url: string,
  path: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const response = await reach(`${url}/api/auth${path}`, {
    method: 'POST',
    // These addresses are for the product's own pages; a command says which product it means.
    headers: { 'content-type': 'application/json', origin: url, ...headers },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw await refusalOf(response)
  return response
}

function bearerOf(response: Response): string {
  const bearer = response.headers.get('set-auth-token')
  if (!bearer) throw new Error('ระบบไม่ได้ออกการลงชื่อเข้าใช้ / the server opened no session')
  return bearer
}
