import { later } from './later.js'
import type { Room } from './room.js'

/** The screens behind the cards of `/admin`. */
export const ADMIN_ROOMS: readonly Room[] = [
  {
    path: '/admin/people',
    screen: later(() => import('../rooms/admin/people/list.js'), 'People'),
  },
  {
    path: '/admin/people/new',
    screen: later(() => import('../rooms/admin/people/new.js'), 'NewPerson'),
  },
  {
    path: '/admin/people/import',
    screen: later(() => import('../rooms/admin/people/import.js'), 'ImportPeople'),
  },
  {
    path: '/admin/people/:personId',
    screen: later(() => import('../rooms/admin/people/person.js'), 'PersonPage'),
  },
  {
    path: '/admin/desks',
    screen: later(() => import('../rooms/admin/desks/desks.js'), 'Desks'),
  },
  {
    path: '/admin/offices',
    screen: later(() => import('../rooms/admin/offices/list.js'), 'Offices'),
  },
  {
    path: '/admin/offices/import',
    screen: later(() => import('../rooms/admin/offices/import.js'), 'ImportOffices'),
  },
  {
    path: '/admin/offices/:officeCode',
    screen: later(() => import('../rooms/admin/offices/office.js'), 'OfficePage'),
  },
  {
    path: '/admin/calendars',
    screen: later(() => import('../rooms/admin/calendars/calendars.js'), 'Calendars'),
  },
  {
    path: '/admin/calendars/new',
    screen: later(() => import('../rooms/admin/calendars/new.js'), 'ProposeChange'),
  },
  {
    path: '/admin/calendars/import',
    screen: later(() => import('../rooms/admin/calendars/import.js'), 'ImportHolidays'),
  },
  {
    path: '/admin/calendars/:changeId',
    screen: later(() => import('../rooms/admin/calendars/change.js'), 'ChangePage'),
  },
  {
    path: '/admin/letterheads',
    screen: later(() => import('../rooms/admin/paper/letterheads.js'), 'Letterheads'),
  },
  {
    path: '/admin/keys',
    screen: later(() => import('../rooms/admin/paper/keys.js'), 'Keys'),
  },
  {
    path: '/admin/webhooks',
    screen: later(() => import('../rooms/admin/out/webhooks.js'), 'Webhooks'),
  },
  {
    path: '/admin/webhooks/:webhookId',
    screen: later(() => import('../rooms/admin/out/webhook.js'), 'WebhookPage'),
  },
  {
    path: '/admin/tokens',
    screen: later(() => import('../rooms/admin/out/tokens.js'), 'TokensPage'),
  },
]
