import * as tf from '@tensorflow/tfjs-core'
import fc from 'fast-check'
import { filled, type RandomCases, seed, sizeOf, special, sprinkled } from './case.js'
import { eachTap, reachOf, windows } from './windows.js'

const pictures = 2

/** Largest numbers and means of windows, and their gradients. */
export const pools: RandomCases = fc
  .tuple(
    fc.oneof(windows(2, false), windows(3, false)),
    fc.constantFrom('MaxPool', 'AvgPool'),
    seed,
    special,
  )
  // A window over padding alone is nobody's.
  .filter(([c]) => c.pad === 'same' || c.pad === 'valid')
  .map(([c, kind, seed, drawn]) => {
    const { batch, size, channels, window: filterSize, strides, pad } = c
    // What is not a number is passed over by one and passed on by the other.
    const percent = kind === 'MaxPool' ? drawn : 0
    const reach = reachOf(c)
    const flat = size.length === pictures
    const xShape = [batch, ...size, channels]
    const yShape = [batch, ...(flat ? reach.outSize.slice(1) : reach.outSize), channels]
    const name = flat ? kind : `${kind}3D`
    const run = (name: string, inputs: tf.NamedTensorMap) =>
      tf.engine().runKernel(name, inputs, { filterSize, strides, pad } as never) as tf.Tensor
    const make = () => {
      const x = filled(xShape, seed, percent)
      const dy = filled(yShape, seed + 1)
      return [run(name, { x }), run(`${name}Grad`, { dy, input: x })]
    }
    const byDefinition = () => {
      const x = sprinkled(sizeOf(xShape), seed, percent)
      const dy = sprinkled(sizeOf(yShape), seed + 1, 0)
      const y = new Float64Array(dy.length).fill(kind === 'MaxPool' ? -Infinity : 0)
      const dx = new Float64Array(x.length)
      const counts = new Float64Array(dy.length)
      const places = new Int32Array(dy.length).fill(-1)
      const each = (visit: (o: number, i: number) => void) =>
        eachTap(reach, batch, (out, _, from) => {
          for (let channel = 0; channel < channels; channel++) {
            visit(out * channels + channel, from * channels + channel)
          }
        })
      each((o, i) => {
        counts[o] = counts[o]! + 1
        if (kind === 'AvgPool') y[o] = y[o]! + x[i]!
        else if (x[i]! > y[o]!) {
          y[o] = x[i]!
          places[o] = i
        }
      })
      if (kind === 'AvgPool') {
        for (let o = 0; o < y.length; o++) y[o] = y[o]! / counts[o]!
        each((o, i) => {
          dx[i] = dx[i]! + dy[o]! / counts[o]!
        })
      } else {
        // Of nothing but -Infinity none is larger.
        for (const [o, i] of places.entries()) if (i >= 0) dx[i] = dx[i]! + dy[o]!
      }
      return [
        { shape: yShape, values: y },
        { shape: xShape, values: dx },
      ]
    }
    return { title: `${name} ${JSON.stringify({ ...c, seed, percent })}`, make, byDefinition }
  })
