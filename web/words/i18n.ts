import { createInstance, type i18n as I18n } from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'

/** The languages of the screens, Thai first. */
export const LANGUAGES = ['th', 'en'] as const
/** A language of the screens. */
export type Language = (typeof LANGUAGES)[number]

const KEPT = 'wian.language'
const isLanguage = (text: string | null): text is Language => LANGUAGES.some((one) => one === text)

/** The language that this browser was set to last; Thai where none was. */
function chosenLanguage(): Language {
  const asked = new URLSearchParams(location.search).get('lang')
  if (isLanguage(asked)) return asked
  const kept = localStorage.getItem(KEPT)
  return isLanguage(kept) ? kept : 'th'
}

const instance: I18n = createInstance()
await instance.use(initReactI18next).init({
  lng: chosenLanguage(),
  fallbackLng: false,
  resources: {},
  // React escapes whatever it shows.
  interpolation: { escapeValue: false },
  returnNull: false,
})
document.documentElement.lang = instance.language

/** The words of the screens, to be given to their provider. */
export const words: I18n = instance

/** Changes the language of every screen, and keeps it for the next time. */
export async function changeLanguage(language: Language): Promise<void> {
  localStorage.setItem(KEPT, language)
  document.documentElement.lang = language
  await instance.changeLanguage(language)
}

type Words = { readonly [key: string]: string }
/** Fills the braces of a sentence; `count` chooses its plural (`…_one`, `…_other`). */
export type Say<T extends Words> = (
  key: PluralsOf<keyof T & string>,
  params?: Readonly<Record<string, string | number>>,
) => string
type PluralsOf<K extends string> = K extends `${infer Stem}_one`
  ? Stem
  : K extends `${infer Stem}_other`
    ? Stem
    : K

/**
 * The words of one room, in both languages: a word that stands in one language alone does not compile. Returns the hook that
 * says them in the language of the reader. A room brings its words when it is opened, not before.
 */
export function roomWords<const T extends Words>(
  room: string,
  { th, en }: { readonly th: T; readonly en: { readonly [K in keyof T]: string } },
): () => Say<T> {
  instance.addResourceBundle('th', room, th)
  instance.addResourceBundle('en', room, en)
  return () => {
    const { t } = useTranslation(room)
    return t as unknown as Say<T>
  }
}

/** What a person wrote keeps its language, whoever reads, so that it is read aloud in it: Thai where it begins in Thai, English
 * where no word of it is Thai; nothing is said of what has no words. */
export function langOf(text: string): { lang?: Language } {
  if (/^[^A-Za-z]*[ก-๛]/.test(text)) return { lang: 'th' }
  return /[A-Za-z]/.test(text) && !/[ก-๛]/.test(text) ? { lang: 'en' } : {}
}

/** The language of the reader, and which of two texts is in it. */
export function useLanguage(): { language: Language; of: (text: { th: string; en: string }) => string } {
  const { i18n } = useTranslation()
  const language: Language = i18n.language === 'en' ? 'en' : 'th'
  return { language, of: (text) => text[language] }
}
