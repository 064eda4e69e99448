import { readFile } from 'node:fs/promises'
import type { Walker } from './cast.js'
import type { Ids } from './cases.js'
import { doorsOf, type DeedName } from './doors.js'

/** A screen with a real case, who looks at it, and what they do there first. */
export type Place = { readonly path: string; readonly who: Walker | 'stranger'; readonly does?: DeedName }

/** Whose each screen is; what has no line here is the administrator's. Several names: each of them goes there. */
const WHOSE: Readonly<Record<string, readonly Walker[]>> = {
  '/': [
    'drafter',
    'clerk',
    'director',
    'signer',
    'secretary',
    'chair',
    'registrar',
    'administrator',
    'auditor',
  ],
  '/inbox': ['clerk', 'director', 'registrar'],
  '/circulars': ['drafter', 'auditor'],
  '/circulars/new': ['drafter'],
  '/circular/:circularId/edit': ['drafter'],
  '/circular/:circularId': ['drafter', 'signer'],
  '/submission/:circularId/:officeCode': ['clerk', 'director', 'reviewer'],
  '/inbox/:circularId': ['clerk'],
  '/approvals': ['checker', 'director', 'signer'],
  '/procedures': ['drafter'],
  '/procedures/new': ['drafter'],
  '/procedure/:procedureId': ['drafter'],
  '/procedure/:procedureId/edit': ['drafter'],
  '/procedure/:procedureId/rehearsal': ['drafter'],
  '/circular/:circularId/review': ['reviewer'],
  '/circular/:circularId/review/:officeCode': ['reviewer'],
  '/task/:taskId': ['secretary'],
  '/meetings': ['secretary', 'chair'],
  '/meetings/new': ['secretary'],
  '/meeting/:meetingId': ['secretary', 'chair'],
  '/meeting/:meetingId/sitting': ['secretary'],
  '/meeting/:meetingId/projector': ['secretary'],
  '/meeting/:meetingId/seat': ['chair'],
  '/meeting/:meetingId/check-in': ['chair'],
  '/meeting/:meetingId/minutes': ['secretary', 'chair'],
  '/exemptions': ['clerk', 'director'],
  '/exemptions/new': ['clerk'],
  '/exemption/:exemptionId/edit': ['clerk'],
  '/exemption/:exemptionId': ['clerk', 'director', 'signer'],
  '/proposals': ['clerk', 'secretary'],
  '/proposals/new': ['clerk'],
  '/proposal/:proposalId/edit': ['clerk'],
  '/proposal/:proposalId': ['clerk', 'secretary'],
  '/consultations': ['secretary'],
  '/consultations/new': ['secretary'],
  '/consultation/:consultationId/edit': ['secretary'],
  '/consultation/:consultationId': ['secretary'],
  '/resolutions': ['secretary'],
  '/committees': ['secretary', 'administrator'],
  '/committee/:committeeId': ['secretary', 'administrator'],
  '/orders': ['clerk', 'director'],
  '/orders/new': ['clerk'],
  '/order/:orderId/edit': ['clerk'],
  '/order/:orderId': ['clerk', 'director'],
  '/registers': ['registrar', 'centralRegistrar', 'auditor'],
  '/registers/:officeCode/:register/:year/print': ['registrar'],
  '/audit': ['auditor'],
  '/audit/case/:kind/:id/:officeCode?': ['auditor'],
  '/admin': ['administrator', 'drafter'],
  '/admin/calendars': ['drafter'],
  '/admin/calendars/new': ['drafter'],
  '/admin/calendars/:changeId': ['drafter', 'signer'],
  '/admin/letterheads': ['drafter'],
}
/** Cases on other steps of their way: the same screen looks otherwise. */
const FURTHER: readonly (Place & { readonly with: Readonly<Record<string, string>> })[] = [
  { path: '/circular/:circularId', who: 'drafter', with: { circularId: 'draftId' } },
  { path: '/exemption/:exemptionId', who: 'clerk', with: { exemptionId: 'exemptionDraftId' } },
  { path: '/proposal/:proposalId', who: 'clerk', with: { proposalId: 'proposalDraftId' } },
  { path: '/order/:orderId', who: 'director', with: { orderId: 'orderSentId' } },
  { path: '/order/:orderId', who: 'clerk', with: { orderId: 'orderRevokedId' } },
  { path: '/meeting/:meetingId', who: 'secretary', with: { meetingId: 'nextId' } },
  { path: '/meeting/:meetingId', who: 'chair', with: { meetingId: 'heldId' } },
]
/** Which case an address means where its name alone does not say. */
const MEANS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '/circular/:circularId/edit': { circularId: 'draftId' },
  '/exemption/:exemptionId/edit': { exemptionId: 'exemptionDraftId' },
  '/proposal/:proposalId/edit': { proposalId: 'proposalDraftId' },
  '/order/:orderId/edit': { orderId: 'orderDraftId' },
  '/meeting/:meetingId/minutes': { meetingId: 'heldId' },
  '/circular/:circularId/review/:officeCode': { officeCode: 'answeredCode' },
}

/** Every screen that the rooms name, with what is in its address. */
export async function placesOf(ids: Ids): Promise<Place[]> {
  const texts = await Promise.all(
    ['rooms', 'admin-rooms'].map((name) => readFile(`web/app/${name}.ts`, 'utf8')),
  )
  const text = texts.join('\n')
  const paths = [...text.matchAll(/path: '([^']+)'/g)].map(([, path]) => path as string)
  const unknown = Object.keys(WHOSE).filter((path) => !paths.includes(path))
  if (unknown.length > 0) throw new Error(`no such screen any more: ${unknown.join(' ')}`)
  const usual = paths.flatMap((path) =>
    (WHOSE[path] ?? ['administrator']).map((who) => ({ path: filled(path, ids, MEANS[path]), who })),
  )
  const further = FURTHER.map(({ path, who, with: means }) => ({ path: filled(path, ids, means), who }))
  return [...usual, ...further, ...doorsOf(ids)]
}

function filled(path: string, ids: Ids, means: Readonly<Record<string, string>> = {}): string {
  const known: Ids = { ...FIXED, id: ids['circularId'] ?? '', ...ids }
  const address = path.replace(/:(\w+)\??/g, (_, name: string) => known[means[name] ?? name] ?? `no-${name}`)
  return path.endsWith('/check-in') ? `${address}#${ids['code']}` : address
}

const FIXED: Ids = {
  ...{ procedureId: 'host-and-name-officers', kind: 'circular', register: 'inward', year: '2023' },
  answeredCode: 'P2101',
}
