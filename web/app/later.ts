import { createElement, lazy, useState, type ComponentType, type FunctionComponent } from 'react'

type Part<Props, Name extends string> = { readonly [N in Name]: ComponentType<Props> }
/** A part of the screens that comes when it is first shown; `fetch` has it come before. */
export type Later<Props> = FunctionComponent<Props> & { readonly fetch: () => Promise<unknown> }

/**
 * A part of the screens that is fetched when it is first shown. What is here already is shown at once: React leaves what
 * stands in the place of a lazy part for a third of a second, however soon that comes.
 */
export function later<Props extends object, Name extends string>(
  load: () => Promise<Part<Props, Name>>,
  name: NoInfer<Name>,
): Later<Props> {
  let here: ComponentType<Props> | undefined
  const fetch = async () => (here = (await load())[name])
  const Awaited = lazy(async () => ({ default: await fetch() })) as ComponentType<Props>
  return Object.assign(
    function Shown(props: Props) {
      const [part] = useState(() => here ?? Awaited)
      return createElement(part, props)
    },
    { fetch },
  )
}
