import { customGrad, type Tensor, type Tensor4D } from '@tensorflow/tfjs-core'

type Operation = (images: Tensor4D) => Tensor4D

/** What `customGrad` calls with the tensor and, behind it, a function that keeps tensors. */
type Inputs = readonly [Tensor4D, (kept: Tensor[]) => void]

/** Computes a value by `apply`, whose gradient `back` makes of that of the value. */
export const withGradient = (images: Tensor4D, apply: Operation, back: Operation): Tensor4D =>
  customGrad<Tensor4D>((...inputs) => {
    const [input] = inputs as unknown as Inputs
    return { value: apply(input), gradFunc: (gradient) => back(gradient) }
  })(images)

/** The same, where the gradient depends on the input too. */
export const withGradientAt = (
  images: Tensor4D,
  apply: Operation,
  back: (gradient: Tensor4D, input: Tensor4D) => Tensor4D,
): Tensor4D =>
  customGrad<Tensor4D>((...inputs) => {
    const [input, keep] = inputs as unknown as Inputs
    keep([input])
    return {
      value: apply(input),
      gradFunc: (gradient, [kept]) => back(gradient, kept as Tensor4D),
    }
  })(images)
