import { provinceNamed } from '../../../domain/provinces.js'
import { useLanguage } from '../../words/i18n.js'
import { useTrackWords } from './track-words.js'

/** Names a province in the reader's language. */
export function useProvinceName(): (nameTh: string) => string {
  const say = useTrackWords()
  const { of } = useLanguage()
  return (nameTh) => {
    const province = provinceNamed(nameTh)
    return province ? of({ th: province.nameTh, en: province.nameEn }) : nameTh || say('noProvince')
  }
}
