// Everything that JavaScript may call, grouped.

// Threads
export { abandon, fail, serve, setActive, stop } from './threads/job'
export { probe } from './threads/probe'

// Products of matrices
export { gemm, gemmScratch } from './gemm/gemm'

// Convolutions
export { conv2d, conv2dScratch } from './conv/forward'
export { conv2dBackpropInput } from './conv/backprop-input'
export { conv2dBackpropFilter, conv2dBackpropFilterScratch } from './conv/backprop-filter'

// Pooling
export { averagePool, maxPool, maxPoolOfIntegers } from './pool/forward'
export { averagePoolGradient, maxPoolGradient } from './pool/backward'
export { maxPoolPlaces } from './pool/places'
// Number by number
export { unary } from './elementwise/unary'
export { binary } from './elementwise/binary'
export { compare } from './elementwise/compare'
export { winogradConv2d, winogradScratch } from './winograd/convolve'
export { winogradBackpropFilter, winogradBackpropFilterScratch } from './winograd/backprop-filter'
// Steps of optimisers
export { sgdStep } from './optimizer/sgd'
export { momentumStep } from './optimizer/momentum'
export { rmspropStep } from './optimizer/rmsprop'
export { adamStep } from './optimizer/adam'

// A filter for each channel
export { depthwise } from './depthwise/forward'
export { depthwiseBackpropInput, depthwiseBackpropInputScratch } from './depthwise/backprop-input'
export { depthwiseBackpropFilter, depthwiseBackpropFilterScratch } from './depthwise/backprop-filter'
export { foldChannels, repeatChannels } from './depthwise/repeat'

// Volumes
export { volumePatches, volumeScatter } from './volume/patches'

// Normalization
export { batchNorm } from './norm/forward'
export { batchNormGradient, batchNormGradientScratch } from './norm/backward'
export { responseNorm, responseNormGradient, responseNormScratch } from './norm/response'

// Resizing
export { resizeGradient } from './resize/backward'

// Reductions
export { reduce, reduceParts } from './reduce/reduce'
export { softmax } from './softmax/softmax'

// Along an axis
export { scan } from './scan/scan'
export { topK } from './sort/top-k'

// Slices and concatenations
export { copyRows } from './layout/copy-rows'

// Rows by their indices
export { gather } from './gather/gather'
export { segmentSum } from './gather/segment-sum'

// Random numbers
export { dropout } from './random/dropout'
export { philoxWords } from './random/philox'
