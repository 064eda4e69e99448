import { useEffect, useState } from 'react'

/** Leads the keyboard back to where it was before the dialog that is shown just now: such a dialog leaves the page when it is
 * closed, and with it the focus, which would begin at the top of the page again. */
export function useFocusBack(): void {
  const [before] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      const isLost = document.activeElement === document.body || !document.activeElement
      if (isLost && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    },
    [before],
  )
}
