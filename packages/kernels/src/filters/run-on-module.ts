import { type Tensor4D, tensor4d } from '@tensorflow/tfjs-core'
import { type NonlinearEngine, withNonlinear } from './nonlinear-engine.js'

/** The addresses of what a computation reads and writes. */
export interface Places {
  readonly source: number
  readonly target: number
  readonly tables: readonly number[]
  readonly scratch: number
}

/** Code of the module that writes the last row in whole vectors reaches so far beyond it. */
const oneVector = 16

/** Computes images of the same shape in the module's memory, with tables beside and room to work in. */
export const runOnModule = (
  images: Tensor4D,
  tables: readonly (Float32Array | Int32Array)[],
  scratchBytes: number,
  run: (engine: NonlinearEngine, places: Places) => void,
): Tensor4D => {
  const values = images.dataSync<'float32'>()
  const { byteLength, length } = values
  const sizes = [
    byteLength,
    byteLength + oneVector,
    scratchBytes,
    ...tables.map((table) => table.byteLength),
  ]
  const result = withNonlinear(sizes, (engine, addresses) => {
    const [source, target, scratch, ...places] = addresses as [number, number, number, ...number[]]
    const { buffer } = engine.memory
    new Float32Array(buffer, source).set(values)
    tables.forEach((table, index) => {
      const ToFill = table.constructor as Float32ArrayConstructor | Int32ArrayConstructor
      new ToFill(buffer, places[index]).set(table)
    })
    run(engine, { source, target, tables: places, scratch })
    return new Float32Array(buffer, target, length).slice()
  })
  return tensor4d(result, images.shape)
}
