import { parse } from 'regexparam'
import { Visitor, type ESTree, type Plugin, type Rolldown } from 'vite'
import type { RoomAhead } from '../../api/screens/ahead.js'

type Found = { readonly path: string; readonly reads: readonly string[]; readonly module: string }

const LISTS = /\/web\/app\/(admin-)?rooms\.ts$/
/** The page itself, whose files are named in it already. */
const PAGE = 'index.html'

/**
 * Writes `rooms.json`: what the server names in the page for the address that was opened (api/screens), so that a slow line
 * brings a screen's own files with those that all screens have, and not a turn later.
 */
export const roomsAhead = (): Plugin => {
  const found = new Map<string, readonly Found[]>()
  return {
    name: 'rooms-ahead',
    apply: 'build',
    enforce: 'pre',
    async transform(code, id) {
      if (!LISTS.test(id)) return null
      const rooms = roomsIn(this.parse(code, { lang: 'ts' }))
      const places = rooms.map(async ({ from, ...room }) => ({
        ...room,
        module: (await this.resolve(from, id))?.id ?? from,
      }))
      found.set(id, await Promise.all(places))
      return null
    },
    generateBundle(_options, bundle) {
      const rooms = [...found.values()].flat().map((room) => ahead(room, bundle))
      this.emitFile({ type: 'asset', fileName: 'rooms.json', source: JSON.stringify(rooms) })
    },
  }
}

function ahead({ path, reads, module }: Found, bundle: Rolldown.OutputBundle): RoomAhead {
  const { pattern, keys } = parse(path)
  const chunk = chunks(bundle).find((one) => one.facadeModuleId === module)
  if (!chunk) throw new Error(`${path} has no file of its own: ${module}`)
  const page = chunks(bundle).find((one) => one.facadeModuleId?.endsWith(PAGE))
  const first = page ? filesOf(page, bundle) : []
  const files = filesOf(chunk, bundle).filter((file) => !first.includes(file))
  return { address: pattern.source, keys, files, reads }
}

/** A chunk and all that it imports at once, each with its styles. */
function filesOf(chunk: Rolldown.OutputChunk, bundle: Rolldown.OutputBundle): readonly string[] {
  const all = new Set([chunk])
  for (const one of all)
    for (const name of one.imports) {
      const imported = bundle[name]
      if (imported?.type === 'chunk') all.add(imported)
    }
  return [...all].flatMap((one) => [one.fileName, ...(one.viteMetadata?.importedCss ?? [])])
}

const chunks = (bundle: Rolldown.OutputBundle) =>
  Object.values(bundle).filter((one): one is Rolldown.OutputChunk => one.type === 'chunk')

/** The rooms of a list as it is written: their address, what they read, and the module from which their screen comes. */
function roomsIn(list: ESTree.Program): { path: string; reads: readonly string[]; from: string }[] {
  const rooms: { path: string; reads: string[]; from: string }[] = []
  new Visitor({
    Property({ key, value }) {
      const name = key.type === 'Identifier' ? key.name : ''
      if (name === 'path' && isText(value)) rooms.push({ path: value.value, reads: [], from: '' })
      if (name === 'reads' && value.type === 'ArrayExpression')
        rooms.at(-1)?.reads.push(...value.elements.filter(isText).map((one) => one.value))
    },
    ImportExpression({ source }) {
      const room = rooms.at(-1)
      if (room && isText(source)) room.from = source.value
    },
  }).visit(list)
  return rooms
}

const isText = (node: ESTree.Node | null): node is ESTree.StringLiteral =>
  node?.type === 'Literal' && typeof node.value === 'string'
