import { Button } from '@mantine/core'
import { Suspense, useState } from 'react'
import { later } from '../app/later.js'

const MenuOpened = later(() => import('./menu-opened.js'), 'MenuOpened')

/** A menu behind a button: what it is called, and what one may choose. */
export type MenuProps<Key extends string> = {
  readonly label: string
  readonly items: readonly { readonly key: Key; readonly label: string }[]
  readonly onChoose: (key: Key) => void
}

/** What unfolds comes when it is first asked for: few who open a page do. */
export function MenuLater<Key extends string>({ onChoose, ...menu }: MenuProps<Key>) {
  const [isWanted, setWanted] = useState(false)
  const button = (
    <Button variant="default" aria-haspopup="menu" aria-expanded={false} onClick={() => setWanted(true)}>
      {menu.label}
    </Button>
  )
  if (!isWanted) return button
  return (
    <Suspense fallback={button}>
      <MenuOpened {...menu} onChoose={(key) => onChoose(key as Key)} />
    </Suspense>
  )
}
