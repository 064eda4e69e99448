import { createHash } from 'node:crypto'
import type { OpenApiDocument } from './document.js'
import { escaped, schemaHtml } from './shape.js'
import { STYLE } from './style.js'

type Operation = {
  readonly tags: readonly string[]
  readonly summary: string
  readonly description: string
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly content: Content }
  readonly responses: Readonly<
    Record<string, { readonly $ref?: string; readonly description?: string; readonly content?: Content }>
  >
}
type Parameter = {
  readonly $ref?: string
  readonly name: string
  readonly in: string
  readonly required?: boolean
  readonly description?: string
  readonly schema: object
}
type Content = Readonly<Record<string, { readonly schema: object }>>
type Place = { readonly path: string; readonly method: string; readonly operation: Operation }

/** The policy under which the page is served: no script, no other origin, only its own style by its hash. */
export const PAGE_POLICY = [
  `default-src 'none'`,
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  `base-uri 'none'`,
  `form-action 'none'`,
  `frame-ancestors 'none'`,
].join('; ')

/** The document as one page of HTML that needs nothing else: no script, no font, no picture. */
export function openApiPage(document: OpenApiDocument): string {
  const places = placesOf(document)
  const { title, description } = document.info
  const tags = document.tags.filter(({ name }) => places.some((place) => isOf(place, name)))
  return `<!doctype html>
<html lang="th"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)} – API</title><style>${STYLE}</style></head><body>
<header><h1>${escaped(title)} <small>API v1</small></h1>${paragraphs(description)}
<p><a href="/api/openapi.json">openapi.json</a> · OpenAPI ${document.openapi} · ${places.length} คำสั่ง / operations</p></header>
<nav aria-label="สารบัญ / Contents"><ul>${tags.map(({ name, description: words }) => `<li><a href="#${name}">${escaped(words)}</a></li>`).join('')}<li><a href="#problems">คำปฏิเสธ / Problems</a></li><li><a href="#schemas">โครงสร้างข้อมูล / Schemas</a></li></ul></nav>
<main>${tags.map((tag) => section(tag, places, document)).join('\n')}
<section id="problems"><h2>คำปฏิเสธ / Problems</h2>${problemsHtml(document)}</section>
<section id="schemas"><h2>โครงสร้างข้อมูล / Schemas</h2>${schemasHtml(document)}</section></main>
</body></html>`
}

function placesOf({ paths }: OpenApiDocument): Place[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      path,
      method,
      operation: operation as Operation,
    })),
  )
}

const isOf = ({ operation }: Place, tag: string): boolean => operation.tags.includes(tag)

type Tag = OpenApiDocument['tags'][number]

function section({ name, description }: Tag, places: readonly Place[], document: OpenApiDocument): string {
  const own = places.filter((place) => isOf(place, name)).map((place) => operationHtml(place, document))
  return `<section id="${name}"><h2>${escaped(description)}</h2>${own.join('\n')}</section>`
}

function operationHtml({ path, method, operation }: Place, document: OpenApiDocument): string {
  const { summary, description, parameters = [], requestBody, responses } = operation
  const [inThai = '', ...who] = description.split('\n\n')
  return `<details><summary><b class="${method}">${method.toUpperCase()}</b> <code>${breakable(path)}</code> <span>${escaped(inThai)}</span></summary>
<div><p lang="en">${escaped(summary)}</p>${who.map((line) => `<p class="who">${escaped(line)}</p>`).join('')}
${parametersHtml(parameters.map((one) => resolved(one, document)))}
${requestBody ? `<h3>ข้อมูลที่ส่ง / Request body</h3>${contentHtml(requestBody.content)}` : ''}
<h3>คำตอบ / Responses</h3>${responsesHtml(responses, document)}</div></details>`
}

function resolved(parameter: Parameter, { components }: OpenApiDocument): Parameter {
  const name = parameter.$ref?.split('/').at(-1)
  const known = components['parameters'] as Readonly<Record<string, Parameter>>
  return (name === undefined ? undefined : known[name]) ?? parameter
}

function parametersHtml(parameters: readonly Parameter[]): string {
  if (parameters.length === 0) return ''
  const rows = parameters.map(
    ({ name, in: place, required, description = '', schema }) =>
      `<tr><th scope="row"><code>${escaped(name)}</code>${required ? '<abbr title="ต้องมี / required">*</abbr>' : ''}</th><td>${place}</td><td>${escaped(description)}</td><td><code>${schemaHtml(schema)}</code></td></tr>`,
  )
  return `<h3>พารามิเตอร์ / Parameters</h3><div class="wide"><table>${rows.join('')}</table></div>`
}

function contentHtml(content: Content): string {
  return Object.entries(content)
    .map(
      ([type, { schema }]) =>
        `<p class="type"><code>${escaped(type)}</code></p><pre>${schemaHtml(schema)}</pre>`,
    )
    .join('')
}

function responsesHtml(responses: Operation['responses'], { components }: OpenApiDocument): string {
  const known = components['responses'] as Operation['responses']
  const [good, bad] = [true, false].map((wanted) =>
    Object.entries(responses).filter(([status]) => status.startsWith('2') === wanted),
  )
  const goodHtml = (good ?? []).map(
    ([status, { description = '', content = {} }]) =>
      `<p><b>${status}</b> ${escaped(description)}</p>${contentHtml(content)}`,
  )
  const badHtml = (bad ?? []).map(([status, { $ref = '' }]) => {
    const words = known[$ref.split('/').at(-1) ?? '']?.description ?? ''
    return `<li><b>${status}</b> ${escaped(words)}</li>`
  })
  const problems = `<p><code>application/problem+json</code> <a href="#schema-Problem">Problem</a> · <a href="#problems">code</a></p>`
  return `${goodHtml.join('')}${badHtml.length > 0 ? `${problems}<ul class="problems">${badHtml.join('')}</ul>` : ''}`
}

/** Each status with the codes that come with it. */
function problemsHtml({ components }: OpenApiDocument): string {
  const known = Object.entries(components['responses'] as Operation['responses'])
  const rows = known.map(([name, { description = '', content = {} }]) => {
    const schemas = Object.values(content).map(({ schema }) => schemaHtml(codeOf(schema)))
    return `<tr><th scope="row">${name.replace('Problem', '')}</th><td>${escaped(description)}</td><td><code>${schemas.join('')}</code></td></tr>`
  })
  return `<div class="wide"><table>${rows.join('')}</table></div>`
}

type ProblemSchema = { readonly allOf?: readonly { readonly properties?: { readonly code?: object } }[] }

function codeOf(schema: ProblemSchema): object {
  return schema.allOf?.find(({ properties }) => properties?.code)?.properties?.code ?? schema
}

function schemasHtml({ components }: OpenApiDocument): string {
  return Object.entries(components.schemas)
    .map(
      ([name, schema]) =>
        `<article id="schema-${name}"><h3>${name}</h3><pre>${schemaHtml(schema)}</pre></article>`,
    )
    .join('\n')
}

function paragraphs(text: string): string {
  return text
    .split('\n\n')
    .map((part) => `<p>${escaped(part)}</p>`)
    .join('')
}

/** An address may be broken after a slash on a narrow screen. */
function breakable(path: string): string {
  return escaped(path).replaceAll('/', '/<wbr>')
}
