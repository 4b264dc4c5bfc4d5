import { getBackend, type Tensor4D, tensor4d } from '@tensorflow/tfjs-core'
import type { Addresses, Engine, ImageArguments, WithEngine } from './engine.js'

type Table = Float32Array | Int32Array

/** Modules write rows in whole vectors, up to four at once: so far beyond the last one, in bytes. */
const overrun = 64

/**
 * Computes images of the same shape in a module's memory, with tables beside and room to work in. They lie
 * at the target then; at the source, after an even number of steps to and fro.
 */
export const runOnModule = <Exports, const Tables extends readonly Table[]>(
  withEngine: WithEngine<Exports>,
  images: Tensor4D,
  tables: Tables,
  scratchBytes: number,
  run: (
    engine: Engine<Exports>,
    shapeAndImages: ImageArguments,
    places: readonly [scratch: number, ...Addresses<Tables>],
  ) => void,
  result: 'target' | 'source' = 'target',
): Tensor4D => {
  const values = images.dataSync<'float32'>()
  const { byteLength, length } = values
  const tableSizes = tables.map((table) => table.byteLength)
  const sizes = [byteLength + overrun, byteLength + overrun, scratchBytes, ...tableSizes]
  return withEngine(sizes, (engine, addresses) => {
    const [source, target, ...places] = addresses as [number, number, ...number[]]
    const { buffer } = engine.memory
    new Float32Array(buffer, source).set(values)
    tables.forEach((table, index) => {
      const ToFill = table.constructor as Float32ArrayConstructor | Int32ArrayConstructor
      new ToFill(buffer, places[index + 1]).set(table)
    })
    run(engine, [...images.shape, source, target], places as never)
    const found = new Float32Array(buffer, result === 'target' ? target : source, length)
    // The backend wasm copies what a tensor is made of; others keep it, and this memory is used again.
    return tensor4d(getBackend() === 'wasm' ? found : found.slice(), images.shape)
  })
}
