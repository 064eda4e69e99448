import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

type Tools = { ensureTool: (tool: unknown) => Promise<string> }
type Pins = { tools: { cli: unknown } }

/** The Temporal CLI, found or fetched as the set-up does (scripts/lib), for commands started without it. */
export async function temporalCli(projectDir: string): Promise<string> {
  const load = <T>(name: string): Promise<T> =>
    import(pathToFileURL(join(projectDir, 'scripts', 'lib', name)).href) as Promise<T>
  const [{ ensureTool }, { tools }] = await Promise.all([load<Tools>('tool.mjs'), load<Pins>('pins.mjs')])
  return ensureTool(tools.cli)
}
