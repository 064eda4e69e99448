import type { CircularContent, ErratumContent } from '../domain/content.js'
import { loadCircular } from './circulars.js'
import { isRehearsal } from './clock.js'
import { getContent } from './contents.js'
import { loadCentralOffices } from './directory.js'
import { loadLatestErratum } from './history.js'
import type { Database } from './pool.js'

/**
 * What every mail of a circular says of it, as it stands now (`MailCircular` of the templates without the office's date).
 * @throws where there is no such circular
 */
export async function loadMailCircular(db: Database, circularId: string) {
  const circular = (await loadCircular(db, circularId))?.state
  const content = circular && (await getContent<CircularContent>(db, circular.contentSha256))
  if (!circular || !content) throw new Error(`no such circular: ${circularId}`)
  const issuer = (await loadCentralOffices(db)).find((office) => office.code === circular.owner.officeCode)
  const erratumSha256 = await loadLatestErratum(db, circularId)
  const erratum = erratumSha256 && (await getContent<ErratumContent>(db, erratumSha256))
  const { agency, owner, prefix, urgency } = content.letter
  return {
    subject: content.subject,
    prefix,
    number: circular.number ?? 0,
    issuedAt: circular.issuedAt ?? '',
    issuer: {
      nameTh: agency.nameTh,
      nameEn: issuer?.nameEn ?? agency.nameTh,
      telephone: owner.telephone,
      email: owner.email,
    },
    rehearsal: await isRehearsal(db),
    ...(circular.secrecy ? { secrecy: circular.secrecy } : {}),
    ...(urgency ? { urgency } : {}),
    ...(erratum ? { erratum } : {}),
  }
}
