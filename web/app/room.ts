import type { FunctionComponent } from 'react'
import type { ActName } from '../../domain/policy/policy.js'
import type { Readable } from '../api/client.js'
import type { Later } from './later.js'
import type { MenuWord } from './menu-words.js'

type Params = Readonly<Record<string, string>>
/** A screen: the parts of its address are its properties. */
export type Screen = FunctionComponent<{ params: Params }> & Pick<Later<unknown>, 'fetch'>

/** Where a screen is found, and whether it stands in the menu, for whom the policy lets do this act. */
export type Room = {
  readonly path: string
  readonly screen: Screen
  readonly menu?: {
    readonly word: MenuWord
    /** The act, or several of which one is enough. */
    readonly act: ActName | readonly ActName[]
  }
  /** What the screen reads first of all, with the parts of its own address: the page names it, so that it comes with the code. */
  readonly reads?: readonly (Readable | `${Readable}?${string}`)[]
  /** A screen that fills the window: without menu and head. */
  readonly isBare?: true
}
