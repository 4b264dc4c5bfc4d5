// The parts of npm's own libraries that are used here. Their types on DefinitelyTyped are of older
// versions, or missing.

declare module '@npmcli/config' {
  interface ConfigOptions {
    definitions: object
    shorthands: object
    flatten: (settings: object, flat?: object) => object
    npmPath: string
    cwd: string
    env: NodeJS.ProcessEnv
    argv: readonly string[]
    warn: boolean
  }
  export default class Config {
    constructor(options: ConfigOptions)
    load(): Promise<void>
    /** All settings under the names that npm's libraries use. */
    readonly flat: { readonly registry: string; readonly [option: string]: unknown }
  }
}

declare module '@npmcli/config/lib/definitions/index.js' {
  const table: {
    definitions: object
    shorthands: object
    flatten: (settings: object, flat?: object) => object
  }
  export default table
}

declare module 'make-fetch-happen' {
  interface FetchOptions {
    headers: Readonly<Record<string, string>>
    redirect: 'manual'
    compress: boolean
    retry: number
    signal: AbortSignal
    proxy: unknown
    noProxy: unknown
    ca: unknown
  }
  interface Response {
    readonly status: number
    readonly headers: { get(name: string): string | null }
    readonly body: import('./chunks-of.js').FlowingStream
  }
  export default function fetch(url: string, options: FetchOptions): Promise<Response>
}
