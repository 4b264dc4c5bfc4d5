import type * as tf from '@tensorflow/tfjs-core'
import { numbers } from '../compare.js'

/** An operation whose gradients by all of its operands are tried. */
export interface Case {
  readonly shapes: readonly (readonly number[])[]
  readonly run: (...operands: never[]) => tf.Tensor
  /** How far each number moves at most. Left out: 1, which is exact for what is linear. */
  readonly step?: number
  /** Where an operand is. Left out: from -1 to 1. */
  readonly at?: (size: number, seed: number) => Float32Array
  /** As a part of what a random direction is expected to change. */
  readonly tolerance?: number
}

export type Cases = Record<string, Case>

/** Whole numbers, each once, in an order that looks random: no step of less than a half overtakes. */
export const distinct = (size: number, seed: number): Float32Array => {
  const draws = numbers(size, seed)
  const order = Array.from(draws.keys()).sort((a, b) => draws[a]! - draws[b]!)
  const places = new Float32Array(size)
  for (const [rank, i] of order.entries()) places[i] = rank - Math.floor(size / 2)
  return places
}

/** From 0.25 to 1.75, on both sides of 0: away from corners at 0. */
export const apart = (size: number, seed: number): Float32Array =>
  numbers(size, seed).map((value) => value * 1.5 + 0.25 * Math.sign(value))

export const positive = (size: number, seed: number): Float32Array =>
  numbers(size, seed).map((value) => Math.abs(value) + 0.5)

/** For what is smooth and not linear. */
export const smooth = { step: 2 ** -7, tolerance: 2e-3 }
