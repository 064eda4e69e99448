import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { OpenApiDocument } from '../../api/openapi/document.js'

/** An answer as far as the document says something of it. */
export type Answered = { readonly status: number; readonly headers: Headers; readonly body: unknown }

type Said = { readonly content?: object; readonly $ref?: string }

/**
 * Makes the check that holds answers of the API against its own document: the status is named, the kind of content is
 * named, a JSON body is what the schema says. Gives what is wrong, nothing where all is well.
 */
export function holdAgainst(document: OpenApiDocument) {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats.default(ajv)
  ajv.addSchema(document, 'api')
  return (method: string, path: string, { status, headers, body }: Answered): string | undefined => {
    const operation = document.paths[path]?.[method] as { responses: Record<string, Said> } | undefined
    const said = operation?.responses[status]
    if (!said) return `${status} is not named`
    const name = said.$ref?.split('/').at(-1)
    const place = name
      ? ['components', 'responses', name]
      : ['paths', path, method, 'responses', String(status)]
    const type = headers.get('content-type')?.split(';')[0] ?? ''
    const { content = {} } = name ? componentOf(document, name) : said
    if (!(type in content))
      return type === '' && Object.keys(content).length === 0 ? undefined : `${type} is not named`
    if (!type.endsWith('json')) return undefined
    const pointer = [...place, 'content', type, 'schema'].map(asPointer).join('/')
    const validate = ajv.getSchema(`api#/${pointer}`) ?? ajv.compile({ $ref: `api#/${pointer}` })
    return validate(body) ? undefined : ajv.errorsText(validate.errors)
  }
}

function componentOf({ components }: OpenApiDocument, name: string): Said {
  return (components['responses'] as Record<string, Said>)[name] ?? {}
}

const asPointer = (part: string): string =>
  encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))
