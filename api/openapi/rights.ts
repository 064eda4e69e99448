import { POLICY, type ActName } from '../../domain/policy/policy.js'
import type { Rule, Standing } from '../../domain/policy/rule.js'
import type { AnyRoute, Route } from '../route.js'
import { UPLOAD_OPERATIONS } from './uploads.js'
import { accessWords, both, type Words } from './words.js'

const STANDINGS: Readonly<Record<Standing, Words>> = {
  owner: { th: 'หน่วยงานเจ้าของเรื่อง', en: 'owner' },
  addressee: { th: 'หน่วยงานที่เรื่องส่งถึง', en: 'addressee' },
  superior: { th: 'ผู้อำนวยการของหน่วยงานเหนือขึ้นไป', en: 'director of an office above' },
  secretariat: { th: 'เลขานุการในหน่วยงานฝ่ายเลขานุการ', en: 'secretary of the secretariat' },
  member: { th: 'กรรมการที่ดำรงตำแหน่งในวันนั้น หรือผู้ทำหน้าที่แทน', en: 'member on that day, or substitute' },
  audited: { th: 'ผู้ตรวจสอบตามขอบเขตที่ได้รับมอบหมาย', en: 'auditor, in the scope' },
}
const NO_CASE: Words = { th: 'ไม่เกี่ยวกับเรื่องใดเรื่องหนึ่ง', en: 'about no single case' }

const HEAD = `# สิทธิ์ / Rights

ตารางนี้สร้างจากกฎใน \`domain/policy/\` และรายการเส้นทางของ API โดยคำสั่ง \`npm run docs:rights\` การทดสอบจะไม่ผ่านเมื่อหน้านี้ไม่ตรงกับกฎ
This page is made from the rules in \`domain/policy/\` and the routes of the API by \`npm run docs:rights\`; a test fails when it does not say what they say.

## กฎที่ใช้กับทุกแถว / What holds for every row

- เรื่องของหน่วยงานอื่นถือว่าไม่มีอยู่ (404) ไม่ใช่ถูกปฏิเสธ / A case of another office does not exist (404); it is not merely refused.
- สิทธิ์มาจากหน้าที่ที่มีผลในขณะนั้น (เจ้าของตำแหน่ง ปฏิบัติราชการแทน รักษาราชการแทน) ตรวจทุกคำขอ / Rights come from the assignment that holds at that moment, in whichever capacity (holder, on behalf, acting), and are looked at with every request.
- ผู้ร่าง ผู้ตรวจ และผู้ลงนามต้องเป็นคนละคน รวมถึงเมื่อทำแทนกัน / Drafter, checker and signer are three persons, also where one stands in for another.
- เรื่องลับมีอยู่เฉพาะสำหรับผู้มีชื่อ: ผู้ร่าง ผู้ตรวจ ผู้ลงนาม ผู้ที่ระบุชื่อเพิ่ม ผู้อำนวยการของหน่วยงานที่ส่งถึง (ไม่รวมผู้ทำการแทน) และผู้ได้รับมอบหมาย / A secret case exists only for named persons: who drafted, checked or signed it, whom they name, the director of the addressed office (no substitute), and the person it is assigned to.
- โทเค็นของโปรแกรมไม่เห็นเรื่องลับ / A machine token never sees a secret case.
- ผู้ตรวจสอบและหน่วยงานเหนือขึ้นไปอ่านได้เท่านั้น เปลี่ยนแปลงไม่ได้ / Auditors and offices above read; they change nothing.
- “หน่วยงานเหนือขึ้นไป” หมายถึงหน่วยงานเจ้าของเรื่องทุกแห่ง (รหัสขึ้นต้นด้วย C) ซึ่งอยู่เหนือสำนักงานเขตพื้นที่การศึกษาทุกแห่ง แม้เป็นเรื่องของหน่วยงานเจ้าของเรื่องอื่น ไม่ใช่ตามผังหน่วยงาน ด้วยเหตุผลใน ADR 10 การอ่านทุกครั้งบันทึกไว้และแสดงให้หน่วยงานที่เกี่ยวข้องเห็น / “An office above” is every office that issues circulars (code C…), above every education service area office, also in matters of another issuing office; it does not follow the tree of offices, for the reason in ADR 10. Each such reading is kept and shown to the offices concerned.
- “ยืนยันตัวตน” หมายถึงต้องลงชื่อเข้าใช้หรือใช้ปัจจัยที่สองไม่เกิน 15 นาทีก่อนหน้า / “Fresh” asks for a sign-in or a second factor within the last 15 minutes.
`

/** The rights of everybody as a page of Markdown for an auditor: each act, who may do it, on what, and by which routes. */
export function rightsPage(routes: readonly AnyRoute[]): string {
  const groups = [...new Set(Object.keys(POLICY).map(groupOf))].sort()
  const open = routesOf(routes, 'public')
  return [
    HEAD,
    ...groups.map((group) => `## ${group}\n\n${tableOf(group, routes)}`),
    `## ไม่ต้องลงชื่อเข้าใช้ / Without sign-in\n\n${open.map((one) => `- ${one}`).join('\n')}`,
    `## เรื่องของตนเอง / About oneself\n\n${routesOf(routes, 'person')
      .map((one) => `- ${one}`)
      .join('\n')}`,
  ].join('\n\n')
}

function tableOf(group: string, routes: readonly AnyRoute[]): string {
  const acts = Object.keys(POLICY).filter((act) => groupOf(act) === group) as ActName[]
  const rows = acts.map((act) => rowOf(act, routesOf(routes, act)))
  const heads = [
    'การกระทำ / act',
    'ใคร / who',
    'ฐานะต่อเรื่อง / standing',
    'ยืนยันตัวตน / fresh',
    'เส้นทาง / routes',
  ]
  return [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

function rowOf(act: ActName, addresses: readonly string[]): string[] {
  const { standing, fresh }: Rule = POLICY[act]
  const standings = standing.length === 0 ? [NO_CASE] : standing.map((one) => STANDINGS[one])
  return [
    `\`${act}\``,
    both(accessWords(act)),
    standings.map(both).join('<br>'),
    fresh ? 'ต้อง / yes' : '–',
    addresses.join('<br>') || '–',
  ]
}

function routesOf(routes: readonly AnyRoute[], access: string): string[] {
  return [...(routes as unknown as readonly Route[]), ...UPLOAD_OPERATIONS]
    .filter((one) => one.access === access)
    .map(({ method, path }) => `\`${method.toUpperCase()} ${path}\``)
}

function groupOf(act: string): string {
  return act.slice(0, act.indexOf('.'))
}
