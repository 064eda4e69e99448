import type { Page } from 'playwright-core'
import type { Walker } from './cast.js'
import type { Ids } from './cases.js'

/** What is done on a page before it is looked at, and what its answers are made to say before it is opened. */
export type Deed = {
  readonly before?: (page: Page) => Promise<unknown>
  readonly after?: (page: Page) => Promise<unknown>
  /** The browser writes a line of its own for a refusal, which no page can prevent. */
  readonly isRefused?: boolean
}

const send = async (page: Page, fields: Readonly<Record<string, string>>): Promise<void> => {
  for (const [name, value] of Object.entries(fields)) await page.fill(`#${name}`, value)
  await page.locator('main form button').first().click()
  await page.locator('.bad:visible, .good:visible').first().waitFor()
}
const answer = (page: Page, address: string, status: number, json: unknown): Promise<unknown> =>
  page.route(address, (route) => route.fulfill({ status, json }))

/** The same lists without anything in them, as on the first day. */
const emptied: Deed = {
  before: (page) =>
    page.route(/\/api\/v1\/(?!events)/, async (route) => {
      const response = await route.fetch()
      const found = (await response.json().catch(() => undefined)) as { items?: unknown } | undefined
      if (!Array.isArray(found?.items)) return route.fulfill({ response })
      return route.fulfill({ response, json: { ...found, items: [], next: undefined } })
    }),
}

const TWO = ['officer', 'checker'].map((role) => ({
  assignmentId: role,
  role,
  officeCode: 'C0001',
  officeTh: 'สำนักงานสมมติ',
  officeEn: '',
}))
const NOBODY = { code: 'TOKEN_MISSING', messageTh: 'โปรดลงชื่อเข้าใช้', messageEn: 'Sign in first.' }
const PROVE = { ...NOBODY, code: 'FRESH_SIGN_IN_NEEDED' }

/** By their names, which stand in the report and in the names of the pictures. */
export const DEEDS = {
  emptied,
  refused: { isRefused: true },
  wrong: {
    isRefused: true,
    after: (page) => send(page, { email: 'nobody@office.example', password: 'ไม่ใช่รหัสผ่านนี้' }),
  },
  wrongCode: { isRefused: true, after: (page) => send(page, { code: '123456' }) },
  forgotten: { after: (page) => send(page, { email: 'nobody@office.example' }) },
  empty: { before: (page) => answer(page, '**/demo/people', 200, { circularId: '', people: [] }) },
  twoRoles: {
    before: (page) =>
      answer(page, '**/api/v1/me/assignments', 200, {
        ...{ personId: 'somebody', nameTh: 'นางสมมติ สองหน้าที่', nameEn: 'Two Roles' },
        ...{ assignments: TWO, chosenId: null },
      }),
  },
  noRole: {
    before: (page) =>
      answer(page, '**/api/v1/me/assignments', 200, {
        ...{ personId: 'somebody', nameTh: 'นางสมมติ ไร้หน้าที่', nameEn: 'No Role' },
        ...{ assignments: [], chosenId: null },
      }),
  },
  ended: {
    isRefused: true,
    async after(page) {
      await answer(page, '**/api/v1/**', 401, NOBODY)
      await page.clock.install()
      await page.clock.fastForward('02:00')
      await page.evaluate(`document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))`)
      await page.locator('a[href^="/sign-in"]').waitFor()
    },
  },
  away: { isRefused: true, before: (page) => page.route('**/api/v1/inbox*', (route) => route.abort()) },
  offline: {
    async after(page) {
      await page.evaluate(`dispatchEvent(new Event('offline'))`)
      await page.locator('main > [role=status]').waitFor()
    },
  },
  toured: {
    async after(page) {
      const next = page.locator('section[aria-labelledby=tour-title] button')
      for (let step = 0; step < 3; step++) await next.first().click()
    },
  },
  palette: {
    async after(page) {
      await page.keyboard.press('Control+k')
      await page.locator('[role=dialog] input').waitFor()
    },
  },
  found: {
    async after(page) {
      await page.keyboard.press('Control+k')
      await page.locator('[role=dialog] input').fill('หนังสือ')
      await page.locator('[role=dialog] button').first().waitFor()
    },
  },
  notFound: {
    async after(page) {
      await page.keyboard.press('Control+k')
      await page.locator('[role=dialog] input').fill('ไม่มีเรื่องเช่นนี้')
      await page.locator('[role=dialog] [role=status]').waitFor()
    },
  },
  noOffice: {
    async after(page) {
      await page.locator('main input[role=combobox]').first().fill('ไม่มีหน่วยงานเช่นนี้')
      await page.locator('[role=option][aria-disabled]').waitFor()
    },
  },
  keys: {
    async after(page) {
      await page.keyboard.press('?')
      await page.getByRole('dialog').waitFor()
    },
  },
  proves: {
    isRefused: true,
    async after(page) {
      await page.route('**/api/v1/me/sign-out', (route) => route.fulfill({ status: 401, json: PROVE }))
      await page.locator('header [aria-haspopup=menu]').click()
      await page.locator('[role=menuitem]').last().click()
      await page.locator('[role=dialog] input').waitFor()
    },
  },
} as const satisfies Readonly<Record<string, Deed>>

