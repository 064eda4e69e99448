import { lazy, type ComponentType, type LazyExoticComponent } from 'react'

type Part<Props, Name extends string> = { readonly [N in Name]: ComponentType<Props> }
type Later<Props> = LazyExoticComponent<ComponentType<Props>>

/** A part of the screens that is fetched when it is first shown, and is made of what the frame is made of. */
export function first<Props, Name extends string>(
  load: () => Promise<Part<Props, Name>>,
  name: NoInfer<Name>,
): Later<Props> {
  return lazy(async () => ({ default: (await load())[name] }))
}

/** A part of the screens that is fetched when it is first shown, with the styles of all components. */
export function later<Props, Name extends string>(
  load: () => Promise<Part<Props, Name>>,
  name: NoInfer<Name>,
): Later<Props> {
  return lazy(async () => {
    const [part] = await Promise.all([load(), import('./all-styles.js')])
    return { default: part[name] }
  })
}
