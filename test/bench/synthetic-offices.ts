import type pg from 'pg'
import { refreshOfficeTexts } from '../../db/search/texts.js'

/**
 * Fills the directory up to so many offices with invented ones, whose names are as long as real ones, each with an
 * address of its own.
 */
export async function addSyntheticOffices(pool: pg.Pool, total: number): Promise<void> {
  const { rows } = await pool.query<{ count: number }>(
    "select count(*)::int as count from office where valid_to is null and body ->> 'type' <> 'central'",
  )
  const missing = total - (rows[0]?.count ?? 0)
  if (missing <= 0) return
  await pool.query(
    `insert into office (code, valid_from, body)
     select 'PX' || lpad(n::text, 5, '0'), '2020-01-01',
       model.body || jsonb_build_object('code', 'PX' || lpad(n::text, 5, '0'),
         'nameTh', 'สำนักงานเขตพื้นที่การศึกษาประถมศึกษาตัวอย่าง เขต ' || n, 'shortTh', 'สพป.ตัวอย่าง เขต ' || n,
         'nameEn', 'Example Primary Educational Service Area Office ' || n)
     from (select body from office where code = 'P2101' and valid_to is null) as model, generate_series($1::int, $2::int) as n`,
    [(rows[0]?.count ?? 0) + 1, total],
  )
  await pool.query(
    `insert into office_contact (code, email, changed_by)
     select code, 'saraban@' || lower(code) || '.example', 'bench' from office where code like 'PX%' on conflict do nothing`,
  )
  await refreshOfficeTexts(pool)
}
