const { sep } = require('node:path')
const { pathToFileURL } = require('node:url')
const { compileFunction, SyntheticModule } = require('node:vm')
const { default: Runtime } = require('jest-runtime')

/**
 * Runs each test file in the process' own context, as the product runs: the project's modules are the file's own, while
 * packages are loaded once in a process. Jest by itself loads every package again for every file, into a context with an
 * `Error` and a `Date` of its own; for the suites of the API that was more work than all else. What it reaches into
 * (`executor`, `esmLoader`) is internal to the pinned version of jest: a change there fails every suite at once.
 */
class SharedPackages extends Runtime {
  constructor(...given) {
    super(...given)
    this.env = { ...process.env }
    this.packages = new Map()
    this.leaveTheSandbox()
    this.sharePackages()
  }

  setGlobalsForRuntime(globals) {
    super.setGlobalsForRuntime(globals)
    Object.assign(globalThis, globals)
  }

  requireModuleOrMock(from, name) {
    const path = this._resolution.isCoreModule(name) ? name : this._resolution.resolveCjs(from, name)
    return isOfPackage(path) ? require(path) : super.requireModuleOrMock(from, name)
  }

  /** A file that sets variables of the environment leaves none of them to the next. */
  teardown() {
    for (const name of Object.keys(process.env)) if (!(name in this.env)) delete process.env[name]
    Object.assign(process.env, this.env)
    super.teardown()
  }

  leaveTheSandbox() {
    const { executor, esmLoader } = this
    esmLoader.getContext = () => undefined
    executor.compile = (source, filename) =>
      compileFunction(source, executor.injectedModuleParameters, {
        filename,
        importModuleDynamically: (specifier) => executor.dynamicImport(specifier, filename),
      })
  }

  sharePackages() {
    const { esmLoader } = this
    const { loadEsmModule, loadCjsAsEsm } = esmLoader
    esmLoader.loadEsmModule = (path, ...more) =>
      isOfPackage(path) ? this.packageAt(path) : loadEsmModule.call(esmLoader, path, ...more)
    esmLoader.loadCjsAsEsm = (from, path, ...more) =>
      isOfPackage(path) ? this.packageAt(path) : loadCjsAsEsm.call(esmLoader, from, path, ...more)
  }

  packageAt(path) {
    const loaded = this.packages.get(path) ?? importPackage(path)
    this.packages.set(path, loaded)
    return loaded
  }
}

const isOfPackage = (path) => path.includes(`${sep}node_modules${sep}`)

/** What Node itself imports, as a module that those of a test file can be linked to. */
async function importPackage(path) {
  const exported = Object.entries(await import(pathToFileURL(path).href))
  const names = exported.map(([name]) => name)
  const module = new SyntheticModule(
    names,
    () => exported.forEach(([name, value]) => module.setExport(name, value)),
    { identifier: path },
  )
  await module.link(() => undefined)
  await module.evaluate()
  return module
}

module.exports = { __esModule: true, default: SharedPackages }
