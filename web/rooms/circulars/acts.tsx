import { Button } from '@mantine/core'
import { Suspense, useState, type ComponentType, type ReactNode } from 'react'
import { later } from '../../app/later.js'
import type { DialogProps } from './act-dialogs.js'
import { MenuLater } from '../../parts/menu-later.js'
import { useActWords } from './act-words.js'
import type { CircularView } from './tones.js'

const usual = () => import('./act-dialogs.js')
const ending = () => import('./end-dialogs.js')

/** The acts that are done from the head of the page, the most usual first. */
const DIALOGS = {
  sendForApproval: later(ending, 'SendDialog'),
  launch: later(ending, 'LaunchDialog'),
  remind: later(usual, 'RemindDialog'),
  extend: later(usual, 'ExtendDialog'),
  close: later(ending, 'CloseDialog'),
  addRecipients: later(usual, 'AddDialog'),
  issueErratum: later(usual, 'ErratumDialog'),
  sealOverdue: later(ending, 'SealDialog'),
  abandon: later(ending, 'AbandonDialog'),
  recall: later(ending, 'RecallDialog'),
} as const satisfies Partial<Record<CircularView['possibleActs'][number], ComponentType<DialogProps>>>
type Act = keyof typeof DIALOGS
const ACTS = Object.keys(DIALOGS) as Act[]

/** Those that a page is opened for stand filled. */
const PRIMARY: readonly Act[] = ['sendForApproval', 'launch']
const BESIDE: readonly Act[] = ['remind', 'extend']

type Props = {
  readonly circular: CircularView
  readonly chosen: ReadonlySet<string>
  /** What else leads on, between the buttons and the menu. */
  readonly children?: ReactNode
}

/** What may be done with the circular now, as the API says: buttons for the usual, a menu for the others. */
export function Acts({ circular: { circularId, possibleActs }, chosen, children }: Props) {
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
      {children}
      {others.length > 0 && (
        <MenuLater
          label={say('others')}
          items={others.map((act) => ({ key: act, label: say(act) }))}
          onChoose={setOpen}
        />
      )}
      <Suspense>
        {Dialog && <Dialog circularId={circularId} chosen={chosen} onClose={() => setOpen(undefined)} />}
      </Suspense>
    </>
  )
}
