import { conv2dBackpropFilter, conv2dBackpropInput } from './conv/backprop.js'
import { conv2d, fusedConv2d } from './conv/conv2d.js'
import { depthwiseConvolutions } from './depthwise/depthwise.js'
import { binaryKernels } from './elementwise/binary.js'
import { comparisonKernels } from './elementwise/compare.js'
import { gradientKernels } from './elementwise/gradients.js'
import { tile } from './elementwise/tile.js'
import { transpose } from './elementwise/transpose.js'
import { unaryKernels } from './elementwise/unary.js'
import { gatherV2 } from './gather/gather.js'
import { scatterNd } from './gather/scatter-nd.js'
import { unsortedSegmentSum } from './gather/segment-sum.js'
import type { OwnKernel } from './kernel.js'
import { concat, pack } from './layout/concat.js'
import { slice, splitV, unpack } from './layout/slice.js'
import { batchMatMul, fusedMatMul } from './matmul/matmul.js'
import { batchNormalizations } from './norm/batch-norm.js'
import { responseNormalizations } from './norm/response-norm.js'
import { adamAdvance, adamStep } from './optimizer/adam.js'
import { momentumStep } from './optimizer/momentum.js'
import { rmspropStep } from './optimizer/rmsprop.js'
import { sgdStep } from './optimizer/sgd.js'
import { pools } from './pool/pool.js'
import { dropout } from './random/dropout.js'
import { reductionKernels } from './reduce/reduce.js'
import { resizeGradients } from './resize/resize.js'
import { scans } from './scan/scan.js'
import { cast } from './shape/cast.js'
import { identity } from './shape/identity.js'
import { softmaxKernels } from './softmax/softmax.js'
import { topK } from './sort/top-k.js'
import { volumeConvolutions } from './volume/conv3d.js'

/** Every kernel that is ours. */
export const ownKernels: readonly OwnKernel[] = [
  batchMatMul,
  fusedMatMul,
  conv2d,
  fusedConv2d,
  conv2dBackpropFilter,
  conv2dBackpropInput,
  ...pools,
  ...unaryKernels,
  ...binaryKernels,
  ...comparisonKernels,
  sgdStep,
  momentumStep,
  rmspropStep,
  adamStep,
  adamAdvance,
  ...depthwiseConvolutions,
  ...resizeGradients,
  ...batchNormalizations,
  ...responseNormalizations,
  ...volumeConvolutions,
  ...gradientKernels,
  ...reductionKernels,
  ...softmaxKernels,
  ...scans,
  topK,
  identity,
  cast,
  slice,
  splitV,
  unpack,
  concat,
  pack,
  tile,
  transpose,
  dropout,
  gatherV2,
  unsortedSegmentSum,
  scatterNd,
]
