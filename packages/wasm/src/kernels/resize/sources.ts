/** Bytes that say of which two rows (or columns) one row of the output is made, and with which weights. */
export const sourceBytes = 16

export interface Resizing {
  readonly alignCorners: boolean
  readonly halfPixelCenters: boolean
}

/** Where the i-th of `made` rows falls among `there` rows, and how it is made of them. */
type Rule = (i: number, made: number, there: number, how: Resizing) => [number, number, number]

const ratio = (made: number, there: number, alignCorners: boolean): number =>
  alignCorners && made > 1 ? (there - 1) / (made - 1) : there / made

/** As tfjs's forward pass: the row before, the row after, and the share of the one after. */
export const bilinear: Rule = (i, made, there, { alignCorners, halfPixelCenters }) => {
  const by = ratio(made, there, alignCorners)
  const at = halfPixelCenters ? by * (i + 0.5) - 0.5 : by * i
  const before = Math.max(0, Math.floor(at))
  const after = Math.min(there - 1, Math.max(0, Math.ceil(at)))
  return [before, after, before === after ? 0 : at - before]
}

/** As tfjs's forward pass: one row alone. */
export const nearest: Rule = (i, made, there, { alignCorners, halfPixelCenters }) => {
  const at = ratio(made, there, alignCorners) * (halfPixelCenters ? i + 0.5 : i)
  const row = Math.min(there - 1, alignCorners ? Math.round(at) : Math.floor(at))
  return [row, row, 0]
}

/** Puts the sources of all `made` rows where assembly/resize/backward.ts reads them. */
export const writeSources = (
  heap: { readonly integers: Int32Array; readonly floats: Float32Array },
  address: number,
  rule: Rule,
  made: number,
  there: number,
  how: Resizing,
): void => {
  const { integers, floats } = heap
  for (let i = 0; i < made; i++) {
    const at = (address + i * sourceBytes) / 4
    const [before, after, share] = rule(i, made, there, how)
    integers[at] = before
    integers[at + 1] = after
    floats[at + 2] = 1 - share
    floats[at + 3] = share
  }
}
