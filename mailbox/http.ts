import express, { type Express, type Request, type Response } from 'express'
import { z } from 'zod'
import { listPage, mailPage, type Language } from './pages.js'
import { findMails, readAttachment, readMail } from './read.js'
import type { MailStore } from './store.js'

const MOST_PER_PAGE = 1_000
const PER_SCREEN = 50
/** Mails come from anywhere: nothing in them may run or be fetched, only their own styles and inlined pictures show. */
const MAIL_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:"
const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; form-action 'self'; base-uri 'none'"

const querySchema = z.object({
  to: z.string().optional(),
  text: z.string().max(100).optional(),
  newestFirst: z.literal('true').optional(),
  before: z.coerce.number().int().min(1).optional(),
  since: z
    .string()
    .refine((text) => /^\d+$/.test(text) || !Number.isNaN(Date.parse(text)))
    .optional(),
  limit: z.coerce.number().int().min(1).max(MOST_PER_PAGE).optional(),
})

/** The reading side: JSON for programs, pages for people. There is no way to change or delete a mail. */
export function createMailboxApp(store: MailStore): Express {
  const app = express().disable('x-powered-by').set('query parser', 'simple')
  app.use(onlyThisMachine)
  app.get('/healthz', (_request, response) => {
    response.json({ ok: true, parts: { messages: store.heads().length } })
  })
  app.get('/messages', (request, response) => {
    const query = querySchema.safeParse(request.query)
    if (!query.success) return void badQuery(response)
    const { newestFirst, ...wanted } = query.data
    response.json(findMails(store, { ...wanted, newestFirst: newestFirst === 'true' }))
  })
  app.get('/messages/:id', async (request, response) => {
    const mail = await readMail(store, idOf(request))
    return mail ? void response.json(mail) : notFound(response)
  })
  app.get('/messages/:id/raw', async (request, response) => {
    const raw = await store.raw(idOf(request))
    return raw ? void response.type('message/rfc822').send(raw) : notFound(response)
  })
  app.get('/messages/:id/html', async (request, response) => {
    const mail = await readMail(store, idOf(request))
    response.set('Content-Security-Policy', MAIL_POLICY)
    return mail ? void response.type('html').send(mail.html) : notFound(response)
  })
  app.get('/messages/:id/attachments/:index', async (request, response) => {
    const found = await readAttachment(store, idOf(request), Number(request.params['index']))
    if (!found) return notFound(response)
    response.set('Content-Security-Policy', MAIL_POLICY).attachment(found.filename ?? 'attachment')
    response.type(found.mimeType).send(found.bytes)
  })
  addPages(app, store)
  return app
}

function addPages(app: Express, store: MailStore): void {
  app.get('/', (request, response) => {
    const { to } = request.query
    const filter = typeof to === 'string' && to ? to : undefined
    const before = Number(request.query['before']) || undefined
    const page = findMails(store, { to: filter, before, limit: PER_SCREEN, newestFirst: true })
    const rejected = store.rejected().filter((one) => before === undefined && (!filter || one.to === filter))
    sendPage(response, listPage({ page, rejected, to: filter, language: languageOf(request) }))
  })
  app.get('/mails/:id', async (request, response) => {
    const mail = await readMail(store, idOf(request))
    return mail ? sendPage(response, mailPage(mail, languageOf(request))) : notFound(response)
  })
}

/** A page of the internet that names this server by a domain of its own (DNS rebinding) must not read mails. */
function onlyThisMachine(request: Request, response: Response, next: () => void): void {
  if (request.hostname === 'localhost' || /^[\d.]+$|:/.test(request.hostname)) return next()
  response.status(403).json({
    th: 'ตู้จดหมายเปิดจากเครื่องนี้ด้วยหมายเลข IP หรือ localhost เท่านั้น',
    en: 'The mailbox answers only to localhost or an IP address.',
  })
}

const sendPage = (response: Response, html: string): void =>
  void response
    .set('Content-Security-Policy', PAGE_POLICY)
    .set('X-Content-Type-Options', 'nosniff')
    .type('html')
    .send(html)

const languageOf = (request: Request): Language => {
  const asked = request.query['lang'] ?? request.acceptsLanguages('th', 'en')
  return asked === 'en' ? 'en' : 'th'
}

const idOf = ({ params }: Request): number =>
  /^\d{1,12}$/.test(String(params['id'])) ? Number(params['id']) : 0

const notFound = (response: Response): void =>
  void response.status(404).json({ th: 'ไม่พบจดหมายนี้', en: 'There is no such mail.' })

const badQuery = (response: Response): void =>
  void response.status(400).json({
    th: `since ต้องเป็นเลขจดหมายหรือเวลา RFC 3339 และ limit ต้องเป็น 1–${MOST_PER_PAGE}`,
    en: `since must be the number of a mail or an RFC 3339 instant, limit from 1 to ${MOST_PER_PAGE}.`,
  })
