import { lazy, type ComponentType, type LazyExoticComponent } from 'react'

type Part<Props, Name extends string> = { readonly [N in Name]: ComponentType<Props> }
/** A part of the screens that comes when it is first shown; `fetch` has it come before. */
export type Later<Props> = LazyExoticComponent<ComponentType<Props>> & {
  readonly fetch: () => Promise<unknown>
}

/** A part of the screens that is fetched when it is first shown. */
export function later<Props, Name extends string>(
  load: () => Promise<Part<Props, Name>>,
  name: NoInfer<Name>,
): Later<Props> {
  const part = lazy(async () => ({ default: (await load())[name] }))
  return Object.assign(part, { fetch: load })
}
