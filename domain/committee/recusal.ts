import { refuse, type Refusal } from '../refusals.js'

/** The grounds that exclude a member (administrative procedure act 2539, s.13), in the order of the section. */
export type HardGround =
  'party' | 'spouse' | 'relative' | 'representative' | 'creditorDebtorEmployer' | 'ministerialRegulation'

/**
 * `serious` is the softer ground of s.16, which somebody must have found with a reason; `ownOffice` is declared and shown
 * and excludes nobody: the head of an office in whose committee a matter of that office comes up.
 */
export type Ground = HardGround | 'serious' | 'ownOffice'

/** How a relative of a party is related, for s.13 (3). */
export type Kinship = 'ascendant' | 'descendant' | 'sibling' | 'cousin' | 'inLaw'

/** What follows from a ground: out of the item by law, out because it was found so, or shown only. */
export type GroundEffect = 'excluded' | 'excludedIfFound' | 'shown'

/** A ground in words. */
export type GroundWords = {
  readonly ground: Ground
  readonly effect: GroundEffect
  readonly section: string | null
  readonly th: string
  readonly en: string
}

/** The closed list, as forms and minutes print it. */
export const GROUNDS: readonly GroundWords[] = [
  { ground: 'party', effect: 'excluded', section: 'ม.13 (1)', th: 'เป็นคู่กรณีเอง', en: 'is a party' },
  {
    ground: 'spouse',
    effect: 'excluded',
    section: 'ม.13 (2)',
    th: 'เป็นคู่หมั้นหรือคู่สมรสของคู่กรณี',
    en: 'is betrothed or married to a party',
  },
  {
    ground: 'relative',
    effect: 'excluded',
    section: 'ม.13 (3)',
    th: 'เป็นญาติของคู่กรณี คือ บุพการีหรือผู้สืบสันดานไม่ว่าชั้นใด ๆ พี่น้องหรือลูกพี่ลูกน้องภายในสามชั้น หรือญาติทางแต่งงานภายในสองชั้น',
    en: 'is a relative of a party: ascendant or descendant of any degree, sibling or cousin within three degrees, by marriage within two',
  },
  {
    ground: 'representative',
    effect: 'excluded',
    section: 'ม.13 (4)',
    th: 'เป็นหรือเคยเป็นผู้แทนโดยชอบธรรม ผู้พิทักษ์ ผู้แทน หรือตัวแทนของคู่กรณี',
    en: 'is or was a legal representative, guardian, representative or agent of a party',
  },
  {
    ground: 'creditorDebtorEmployer',
    effect: 'excluded',
    section: 'ม.13 (5)',
    th: 'เป็นเจ้าหนี้ ลูกหนี้ หรือนายจ้างของคู่กรณี',
    en: 'is a creditor, debtor or employer of a party',
  },
  {
    ground: 'ministerialRegulation',
    effect: 'excluded',
    section: 'ม.13 (6)',
    th: 'กรณีอื่นตามที่กำหนดในกฎกระทรวง',
    en: 'another case named by ministerial regulation',
  },
  {
    ground: 'serious',
    effect: 'excludedIfFound',
    section: 'ม.16',
    th: 'มีเหตุอื่นที่มีสภาพร้ายแรงอันอาจทำให้การพิจารณาไม่เป็นกลาง',
    en: 'another serious ground that may make the consideration partial',
  },
  {
    ground: 'ownOffice',
    effect: 'shown',
    section: null,
    th: 'เป็นหัวหน้าหน่วยงานที่เสนอเรื่อง (เปิดเผยไว้ ไม่เป็นเหตุตามมาตรา 13 โดยลำพัง)',
    en: 'heads the office whose matter this is (declared; no ground of s.13 by itself)',
  },
]

/** How far each kinship reaches; null: any degree. */
const REACH: Readonly<Record<Kinship, number | null>> = {
  ascendant: null,
  descendant: null,
  sibling: 3,
  cousin: 3,
  inLaw: 2,
}

/** What a member declares, or somebody says of a member, before an item. */
export type Declaration = {
  readonly personId: string
  readonly ground: Ground
  readonly kinship?: Kinship
  /** How many degrees away, of siblings, cousins and relatives by marriage. */
  readonly degree?: number
  readonly reason: string
}

/** Whether the declaration says what its ground asks for: every one a reason, a relative the relation within its reach. */
export function checkDeclaration({ ground, kinship, degree, reason }: Declaration): Refusal | undefined {
  if (!reason.trim()) return refuse('REASON_MISSING', {}, '/reason')
  if (ground !== 'relative') return undefined
  if (kinship === undefined) return refuse('GROUND_INCOMPLETE', {}, '/kinship')
  const most = REACH[kinship]
  if (most === null) return undefined
  if (degree === undefined || !Number.isSafeInteger(degree) || degree < 1)
    return refuse('GROUND_INCOMPLETE', {}, '/degree')
  return degree > most ? refuse('GROUND_TOO_FAR', { degree, most }, '/degree') : undefined
}

/** The ground in words, with its section and what follows from it. */
export function groundWords(ground: Ground): GroundWords {
  return GROUNDS.find((one) => one.ground === ground) as GroundWords
}
