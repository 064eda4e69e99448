/** What was refused at a place, by its JSON pointer; nothing where all is well. */
export type RefusedAt = (pointer: string) => string | undefined

/** Where nothing was refused. */
export const NO_REFUSALS: RefusedAt = () => undefined
