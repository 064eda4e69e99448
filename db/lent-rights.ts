import { actorOf, type Assignment } from '../domain/assignment.js'
import type { Actor } from '../domain/case.js'
import { ASSIGNMENT, holdsOnSql, TODAY } from './assignments.js'
import type { Database } from './pool.js'

/**
 * Who acts today where a token, a feed or a webhook goes back to a person's assignment; nothing once the assignment is
 * over or the person is locked or has left. Asked at every use.
 */
export async function lentRights(db: Database, maker: Actor): Promise<Actor | undefined> {
  // Nobody but a person in an assignment can have lent anything.
  if (maker.assignmentId === undefined) return undefined
  const { rows } = await db.query<Assignment>(
    `select ${ASSIGNMENT} from assignment a join person p using (person_id)
     where a.assignment_id = $1 and ${holdsOnSql(TODAY)}`,
    [maker.assignmentId],
  )
  return rows[0] && actorOf(rows[0])
}
