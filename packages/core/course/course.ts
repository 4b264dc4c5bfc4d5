import type { Exercise } from '../src/exercises.js'
import { classifyPets } from './basics/classify-pets/exercise.js'
import { convolution } from './basics/convolution/exercise.js'
import { denseNet } from './basics/dense-net/exercise.js'
import { kernelPlots } from './basics/kernel-plots/exercise.js'
import { neuron } from './basics/neuron/exercise.js'
import { pooling } from './basics/pooling/exercise.js'
import { regressPets } from './basics/regress-pets/exercise.js'
import { rnnCell } from './basics/rnn-cell/exercise.js'
import { saliency } from './basics/saliency/exercise.js'
import { segment } from './basics/segment/exercise.js'
import { sobelKernel } from './basics/sobel-kernel/exercise.js'
import { style } from './basics/style/exercise.js'
import { feed } from './tf/feed/exercise.js'
import { hello } from './tf/hello/exercise.js'
import { lineDebug } from './tf/line-debug/exercise.js'
import { lineFit } from './tf/line-fit/exercise.js'
import { opsElementwise } from './tf/ops-elementwise/exercise.js'
import { opsReduceSelect } from './tf/ops-reduce-select/exercise.js'
import { tensorboard } from './tf/tensorboard/exercise.js'

/** Every exercise of the course, in its order. */
export const course: readonly Exercise[] = [
  hello,
  feed,
  opsElementwise,
  opsReduceSelect,
  tensorboard,
  lineFit,
  lineDebug,
  neuron,
  denseNet,
  convolution,
  sobelKernel,
  pooling,
  kernelPlots,
  classifyPets,
  rnnCell,
  regressPets,
  saliency,
  segment,
  style,
]
