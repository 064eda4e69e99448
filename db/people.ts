import type { Person } from './assignments.js'
import type { Transaction } from './pool.js'

/** What the office enters of a person. */
export type PersonDetails = Pick<Person, 'nameTh' | 'nameEn' | 'email' | 'phone'>

/** Enters people; ids and addresses must be free. */
export async function insertPeople(
  tx: Transaction,
  people: readonly (PersonDetails & { readonly personId: string })[],
  by: string,
): Promise<void> {
  await tx.query(
    `insert into person (person_id, name_th, name_en, email, phone, created_by)
     select p.*, $6 from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) as p`,
    [
      people.map(({ personId }) => personId),
      people.map(({ nameTh }) => nameTh),
      people.map(({ nameEn }) => nameEn),
      people.map(({ email }) => email?.toLowerCase() ?? null),
      people.map(({ phone }) => phone),
      by,
    ],
  )
}
