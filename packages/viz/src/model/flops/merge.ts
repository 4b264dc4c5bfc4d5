import { type Count, type ExampleCall, type ExampleShape, outputValues } from './values.js'

/** One operation for each value and each input after the first. */
export const pairwise: Count = (call) => {
  const { inputs } = call
  // Values between two steps are as many as at the end only where all inputs are alike.
  if (inputs.length > 2 && !alike(inputs)) return Number.NaN
  return (inputs.length - 1) * outputValues(call)
}

export const average: Count = (call) => pairwise(call) + outputValues(call)

export const dot: Count = (call) => {
  const { axes, normalize } = call.config
  const shape = call.inputs[0]
  const axis = typeof axes === 'number' ? axes : axes?.[0]
  if (normalize || shape === undefined || axis === undefined) return Number.NaN
  // Axes count the batch too.
  const size = axis < 0 ? shape.at(axis) : shape[axis - 1]
  return 2 * outputValues(call) * (size ?? Number.NaN)
}

const alike = (shapes: ExampleCall['inputs']): boolean => {
  const first = shapes[0] as ExampleShape
  return shapes.every(
    (shape) => shape.length === first.length && shape.every((n, i) => n === first[i]),
  )
}
