/** What JSON can hold: the position of an iteration is written to a checkpoint. */
export type State =
  | null
  | boolean
  | number
  | string
  | readonly State[]
  | { readonly [key: string]: State }

/** Says that nothing more comes; items themselves may be anything. */
export const end = Symbol('end')
export type End = typeof end

/** A value now or later. Most steps have theirs at once, and waiting costs more than they do. */
export type Maybe<T> = T | Promise<T>

/** A place within one pass over the items. */
export interface Cursor<Item> {
  /** Never called again before it has answered. */
  next(): Maybe<Item | End>
  /** Where it stands: opened with this, another cursor goes on behind the last item given. */
  state(): State
  /** Frees what it holds, such as files. */
  close(): Maybe<void>
}

export interface Opening {
  /** Which pass it is: shuffles differ from epoch to epoch. */
  readonly epoch: number
}

/** How items come about. Opened as often as one likes. */
export interface Plan<Item> {
  /** How many items one pass has, where that is known beforehand. */
  readonly length: number | undefined
  /** The item at an index, where any can be had. */
  readonly at?: ((index: number) => Maybe<Item>) | undefined
  open(opening: Opening, state: State | undefined): Cursor<Item>
}

/** Goes on with a value when it is there, at once where it is. */
export const chain = <T, R>(value: Maybe<T>, go: (value: T) => Maybe<R>): Maybe<R> =>
  value instanceof Promise ? value.then(go) : go(value)
