/** Closed list of what the typesetter refuses. Each carries a Thai and an English sentence for the person. */
export type TypesetCode =
  | 'MISSING_GLYPH'
  | 'UNKNOWN_CLUSTER'
  | 'DOES_NOT_FIT'
  | 'SLOT_WITHOUT_VALUE'
  | 'FONT_REFUSED'
  | 'ASSET_REFUSED'
  | 'TOO_LARGE'
  | 'MODEL_REFUSED'

/** Thrown for input that cannot be set as it should be. */
export class TypesetError extends Error {
  constructor(
    readonly code: TypesetCode,
    readonly en: string,
    readonly th: string,
  ) {
    super(`${th} / ${en}`)
    this.name = new.target.name
  }
}

const named = (char: string): string =>
  `“${char}” (U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')})`

/** No font has this character, or it belongs to a script that cannot be set here (right to left). */
export class MissingGlyph extends TypesetError {
  constructor(
    readonly char: string,
    readonly context: string,
  ) {
    super(
      'MISSING_GLYPH',
      `No font has the character ${named(char)}, in “${context}”`,
      `ไม่มีแบบอักษรใดมีอักขระ ${named(char)} ในข้อความ “${context}”`,
    )
  }
}

/** A slot's value needs a character that the compiled template does not carry. */
export class UnknownCluster extends TypesetError {
  constructor(
    readonly cluster: string,
    readonly slot: string,
  ) {
    super(
      'UNKNOWN_CLUSTER',
      `The template has no glyphs for ${named(cluster)} in slot ${slot}`,
      `แม่แบบไม่มีรูปอักษรสำหรับ ${named(cluster)} ในช่อง ${slot}`,
    )
  }
}

/** A value is longer than the lines its slot has. */
export class DoesNotFit extends TypesetError {
  constructor(
    readonly slot: string,
    readonly value: string,
    readonly lines: number,
  ) {
    super(
      'DOES_NOT_FIT',
      `“${value}” does not fit slot ${slot} (${lines} line(s))`,
      `“${value}” ยาวเกินช่อง ${slot} (${lines} บรรทัด)`,
    )
  }
}

/** A slot without a value in `render` or `stamp`. */
export class SlotWithoutValue extends TypesetError {
  constructor(readonly slot: string) {
    super('SLOT_WITHOUT_VALUE', `Slot ${slot} has no value`, `ช่อง ${slot} ไม่มีค่า`)
  }
}

/** A font file that cannot be embedded. */
export class FontRefused extends TypesetError {
  constructor(family: string, en: string, th: string) {
    super('FONT_REFUSED', `Font ${family}: ${en}`, `แบบอักษร ${family}: ${th}`)
  }
}

/** A drawing that cannot be placed. */
export class AssetRefused extends TypesetError {
  constructor(asset: string, en: string, th: string) {
    super('ASSET_REFUSED', `Picture ${asset}: ${en}`, `ภาพ ${asset}: ${th}`)
  }
}

/** More than the typesetter sets in one document. */
export class TooLarge extends TypesetError {
  constructor(what: string, limit: number) {
    super('TOO_LARGE', `${what}: more than ${limit}`, `${what}: เกิน ${limit}`)
  }
}

/** A document that contradicts itself. */
export class ModelRefused extends TypesetError {
  constructor(en: string, th: string) {
    super('MODEL_REFUSED', en, th)
  }
}
