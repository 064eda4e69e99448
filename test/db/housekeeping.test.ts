import { clearSignIn } from '../../db/housekeeping.js'
import { openRecords, type Records } from '../support/records.js'

let records: Records
beforeAll(async () => void (records = await openRecords()))
afterAll(() => records.close())

test('what is over of signing in goes: sessions, codes, tries at once, links after a month; what still holds stays', async () => {
  const { pool } = records
  await pool.query(`
    insert into person (person_id, name_th, name_en, email, created_by) values ('p-1', 'บุคคลทดสอบ', 'Test', 'p-1@wian.example', 'test');
    insert into auth.session (id, token, "userId", "expiresAt", "updatedAt") values
      ('over', 'a', 'p-1', now() - interval '1 second', now()), ('open', 'b', 'p-1', now() + interval '1 hour', now());
    insert into auth.verification (id, identifier, value, "expiresAt") values
      ('over', 'a', 'x', now() - interval '1 second'), ('open', 'b', 'x', now() + interval '1 hour');
    insert into auth.logout_token values ('i', 'over', now() - interval '1 second'), ('i', 'open', now() + interval '1 hour');
    insert into auth.wrong_try values
      ('over', 3, extract(epoch from now()) * 1000 - 1000), ('open', 3, extract(epoch from now()) * 1000 + 60000);
    insert into auth.link (link_id, purpose, person_id, sha256, expires_at) values
      ('over', 'recovery', 'p-1', '', now() - interval '31 days'),
      ('late', 'recovery', 'p-1', '', now() - interval '29 days'),
      ('open', 'recovery', 'p-1', '', now() + interval '1 hour')`)
  expect(await clearSignIn(pool)).toBe(5)
  const { rows } = await pool.query<{ left: string }>(`
    select id as left from auth.session union all select id from auth.verification union all
    select jti from auth.logout_token union all select key from auth.wrong_try union all select link_id from auth.link`)
  expect(rows.map(({ left }) => left).sort()).toEqual(['late', 'open', 'open', 'open', 'open', 'open'])
  expect(await clearSignIn(pool)).toBe(0)
})
