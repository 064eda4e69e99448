import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/** How the request brought its session. */
export type Brought = { readonly token: string; readonly by: 'cookie' | 'bearer' }

/** The token and its signature as cookies and headers carry them: whoever reads the table alone cannot make one. */
export function signToken(token: string, key: string): string {
  return `${token}.${macOf(token, key).toString('base64')}`
}

/** A new session token, of the library's length. */
export function newToken(): string {
  return randomBytes(24).toString('base64url')
}

/** The bearer credential of a request, if it has one. */
export function bearerOf({ authorization }: IncomingHttpHeaders): string | undefined {
  return /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1]
}

/** The session token that a request carries, its signature checked; a bearer goes before a cookie. */
export function readSession(headers: IncomingHttpHeaders, key: string, cookie: string): Brought | undefined {
  const bearer = bearerOf(headers)
  const signed = bearer ?? cookieOf(headers.cookie, cookie)
  const token = signed === undefined ? undefined : checkedToken(decoded(signed), key)
  return token === undefined ? undefined : { token, by: bearer === undefined ? 'cookie' : 'bearer' }
}

/** The value of a cookie, as it stands in the header. */
export function cookieOf(header: string | undefined, name: string): string | undefined {
  const pair = header
    ?.split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`))
  return pair?.slice(name.length + 1)
}

function checkedToken(signed: string, key: string): string | undefined {
  const [token = '', mac = '', ...more] = signed.split('.')
  const [given, wanted] = [Buffer.from(mac, 'base64'), macOf(token, key)]
  const isSame = given.length === wanted.length && timingSafeEqual(given, wanted)
  return isSame && more.length === 0 ? token : undefined
}

function macOf(token: string, key: string): Buffer {
  return createHmac('sha256', key).update(token).digest()
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
