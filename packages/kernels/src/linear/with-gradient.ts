import { customGrad, type Tensor, type Tensor4D } from '@tensorflow/tfjs-core'

/** What `customGrad` calls with the tensor and, behind it, a function that keeps tensors. */
type Inputs<From> = readonly [From, (kept: Tensor[]) => void]

/** Computes a value by `apply`, whose gradient `back` makes of that of the value. */
export const withGradient = <From extends Tensor, To extends Tensor>(
  from: From,
  apply: (from: From) => To,
  back: (gradient: To) => From,
): To =>
  customGrad<To>((...inputs) => {
    const [input] = inputs as unknown as Inputs<From>
    return { value: apply(input), gradFunc: (gradient) => back(gradient) }
  })(from)

/** The same, where the gradient depends on the input too. */
export const withGradientAt = (
  images: Tensor4D,
  apply: (images: Tensor4D) => Tensor4D,
  back: (gradient: Tensor4D, input: Tensor4D) => Tensor4D,
): Tensor4D =>
  customGrad<Tensor4D>((...inputs) => {
    const [input, keep] = inputs as unknown as Inputs<Tensor4D>
    keep([input])
    return {
      value: apply(input),
      gradFunc: (gradient, [kept]) => back(gradient, kept as Tensor4D),
    }
  })(images)
