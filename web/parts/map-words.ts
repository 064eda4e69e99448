import { roomWords } from '../words/i18n.js'

/** The words of the map of the country. */
export const useMapWords = roomWords('map', {
  th: { source: 'แผนที่: @svg-maps/thailand โดย Tae Noppakun Wongsrinoppakun สัญญาอนุญาต CC BY 4.0' },
  en: { source: 'Map: @svg-maps/thailand by Tae Noppakun Wongsrinoppakun, licence CC BY 4.0' },
})
