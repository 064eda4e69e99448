import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import compression from 'compression'
import { Router } from 'express'
import expressStaticGzip from 'express-static-gzip'
import { readAhead } from './ahead.js'

const NONCE_BYTES = 16
const YEAR_SECONDS = 365 * 24 * 60 * 60

/**
 * Serves the files of the screens from the folder in which the build left them: for ever, as their names change with what
 * is in them. They hold nothing of anybody, and are many: each says no more of itself than it must. Nothing where none were built.
 */
export function createScreenFiles(folder: string): Router {
  const router = Router()
  const files = join(folder, 'assets')
  if (!existsSync(files)) return router
  router.use((_request, response, next) => {
    response.set('X-Content-Type-Options', 'nosniff')
    next()
  })
  const faces = facesIn(readdirSync(files))
  router.get('/typeface.css', (_request, response) => void response.type('css').send(faces))
  const kept = { maxAge: YEAR_SECONDS * 1000, immutable: true, etag: false, redirect: false }
  const sent = { enableBrotli: true, orderPreference: ['br', 'gzip'], index: false, serveStatic: kept }
  return router.use(expressStaticGzip(files, sent))
}

const FACE = /^ibm-plex-sans-thai-looped-(thai|latin)-(400|600)-normal-[\w-]+\.woff2$/
const THAI = 'unicode-range: U+0E00-0E7F, U+25CC;'

/**
 * The typeface of the screens for pages that are made here, by a name that stays while those of its files change. Where it
 * does not come at once, the phone's own stays until the next page: nothing moves under the finger of who signs in.
 */
function facesIn(names: readonly string[]): string {
  const faces = names.map((name) => {
    const [, script, weight] = FACE.exec(name) ?? []
    const range = script === 'thai' ? THAI : ''
    return script
      ? `@font-face { font-family: "IBM Plex Sans Thai Looped"; font-weight: ${weight}; font-display: optional; ${range} src: url(/assets/${name}) format("woff2") }\n`
      : ''
  })
  return faces.join('')
}

/**
 * Serves the one page of the screens for every address that a browser opens; each says after which change it was sent
 * (`newestChange`), so that it hears all that came while it was being opened. Nothing where no screens were built.
 */
export function createScreens(folder: string, newestChange: () => Promise<number>): Router {
  const router = Router()
  const page = join(folder, 'index.html')
  if (!existsSync(page)) return router
  const html = readFileSync(page, 'utf8')
  const ahead = readAhead(folder)
  router.get('/mark.svg', (_request, response) => response.sendFile('mark.svg', { root: folder }))
  router.get('/{*anywhere}', compression(), async (request, response, next) => {
    if (request.accepts(['json', 'html']) !== 'html') return next()
    // Where the database is away the page is there all the same, and says so.
    const change = await newestChange().catch(() => '')
    const nonce = randomBytes(NONCE_BYTES).toString('base64')
    response.set({ 'Cache-Control': 'no-store', 'Content-Security-Policy': pagePolicy(nonce) })
    const own = html.replaceAll('%NONCE%', nonce).replace('%CHANGE%', String(change))
    response.type('html').send(own.replace('</head>', `${ahead(request.path)}</head>`))
  })
  return router
}

/**
 * The policy of the screens: own files only, no inline script anywhere. Components add styles under the nonce of the page;
 * letters are shown from what the page itself has fetched.
 */
function pagePolicy(nonce: string): string {
  return [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `font-src 'self'`,
    `img-src 'self' data: blob:`,
    `connect-src 'self'`,
    `frame-src blob:`,
    `form-action 'self'`,
    `base-uri 'none'`,
    `frame-ancestors 'none'`,
  ].join('; ')
}
