import type { Plugin } from 'vite'

/**
 * The page's own styles come before its code: a slow line shows the mark of the house while the rest is on its way
 * (app/wait.tsx). All of the rest is asked for alike (typeface.ts, api/screens/ahead.ts), so none of it waits for another.
 */
export const paintFirst = (): Plugin => ({
  name: 'paint-first',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (html) => html.replaceAll('<script type="module"', '<script type="module" fetchpriority="low"'),
  },
})
