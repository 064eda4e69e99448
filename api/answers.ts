import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import localizers from 'ajv-i18n'
import type { FormSchema } from '../domain/content.js'
import { FORM_KEYWORDS } from '../templates/forms/keywords.js'
import { ownSentence } from './answer-words.js'
import { problem, type FieldError } from './problems.js'

/** Forms compiled lately; each circular has one. */
const MOST_FORMS = 100

/** Checks answers against the forms of their circulars, and says in Thai and English what is missing. */
export type AnswerCheck = (contentSha256: string, form: FormSchema, answer: unknown) => void

/** Makes the check. It throws Problem ANSWER_INVALID naming every field. */
export function createAnswerCheck(): AnswerCheck {
  const compiled = new Map<string, ValidateFunction>()
  return (contentSha256, form, answer) => {
    const validate = compiled.get(contentSha256) ?? compile(form)
    compiled.delete(contentSha256)
    compiled.set(contentSha256, validate)
    if (compiled.size > MOST_FORMS) compiled.delete(compiled.keys().next().value as string)
    if (validate(answer)) return
    throw problem('ANSWER_INVALID', fieldErrors(validate.errors ?? []))
  }
}

function compile(form: FormSchema): ValidateFunction {
  const ajv = new Ajv2020({ allErrors: true, verbose: true, strict: true })
  addFormats.default(ajv)
  ajv.addVocabulary([...FORM_KEYWORDS])
  return ajv.compile(form)
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
