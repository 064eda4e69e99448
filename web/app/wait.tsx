import { useLayoutEffect } from 'react'

/** While nothing is known yet: what the page itself shows before its code has come (index.html). */
export function Wait() {
  useLayoutEffect(() => {
    const shown = document.getElementById('wait')
    shown?.removeAttribute('hidden')
    return () => shown?.setAttribute('hidden', '')
  }, [])
  return null
}
