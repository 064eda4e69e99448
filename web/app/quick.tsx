import { Button } from '@mantine/core'
import { useWindowEvent } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { Suspense, useState } from 'react'
import { useCommonWords } from '../words/common.js'
import { later } from './later.js'

const Palette = later(() => import('./palette.js'), 'Palette')
const Shortcuts = later(() => import('./shortcuts.js'), 'Shortcuts')

/** What may be opened over every screen by a key. */
export type Quickly = 'palette' | 'shortcuts'

/**
 * What a key means; the place of the key counts, since under a Thai layout it writes another sign. Keys without Ctrl mean
 * nothing while somebody types.
 */
function meantBy(event: KeyboardEvent): Quickly | 'search' | undefined {
  const { code, key, ctrlKey, metaKey, altKey, shiftKey, target } = event
  if ((ctrlKey || metaKey) && !altKey && !shiftKey && code === 'KeyK') return 'palette'
  if (ctrlKey || metaKey || altKey || isField(target)) return undefined
  if (key === '?' || (code === 'Slash' && shiftKey)) return 'shortcuts'
  return code === 'Slash' ? 'search' : undefined
}

const isField = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** The button that leads anywhere, and the keys that do the same from every screen. Fetched when first used. */
export function Quick() {
  const say = useCommonWords()
  const [shown, setShown] = useState<Quickly>()
  useWindowEvent('keydown', (event) => {
    const meant = meantBy(event)
    if (!meant) return
    if (meant === 'search') {
      const field = document.querySelector<HTMLElement>('main input[type=search]')
      if (!field) return
      field.focus()
    } else setShown(meant)
    event.preventDefault()
  })
  const close = () => setShown(undefined)
  return (
    <>
      <Button
        variant="default"
        size="sm"
        px="xs"
        aria-label={say('quick')}
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => setShown('palette')}
      >
        <IconSearch size={18} aria-hidden />
      </Button>
      <Suspense>
        {shown === 'palette' && <Palette onClose={close} onShortcuts={() => setShown('shortcuts')} />}
        {shown === 'shortcuts' && <Shortcuts onClose={close} />}
      </Suspense>
    </>
  )
}
