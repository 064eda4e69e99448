import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

type Tool = { readonly title: string; readonly version: string }

/** The parts of the set-up (scripts/lib, plain Node that runs before anything is built) that the built program uses too. */
export type SetUpTools = {
  readonly tools: { readonly cli: Tool }
  readonly ensureTool: (tool: Tool) => Promise<string>
  readonly findTool: (tool: Tool) => Promise<{ path: string; from: string } | undefined>
  readonly statedVersion: (path: string) => Promise<{ cli: string; server: string }>
  readonly sha256: (path: string) => Promise<string>
  readonly postgresPackages: () => Promise<string[]>
  readonly missingLinks: (packageDir: string) => Promise<unknown[]>
}

/** Loads the set-up's functions from the clone. */
export async function setUpTools(projectDir: string): Promise<SetUpTools> {
  const load = (name: string): Promise<object> =>
    import(pathToFileURL(join(projectDir, 'scripts', 'lib', name)).href) as Promise<object>
  const modules = await Promise.all(['tool.mjs', 'pins.mjs', 'postgres-links.mjs'].map(load))
  return Object.assign({}, ...modules) as SetUpTools
}

/** The Temporal CLI, found or fetched as the set-up does, for commands started without it. */
export async function temporalCli(projectDir: string): Promise<string> {
  const { ensureTool, tools } = await setUpTools(projectDir)
  return ensureTool(tools.cli)
}
