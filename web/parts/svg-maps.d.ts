// The package names its types by a package that is not published.
declare module 'svg-maps__common' {
  export type Location = { readonly id: string; readonly name: string; readonly path: string }
  export type Map = {
    readonly label: string
    readonly viewBox: string
    readonly locations: readonly Location[]
  }
}
