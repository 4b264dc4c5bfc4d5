import { util } from '@tensorflow/tfjs-core'

/** A run of neighbouring axes that are all kept or all folded. */
interface Run {
  length: number
  /** Numbers from one to the next. */
  readonly step: number
  readonly folded: boolean
}

/** How a tensor is folded along some axes, with as few axes as can be. */
export interface Fold {
  /** The shape of what is left, and the same with axes of length 1 for those that were folded. */
  readonly shape: number[]
  readonly keptShape: number[]
  /** The innermost run is folded, not kept. */
  readonly lines: boolean
  /** The length of the innermost run. */
  readonly length: number
  /** The runs outside of it, innermost first. */
  readonly kept: readonly Run[]
  readonly folded: readonly Run[]
  /** Numbers that are folded into one. */
  readonly count: number
}

/** What to do to fold a tensor of `shape` along `axis`; all axes where it is left out. */
export const foldOf = (shape: readonly number[], axis: number | number[] | undefined): Fold => {
  const isFolded = new Array<boolean>(shape.length).fill(false)
  for (const i of util.parseAxisParam(axis as number[], [...shape])) isFolded[i] = true
  const runs: Run[] = []
  let step = 1
  let count = 1
  for (let i = shape.length - 1; i >= 0; i--) {
    const length = shape[i] as number
    const folded = isFolded[i] as boolean
    if (folded) count *= length
    const last = runs.at(-1)
    if (last?.folded === folded) last.length *= length
    else if (length !== 1) runs.push({ length, step, folded })
    step *= length
  }
  const [line = { length: 1, step: 1, folded: true }, ...outer] = runs
  return {
    shape: shape.filter((_, i) => !isFolded[i]),
    keptShape: shape.map((length, i) => (isFolded[i] ? 1 : length)),
    lines: line.folded,
    length: line.length,
    kept: outer.filter((run) => !run.folded),
    folded: outer.filter((run) => run.folded),
    count,
  }
}
