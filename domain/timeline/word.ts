/** A sentence or name in both languages. */
export type Words = { readonly th: string; readonly en: string }

/** The same text in both languages. */
export const words = (th: string, en: string): Words => ({ th, en })