/** The name of one. */
export type DeedName = keyof typeof DEEDS

/** Somebody at an address, doing something; `$lang` is the language, and names after colons are ids. */
type Door = { readonly path: string; readonly who: Walker | 'stranger'; readonly does?: DeedName }

const STRANGERS: readonly Omit<Door, 'who'>[] = [
  { path: '/' },
  { path: '/', does: 'empty' },
  ...(['', '/code', '/recover'] as const).map((page) => ({ path: `/sign-in${page}?lang=$lang` })),
  { path: '/sign-in?lang=$lang', does: 'wrong' },
  { path: '/sign-in/code?lang=$lang', does: 'wrongCode' },
  { path: '/sign-in/recover?lang=$lang', does: 'forgotten' },
  { path: '/sign-in?lang=$lang&done=password' },
  { path: '/sign-in/new-password?lang=$lang&token=spent', does: 'refused' },
  { path: '/sign-in/set-up?lang=$lang&token=spent', does: 'refused' },
  { path: '/v?lang=$lang' },
  { path: '/v/:letterSha256?lang=$lang' },
  { path: '/v/0000-0000-0000-0000?lang=$lang' },
]
const EMPTIED: Readonly<Partial<Record<Walker, readonly string[]>>> = {
  clerk: ['/', '/inbox', '/exemptions', '/proposals', '/orders'],
  drafter: ['/', '/circulars', '/procedures', '/admin/calendars', '/admin/letterheads'],
  checker: ['/approvals'],
  reviewer: ['/circular/:circularId', '/circular/:circularId/review'],
  secretary: ['/', '/meetings', '/committees', '/resolutions', '/consultations'],
  registrar: ['/registers'],
  auditor: ['/audit'],
  administrator: [
    ...['/mailbox', '/admin/people', '/admin/desks', '/admin/webhooks', '/admin/tokens'],
    ...['/admin/offices', '/admin/keys'],
  ],
}
const FURTHER: readonly Door[] = [
  { path: '/sign-in/account?lang=$lang', who: 'clerk' },
  { path: '/no-such-page', who: 'clerk' },
  { path: '/circular/:draftId', who: 'clerk', does: 'refused' },
  { path: '/exemption/no-such-case', who: 'clerk', does: 'refused' },
  { path: '/meeting/:meetingId', who: 'registrar', does: 'refused' },
  ...(['twoRoles', 'noRole', 'ended', 'away', 'offline', 'keys'] as const).map((does) => ({
    ...{ path: '/inbox', who: 'clerk' as const, does },
  })),
  { path: '/admin/people', who: 'administrator', does: 'noOffice' },
  ...(['toured', 'proves'] as const).map((does) => ({ path: '/', who: 'director' as const, does })),
  ...(['palette', 'found', 'notFound'] as const).map((does) => ({
    ...{ path: '/circulars', who: 'drafter' as const, does },
  })),
]

/** The doors before the screens, what stands over every screen, what is refused, and lists on the first day. */
export const doorsOf = (ids: Ids): readonly Door[] =>
  [
    ...STRANGERS.map((door) => ({ ...door, who: 'stranger' as const })),
    ...FURTHER,
    ...Object.entries(EMPTIED).flatMap(([who, paths]) =>
      paths.map((path) => ({ path, who: who as Walker, does: 'emptied' as const })),
    ),
  ].map((door) => ({
    ...door,
    path: door.path.replace(/:(\w+)/g, (_, name: string) => ids[name] ?? `no-${name}`),
  }))
