import type { Value } from '../values.js'

/** A learner's module, or one of the course: its files by path, `/` between folders. */
export interface ModuleSource {
  readonly entry: string
  readonly files: Readonly<Record<string, string>>
  /** The exercise's own functions around the answer's. */
  readonly probe?: string
  /** What the module may import as `@firstgrad/kit`. */
  readonly kit?: string
}

export interface LoadRequest {
  readonly type: 'load'
  readonly name: string
  readonly source: ModuleSource
}

export interface CallRequest {
  readonly type: 'call'
  /** Which loaded module. */
  readonly module: string
  /** An export, or `probe.<name>`. */
  readonly call: string
  readonly args: readonly Value[]
  /** Whether a promise is what the call should give. */
  readonly async: boolean
  /** Of Math.random during the call, and of the weights of a gradient's sum. */
  readonly seed: number
  /** Gradients with respect to these arguments instead of the answer. */
  readonly gradient?: readonly number[]
}

export type Request = LoadRequest | CallRequest

/** Where in the learner's file an error came from. */
export interface Place {
  readonly file: string
  readonly line: number
}

/** An error as data. */
export interface Thrown {
  readonly name: string
  readonly message: string
  readonly place?: Place
}

/** A value that the judge can compare, or something else that it can only name. */
export type Answered =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'odd'; readonly what: OddThing; readonly where: string }

export type OddThing =
  | 'promise'
  | 'function'
  | 'disposed'
  | 'symbol'
  | 'bigint'
  | 'circular'
  | 'huge'

/** How a call ended; timeouts and ends of the whole worker are seen from outside. */
export type Ending =
  | { readonly how: 'answered'; readonly answer: Answered }
  | { readonly how: 'threw'; readonly error: Thrown }
  | { readonly how: 'timeout'; readonly afterMs: number }
  | { readonly how: 'ended'; readonly why: 'exit' | 'memory' | 'crash'; readonly error?: Thrown }

export interface Outcome {
  readonly ending: Ending
  /** Tensors made by the call that nobody can free any more. */
  readonly leaked: number
  /** Indices of arguments that the call disposed. */
  readonly disposed: readonly number[]
  /** What was changed of JavaScript's or TensorFlow.js's own, such as `Array.prototype.map`. */
  readonly tampered: readonly string[]
  readonly console: readonly string[]
}

export interface Exported {
  readonly name: string
  /** Number of parameters of a function, null for anything else. */
  readonly parameters: number | null
  /** Has default values or `...rest`. */
  readonly flexible: boolean
}

export type Loaded =
  | {
      readonly type: 'loaded'
      readonly exports: readonly Exported[]
      readonly console: readonly string[]
    }
  | { readonly type: 'refused'; readonly problem: LoadProblem; readonly console: readonly string[] }

/** Why a module could not be loaded. */
export type LoadProblem =
  | { readonly kind: 'syntax'; readonly error: Thrown }
  | { readonly kind: 'threw'; readonly error: Thrown }
  | { readonly kind: 'import'; readonly specifier: string; readonly file: string }
  | { readonly kind: 'missing-file'; readonly specifier: string; readonly file: string }
  | { readonly kind: 'tampered'; readonly what: readonly string[] }

export type Reply = Loaded | ({ readonly type: 'outcome' } & Outcome)
