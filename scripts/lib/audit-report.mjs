const SEVERITIES = ['info', 'low', 'moderate', 'high', 'critical']
const isCount = (value) => Number.isInteger(value) && value >= 0

/**
 * Reads what `npm audit --json` wrote.
 * @returns `{ holes, total, severe }` where the registry answered; `{ silent }` with the reason where it does not answer
 *   such questions; `{ broken }` with the reason where npm itself could not ask, or wrote what cannot be read
 */
export function readAudit(text) {
  const report = parse(text)
  if (typeof report !== 'object' || report === null || Array.isArray(report)) return { broken: 'no JSON' }
  // npm's own reasons have a code (ENOLOCK …); a registry that is away or refuses has a message alone.
  if (report.error?.code) return { broken: String(report.error.code) }
  if (report.message && !report.metadata) return { silent: String(report.message) }
  const counts = report.metadata?.vulnerabilities
  if (!counts || !SEVERITIES.every((one) => isCount(counts[one] ?? 0)) || !isCount(counts.total))
    return { broken: 'no counts' }
  const severe = (counts.high ?? 0) + (counts.critical ?? 0)
  return { holes: Object.values(report.vulnerabilities ?? {}).map(holeOf), total: counts.total, severe }
}

function holeOf({ name, severity, via, fixAvailable }) {
  const reasons = (Array.isArray(via) ? via : []).map((one) =>
    typeof one === 'string' ? one : `${one?.title} ${one?.url}`,
  )
  return { name: String(name), severity: String(severity), reasons, hasFix: Boolean(fixAvailable) }
}

function parse(text) {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
