/** What a letter leaves open until it goes out, as whoever writes or reads it sees it: in Thai, as the letter is. */
const OPEN = {
  due: '[วันเวลาที่ครบกำหนด]',
  dueDay: '[วันที่ครบกำหนด]',
  answerUrl: '[ที่อยู่สำหรับตอบ]',
  office: '[ชื่อหน่วยงาน]',
} as const

/** What can be left open. */
export type OpenWord = keyof typeof OPEN

/** How it stands in a text that people see. */
export const openWord = (word: OpenWord): string => OPEN[word]

/** The text of a letter as people see it. */
export const readable = (text: string): string =>
  text.replace(/\{(\w+)\}/g, (whole, word: string) => (word in OPEN ? OPEN[word as OpenWord] : whole))

/** The text of a letter as the API keeps it. */
export const written = (shown: string): string =>
  Object.entries(OPEN).reduce((text, [word, phrase]) => text.replaceAll(phrase, `{${word}}`), shown)
