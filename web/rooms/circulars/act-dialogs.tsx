import { List, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { DeadlineRule } from '../../../domain/deadline-rule.js'
import { useAct } from '../../api/act.js'
import { api, type Answered } from '../../api/client.js'
import { useRead } from '../../api/read.js'
import { MailText } from '../../parts/mail-text.js'
import { useOfficeNaming } from '../../parts/office-name.js'
import { OfficesField } from '../../parts/offices-field.js'
import { Loaded } from '../../parts/page.js'
import { ReasonDialog } from '../../parts/reason-dialog.js'
import { useCommonWords } from '../../words/common.js'
import { useLanguage } from '../../words/i18n.js'
import { useActWords } from './act-words.js'
import { DeadlineField } from './deadline-field.js'
import { asked } from './rule.js'

/** What the dialog of an act knows. */
export type DialogProps = {
  readonly circularId: string
  /** Codes of the offices that were chosen; nobody chosen is all. */
  readonly chosen: ReadonlySet<string>
  readonly onClose: () => void
}

const SHOWN = 8

const codesOf = (chosen: ReadonlySet<string>) => (chosen.size > 0 ? { codes: [...chosen] } : {})

/** Reminds now; shows beforehand whom. */
export function RemindDialog({ circularId, chosen, onClose }: DialogProps) {
  const say = useActWords()
  const act = useAct((_: void, idempotencyKey) => {
    const asked = { path: { circularId }, body: codesOf(chosen), idempotencyKey }
    return api.post('/api/v1/circulars/{circularId}/remind', asked)
  }, onClose)
  const open = { path: { circularId }, query: { among: 'unanswered', limit: SHOWN, total: 'true' } } as const
  const unanswered = useRead('/api/v1/circulars/{circularId}/submissions', open, {
    enabled: chosen.size === 0,
  })
  return (
    <ReasonDialog
      title={say('remind')}
      help={say('remindHelp')}
      confirm={say('remind')}
      act={act}
      isComing={unanswered.isLoading}
      onConfirm={() => act.mutate()}
      onClose={onClose}
    >
      {chosen.size > 0 ? (
        <Text fw={600}>{say('remindChosen', { count: chosen.size })}</Text>
      ) : (
        <Loaded of={unanswered} lines={2}>
          {(page) => <Reminded {...page} />}
        </Loaded>
      )}
      <ReminderMail circularId={circularId} chosen={chosen} />
    </ReasonDialog>
  )
}

function Reminded({ items, total = 0 }: Answered<'/api/v1/circulars/{circularId}/submissions'>) {
  const say = useActWords()
  const { carriedNameOf } = useOfficeNaming()
  return (
    <div role="status">
      <Text fw={600}>{say('remindAll', { count: total })}</Text>
      <List size="sm">
        {items.map(({ officeCode, ...named }) => (
          <List.Item key={officeCode}>
            {carriedNameOf(named)} ({officeCode})
          </List.Item>
        ))}
        {total > items.length && <List.Item>{say('andMore', { count: total - items.length })}</List.Item>}
      </List>
    </div>
  )
}

/** The mail as the first of them would get it. */
function ReminderMail({ circularId, chosen }: Pick<DialogProps, 'circularId' | 'chosen'>) {
  const say = useActWords()
  const { language, of } = useLanguage()
  const [officeCode] = chosen
  const { data } = useRead('/api/v1/circulars/{circularId}/reminder', {
    path: { circularId },
    query: { lang: language, ...(officeCode === undefined ? {} : { officeCode }) },
  })
  if (!data) return null
  const { office, subject, text } = data
  return (
    <div>
      <Text size="sm">{say('asGotBy', { office: of({ th: office.nameTh, en: office.nameEn }) })}</Text>
      <MailText subject={subject} text={text} />
    </div>
  )
}

/** Gives more time to all, or to those chosen. */
export function ExtendDialog({ circularId, chosen, onClose }: DialogProps) {
  const say = useActWords()
  const common = useCommonWords()
  const [deadline, setDeadline] = useState<DeadlineRule>({ kind: 'workingDays', days: 3 })
  const act = useAct((reason: string, idempotencyKey) => {
    const body = { ...codesOf(chosen), deadline, reason }
    return api.post('/api/v1/circulars/{circularId}/extend', { path: { circularId }, body, idempotencyKey })
  }, onClose)
  return (
    <ReasonDialog
      title={say('extend')}
      help={say('extendHelp')}
      confirm={say('extend')}
      reasonLabel={common('reason')}
      act={act}
      onConfirm={(reason) => act.mutate(reason)}
      onClose={onClose}
    >
      <Text fw={600}>{chosen.size > 0 ? say('extendChosen', { count: chosen.size }) : say('extendAll')}</Text>
      <DeadlineField value={deadline} onChange={setDeadline} />
    </ReasonDialog>
  )
}

/** Corrects what the letter says, for all its offices. */
export function ErratumDialog({ circularId, onClose }: DialogProps) {
  const say = useActWords()
  const common = useCommonWords()
  const [said, setSaid] = useState({ wrong: '', right: '' })
  const act = useAct((reason: string, idempotencyKey) => {
    const body = { ...said, reason }
    return api.post('/api/v1/circulars/{circularId}/errata', { path: { circularId }, body, idempotencyKey })
  }, onClose)
  return (
    <ReasonDialog
      title={say('issueErratum')}
      help={say('issueErratumHelp')}
      confirm={say('issueErratum')}
      reasonLabel={common('reason')}
      act={act}
      onConfirm={(reason) => act.mutate(reason)}
      onClose={onClose}
    >
      {(['wrong', 'right'] as const).map((key) => (
        <Textarea
          key={key}
          label={say(key)}
          required
          maxLength={5_000}
          value={said[key]}
          onChange={({ currentTarget: { value } }) => setSaid({ ...said, [key]: value })}
        />
      ))}
    </ReasonDialog>
  )
}

/** Sends the circular to further offices. */
export function AddDialog({ circularId, onClose }: DialogProps) {
  const say = useActWords()
  const common = useCommonWords()
  const [codes, setCodes] = useState<readonly string[]>([])
  const act = useAct((reason: string, idempotencyKey) => {
    const sent = { path: { circularId }, body: { rule: asked({ codes }), reason }, idempotencyKey }
    return api.post('/api/v1/circulars/{circularId}/recipients', sent)
  }, onClose)
  return (
    <ReasonDialog
      title={say('addRecipients')}
      help={say('addRecipientsHelp')}
      confirm={say('addRecipients')}
      reasonLabel={common('reason')}
      act={act}
      onConfirm={(reason) => act.mutate(reason)}
      onClose={onClose}
    >
      <OfficesField label={say('codes')} value={codes} onChange={setCodes} required />
    </ReasonDialog>
  )
}
