import ipaddr from 'ipaddr.js'

/** Where webhooks may go beside the open internet. */
export type TargetPolicy = {
  /** `host:port` of targets inside the own network that the operator named. */
  readonly inside: readonly string[]
  /** Whether those may be spoken to without encryption: on one machine only. */
  readonly plain: boolean
}

/** Why an address will not do. */
export type TargetProblem = 'UNREADABLE' | 'NOT_ENCRYPTED' | 'INSIDE'

/** What is wrong with the address of a webhook as it is written; names are looked up only when something is sent. */
export function targetProblem(url: string, policy: TargetPolicy): TargetProblem | undefined {
  const target = URL.canParse(url) ? new URL(url) : undefined
  if (!target || target.username || target.password || target.hash) return 'UNREADABLE'
  if (target.protocol !== 'https:' && target.protocol !== 'http:') return 'UNREADABLE'
  const isNamed = isInside(target, policy)
  if (target.protocol === 'http:' && !(isNamed && policy.plain)) return 'NOT_ENCRYPTED'
  const literal = target.hostname.replace(/^\[|\]$/g, '')
  if (!isNamed && ipaddr.isValid(literal) && !isPublicAddress(literal)) return 'INSIDE'
  return undefined
}

/** Whether the operator named this target. */
export function isInside({ hostname, port, protocol }: URL, { inside }: TargetPolicy): boolean {
  return inside.includes(`${hostname}:${port || (protocol === 'http:' ? '80' : '443')}`)
}

// The only part of IPv6 that is given out for the open internet; the rest holds translations to IPv4 and the like.
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3')

/** Whether an address belongs to the open internet: not this machine, no private network, no cloud's own service. */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false
  // An IPv4 address inside an IPv6 one is judged as what it is.
  const address = ipaddr.process(text)
  if (address.range() !== 'unicast') return false
  return address instanceof ipaddr.IPv4 || address.match(GLOBAL_IPV6)
}
