const LOOK = 'data-mantine-color-scheme'

/** Paper is white: whoever prints in the dark gets the colours of the light, and the dark back afterwards. */
export function keepPaperLight(): void {
  const root = document.documentElement
  let kept: string | null = null
  addEventListener('beforeprint', () => {
    kept = root.getAttribute(LOOK)
    root.setAttribute(LOOK, 'light')
  })
  addEventListener('afterprint', () => {
    if (kept) root.setAttribute(LOOK, kept)
  })
}
