import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import localizers from 'ajv-i18n'
import type { FormSchema } from '../domain/content.js'
import { FILE_KEYWORD, FORM_KEYWORDS, type FileField } from '../templates/forms/keywords.js'
import { ownSentence } from './answer-words.js'
import { problem, type FieldError } from './problems.js'

/** Forms compiled lately; each circular has one. */
const MOST_FORMS = 100

/** A file that an answer names: where (JSON pointer), its id, and what the form asks of it. */
export type NamedFile = { readonly pointer: string; readonly fileId: string; readonly field: FileField }

/**
 * Checks answers against the forms of their circulars, and says in Thai and English what is missing. Returns the files
 * that the answer names.
 */
export type AnswerCheck = (contentSha256: string, form: FormSchema, answer: unknown) => readonly NamedFile[]

/** Makes the check. It throws Problem ANSWER_INVALID naming every field. */
export function createAnswerCheck(): AnswerCheck {
  const compiled = new Map<string, ValidateFunction>()
  return (contentSha256, form, answer) => {
    const validate = compiled.get(contentSha256) ?? compile(form)
    compiled.delete(contentSha256)
    compiled.set(contentSha256, validate)
    if (compiled.size > MOST_FORMS) compiled.delete(compiled.keys().next().value as string)
    const named: NamedFile[] = []
    if (validate.call(named, answer)) return named
    throw problem('ANSWER_INVALID', fieldErrors(validate.errors ?? []))
  }
}

function compile(form: FormSchema): ValidateFunction {
  const ajv = new Ajv2020({ allErrors: true, verbose: true, strict: true, passContext: true })
  addFormats.default(ajv)
  ajv.addVocabulary([...FORM_KEYWORDS]).addKeyword({ ...FILE_KEYWORD, validate: nameFile })
  return ajv.compile(form)
}

/** The validator itself knows which fields hold, through every reference and condition: it writes down the files it meets. */
function nameFile(
  this: NamedFile[],
  field: FileField,
  fileId: string,
  _schema?: unknown,
  place?: { readonly instancePath: string },
): boolean {
  this.push({ pointer: place?.instancePath ?? '', fileId, field })
  return true
}

function fieldErrors(errors: ErrorObject[]): FieldError[] {
  return errors.map((error) => {
    const own = ownSentence(error)
    return {
      pointer: pointerOf(error),
      code: error.keyword,
      messageTh: own?.th ?? inThai(error),
      messageEn: own?.en ?? error.message ?? error.keyword,
    }
  })
}

// The package's types speak of a default export that its CommonJS file does not have.
const localize = localizers as unknown as Readonly<Record<'th', (errors: ErrorObject[]) => void>>

function inThai(error: ErrorObject): string {
  const copy = { ...error }
  localize.th([copy])
  return copy.message ?? error.keyword
}

/** A missing or unknown field is named itself, not the thing around it. */
function pointerOf({ instancePath, params }: ErrorObject): string {
  const name: unknown = params['missingProperty'] ?? params['additionalProperty']
  if (typeof name !== 'string') return instancePath
  return `${instancePath}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`
}
