import { maximum, sqrt, type Tensor } from '@tensorflow/tfjs-core'

/** The root of squares, whose gradient at 0 is 0 and not 0 / 0. */
export const root = <T extends Tensor>(squares: T): T => sqrt(maximum<T>(squares, 1e-30))
