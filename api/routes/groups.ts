import { z } from 'zod'
import {
  addGroupVersion,
  groupsFor,
  groupVersions,
  listGroups,
  loadGroup,
  type SavedGroup,
} from '../../db/groups.js'
import type { Database } from '../../db/pool.js'
import { pinGroups, type AudienceRule } from '../../domain/audience.js'
import type { Actor } from '../../domain/case.js'
import { mayAct, type ActName } from '../../domain/policy/policy.js'
import { dayOf, isDay } from '../../domain/time.js'
import { audienceFindings } from '../../templates/procedures/rules.js'
import { pointerOf } from '../input.js'
import { problem } from '../problems.js'
import { chooseRecipients, previewAudience } from '../recipients.js'
import { orRefuse, refused } from '../refusals.js'
import { route, type Call } from '../route.js'
import { empty, flag, text, versionNumber } from '../schemas/common.js'
import { audienceRule } from '../schemas/content.js'
import { audienceReply } from '../schemas/replies-circular.js'
import { groupList, groupReply } from '../schemas/replies-groups.js'

const params = z.strictObject({ groupId: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/) })
type Params = z.infer<typeof params>
const name = text(200)

const list = route({
  method: 'get',
  path: '/groups',
  access: 'group.read',
  summary: 'The saved groups of recipients, each in its newest version',
  summaryTh: 'กลุ่มผู้รับที่บันทึกไว้ ฉบับล่าสุดของแต่ละกลุ่ม',
  replies: { 200: groupList },
  query: z.strictObject({ retired: flag.default(false) }),
  async handle({ query }, { pool }) {
    return { body: { items: await listGroups(pool, query) } }
  },
})

const read = route({
  method: 'get',
  path: '/groups/:groupId',
  access: 'group.read',
  summary: 'A saved group of recipients',
  summaryTh: 'กลุ่มผู้รับที่บันทึกไว้กลุ่มหนึ่ง',
  replies: { 200: groupReply },
  params,
  async handle({ params: { groupId } }, { pool }) {
    const group = await knownGroup(pool, groupId)
    return { etag: group.version, body: group }
  },
})

const versions = route({
  method: 'get',
  path: '/groups/:groupId/versions',
  access: 'group.read',
  summary: 'All versions of a saved group, the newest first, each with who made it',
  summaryTh: 'กลุ่มผู้รับทุกฉบับ ฉบับใหม่สุดอยู่ก่อน พร้อมผู้จัดทำ',
  replies: { 200: groupList },
  params,
  async handle({ params: { groupId } }, { pool }) {
    await knownGroup(pool, groupId)
    return { body: { items: await groupVersions(pool, groupId) } }
  },
})

const save = route({
  method: 'put',
  path: '/groups/:groupId',
  access: 'group.save',
  summary: 'Save a group: its next version, or its first one with If-Match "0"',
  summaryTh: 'บันทึกกลุ่มผู้รับเป็นฉบับถัดไป หรือฉบับแรกเมื่อ If-Match เป็น "0"',
  replies: { 200: groupReply },
  params,
  body: z.strictObject({ nameTh: name, nameEn: name, rule: audienceRule }),
  onVersion: true,
  async handle(call, { pool }) {
    const { nameTh, nameEn, rule } = call.body
    checkRule(rule)
    const pinned = pinGroups(rule, (await groupsFor(pool, rule)).versions)
    await chooseRecipients(pool, pinned, dayOf(call.at))
    return addVersion(pool, call, { nameTh, nameEn, rule: pinned, retired: false })
  },
})

const retire = route({
  method: 'post',
  path: '/groups/:groupId/retire',
  access: 'group.retire',
  summary: 'Take a group out of use; circulars keep the version they were launched with',
  summaryTh: 'เลิกใช้กลุ่มผู้รับ หนังสือเวียนที่ออกแล้วคงฉบับเดิม',
  replies: { 200: groupReply },
  params,
  body: empty,
  onVersion: true,
  async handle(call, { pool }) {
    const { nameTh, nameEn, rule, retired } = await knownGroup(pool, call.params.groupId)
    if (retired) throw refused('GROUP_RETIRED', { group: call.params.groupId })
    return addVersion(pool, call, { nameTh, nameEn, rule, retired: true })
  },
})

const preview = route({
  method: 'post',
  path: '/groups/:groupId/preview',
  access: 'group.read',
  summary: 'Whom a saved group addresses on a day',
  summaryTh: 'กลุ่มผู้รับหมายถึงหน่วยงานใดบ้าง ณ วันหนึ่ง',
  replies: { 200: audienceReply },
  effect: 'none',
  params,
  body: z.strictObject({
    version: versionNumber.exactOptional(),
    on: z.string().refine(isDay).exactOptional(),
  }),
  async handle({ params: { groupId }, body, at }, { pool }) {
    const group = await knownGroup(pool, groupId, body.version)
    return { body: await previewAudience(pool, group.rule, body.on ?? dayOf(at)) }
  },
})

async function knownGroup(db: Database, groupId: string, version?: number): Promise<SavedGroup> {
  const group = await loadGroup(db, groupId, version)
  if (!group) throw refused('NOT_FOUND')
  return group
}

/** Adds the version after the one that the person has seen. @throws Problem VERSION_STALE, NOT_FOUND for another office's group */
async function addVersion(
  db: Database,
  { actor, params: { groupId }, at, onVersion }: Call<Params, unknown, unknown>,
  said: Pick<SavedGroup, 'nameTh' | 'nameEn' | 'rule' | 'retired'>,
) {
  const before = await loadGroup(db, groupId)
  const ownerOffice = before?.ownerOffice ?? actor.officeCode
  checkOwner(actor, said.retired ? 'group.retire' : 'group.save', ownerOffice)
  if ((before?.version ?? 0) !== onVersion) throw problem('VERSION_STALE')
  const group = { ...said, groupId, version: onVersion + 1, ownerOffice, madeBy: actor, madeAt: at }
  if (!(await addGroupVersion(db, group))) throw problem('VERSION_STALE')
  return { etag: group.version, body: group }
}

function checkOwner(actor: Actor, act: ActName, ownerOffice: string): void {
  orRefuse(mayAct(actor, act, { ownerOffice }))
}

function checkRule(rule: AudienceRule): void {
  const findings = audienceFindings(rule, ['rule'])
  if (findings.length === 0) return
  throw problem(
    'INPUT_INVALID',
    findings.map(({ path, th, en }) => ({
      pointer: pointerOf(path),
      code: 'audience',
      messageTh: th,
      messageEn: en,
    })),
  )
}

/** Saved groups of recipients. */
export const GROUP_ROUTES = [list, read, versions, save, retire, preview]
