import { Button, Menu } from '@mantine/core'
import { useState, type ComponentType } from 'react'
import { AddDialog, ErratumDialog, ExtendDialog, RemindDialog, type DialogProps } from './act-dialogs.js'
import { useActWords } from './act-words.js'
import {
  AbandonDialog,
  CloseDialog,
  LaunchDialog,
  RecallDialog,
  SealDialog,
  SendDialog,
} from './end-dialogs.js'
import type { CircularView } from './tones.js'

/** The acts that are done from the head of the page, the most usual first. */
const DIALOGS = {
  sendForApproval: SendDialog,
  launch: LaunchDialog,
  remind: RemindDialog,
  extend: ExtendDialog,
  close: CloseDialog,
  addRecipients: AddDialog,
  issueErratum: ErratumDialog,
  sealOverdue: SealDialog,
  abandon: AbandonDialog,
  recall: RecallDialog,
} as const satisfies Partial<Record<CircularView['possibleActs'][number], ComponentType<DialogProps>>>
type Act = keyof typeof DIALOGS
const ACTS = Object.keys(DIALOGS) as Act[]

/** Those that a page is opened for stand filled. */
const PRIMARY: readonly Act[] = ['sendForApproval', 'launch']
const BESIDE: readonly Act[] = ['remind', 'extend']

type Props = { readonly circular: CircularView; readonly chosen: ReadonlySet<string> }

/** What may be done with the circular now, as the API says: buttons for the usual, a menu for the others. */
export function Acts({ circular: { circularId, possibleActs }, chosen }: Props) {
  const say = useActWords()
  const [open, setOpen] = useState<Act | undefined>()
  const possible = ACTS.filter((act) => (possibleActs as readonly string[]).includes(act))
  const others = possible.filter((act) => !PRIMARY.includes(act) && !BESIDE.includes(act))
  const Dialog = open && DIALOGS[open]
  return (
    <>
      {possible
        .filter((act) => PRIMARY.includes(act) || BESIDE.includes(act))
        .map((act) => (
          <Button
            key={act}
            variant={PRIMARY.includes(act) ? 'filled' : 'default'}
            onClick={() => setOpen(act)}
          >
            {say(act)}
          </Button>
        ))}
      {others.length > 0 && (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="default">{say('others')}</Button>
          </Menu.Target>
          <Menu.Dropdown>
            {others.map((act) => (
              <Menu.Item key={act} onClick={() => setOpen(act)}>
                {say(act)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {Dialog && <Dialog circularId={circularId} chosen={chosen} onClose={() => setOpen(undefined)} />}
    </>
  )
}
