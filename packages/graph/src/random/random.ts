import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { mersenne } from 'pure-rand/generator/mersenne'
import type { Builder, Named } from '../building/builder.js'
import { allocate } from '../dtype.js'
import { graphError } from '../errors.js'
import type { Node } from '../node.js'
import type { Definition } from '../ops/definition.js'
import { checkFullShape } from '../ops/filled.js'
import { sizeOf } from '../shapes/shape.js'
import { Value } from '../value.js'

interface Seeded extends Named {
  /** A whole number; the same one gives the same numbers everywhere and in every run. */
  seed: number
}

interface Normal extends Seeded {
  mean?: number
  standardDeviation?: number
}

export interface Random {
  /** Numbers around `mean` (0) with `standardDeviation` (1), by Box and Muller's method. */
  randomNormal(shape: readonly number[], options: Normal): Node<'float32'>
  /** The same, but those more than two standard deviations off the mean are drawn again. */
  truncatedNormal(shape: readonly number[], options: Normal): Node<'float32'>
  /** Numbers from `minimum` (0) to below `maximum` (1), all equally likely. */
  randomUniform(
    shape: readonly number[],
    options: Seeded & { minimum?: number; maximum?: number },
  ): Node<'float32'>
}

/** Draws numbers from 0 to below 1. */
type Draw = () => number

/**
 * Two independent normal numbers out of two uniform ones.
 *
 * G. E. P. Box, M. E. Muller: A Note on the Generation of Random Normal Deviates (1958).
 */
const boxMuller = (draw: Draw): [number, number] => {
  const radius = Math.sqrt(-2 * Math.log(1 - draw()))
  const angle = 2 * Math.PI * draw()
  return [radius * Math.cos(angle), radius * Math.sin(angle)]
}

const normal = (draw: Draw): Draw => {
  let spare: number | undefined
  return () => {
    const [first, second] = spare === undefined ? boxMuller(draw) : [spare, undefined]
    spare = second
    return first
  }
}

const within = (draw: Draw, limit: number): Draw => {
  return () => {
    let number = draw()
    while (Math.abs(number) > limit) number = draw()
    return number
  }
}

const random = (op: string, title: string, distribution: (draw: Draw) => Draw): Definition => ({
  op,
  title,
  kernel:
    ({ attributes, shape }) =>
    () => {
      // Not xoroshiro128plus, whose first numbers are extreme for every small seed.
      const generator = mersenne(attributes.seed as number)
      const draw = distribution(() => uniformFloat64(generator))
      const { offset, scale } = attributes as Record<string, number>
      const data = allocate('float32', sizeOf(shape as number[]))
      for (let i = 0; i < data.length; i++) data[i] = offset! + scale! * draw()
      return new Value('float32', shape as number[], data)
    },
  gradient: null,
})

const standardNormal = random('RandomStandardNormal', 'randomNormal', normal)
const truncated = random('TruncatedNormal', 'truncatedNormal', (draw) => within(normal(draw), 2))
const uniform = random('RandomUniform', 'randomUniform', (draw) => draw)

const randomNode = (
  build: Builder,
  definition: Definition,
  shape: readonly number[],
  options: Seeded,
  numbers: { offset: number; scale: number },
): Node<'float32'> => {
  const at = build.at(definition, options)
  checkFullShape(at.name, shape)
  const seed = options?.seed
  if (!Number.isInteger(seed))
    throw graphError('graph/bad-option', {
      ...at,
      option: 'seed',
      expected: 'integer',
      received: seed,
    })
  return build.node(definition, {
    name: at.name,
    attributes: { seed, ...numbers },
    dtype: 'float32',
    shape: [...shape],
  })
}

export const randomNormal =
  (build: Builder): Random['randomNormal'] =>
  (shape, options) =>
    randomNode(build, standardNormal, shape, options, scaled(options))

export const truncatedNormal =
  (build: Builder): Random['truncatedNormal'] =>
  (shape, options) =>
    randomNode(build, truncated, shape, options, scaled(options))

export const randomUniform =
  (build: Builder): Random['randomUniform'] =>
  (shape, options) => {
    const { minimum = 0, maximum = 1 } = options ?? {}
    const numbers = { offset: minimum, scale: maximum - minimum }
    return randomNode(build, uniform, shape, options, numbers)
  }

const scaled = (options: Normal | undefined) => ({
  offset: options?.mean ?? 0,
  scale: options?.standardDeviation ?? 1,
})
