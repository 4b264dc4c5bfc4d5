import type { NamedAttrMap, NamedTensorInfoMap } from '@tensorflow/tfjs-core'

type Attributes = Record<string, unknown>

/** What only holds for a kernel of tfjs-backend-wasm. Where this says no, cpu's kernel computes. */
const rules: Record<string, (inputs: NamedTensorInfoMap, attrs: Attributes) => boolean> = {
  // Takes every tensor for a list of lists.
  Bincount: ({ x }) => x?.shape.length === 1,
  // Leave their outputs as they find them where there is nothing to read.
  All: (inputs) => hasNumbers(inputs),
  Any: (inputs) => hasNumbers(inputs),
  Max: (inputs) => hasNumbers(inputs),
  Min: (inputs) => hasNumbers(inputs),
  Prod: (inputs) => hasNumbers(inputs),
  // Write four bytes where a bool has one, and so over what lies behind.
  Reverse: ({ x }) => x?.dtype !== 'bool',
  Select: ({ t }) => t?.dtype !== 'bool',
  // Refuse bools, which every other backend counts.
  Cumprod: ({ x }) => x?.dtype !== 'bool',
  Cumsum: ({ x }) => x?.dtype !== 'bool',
  // Take whole numbers for floats.
  ClipByValue: ({ x }) => x?.dtype === 'float32',
  StridedSlice: ({ x }) => x?.dtype === 'float32',
  // Reads beyond its inputs where there are batches.
  GatherV2: (_, attrs) => !attrs.batchDims,
  // Does not end at an index that is out of range.
  ScatterNd: () => false,
  // Keeps numbers other than 1.
  Cast: (_, attrs) => attrs.dtype !== 'bool',
  // Gives floats for floats, where every other backend gives whole numbers.
  FloorDiv: ({ a }) => a?.dtype === 'int32',
  BatchMatMul: (inputs) => areFloats(inputs),
  // Adds a bias to several products, or transposed ones, as if all their rows were one, and does not
  // end where there is nothing to sum up.
  _FusedMatMul: () => false,
  Conv2D: (_, attrs) => isChannelsLast(attrs),
  Conv2DBackpropInput: (_, attrs) => isChannelsLast(attrs),
  FusedConv2D: (inputs, attrs) => isChannelsLast(attrs) && finishesByRows(inputs),
  FusedDepthwiseConv2D: (inputs, attrs) => isChannelsLast(attrs) && finishesByRows(inputs),
}

const hasNumbers = ({ x }: NamedTensorInfoMap): boolean => !x?.shape.includes(0)

const areFloats = (inputs: NamedTensorInfoMap): boolean =>
  Object.values(inputs).every((input) => !input || input.dtype === 'float32')

const isChannelsLast = ({ dataFormat }: Attributes): boolean =>
  dataFormat !== 'NCHW' && dataFormat !== 'channelsFirst'

/** It takes whatever bias it gets, and whatever slopes, for one number a column. */
const finishesByRows = ({ bias, preluActivationWeights }: NamedTensorInfoMap): boolean =>
  [bias, preluActivationWeights].every(
    (t) => !t || (t.shape.length === 1 && (t.shape[0] as number) > 1),
  )

/** Whether tfjs-backend-wasm's own kernel is right for these inputs. */
export const isRight = (
  kernel: string,
  inputs: NamedTensorInfoMap,
  attrs: NamedAttrMap | undefined,
): boolean => {
  for (const name in inputs) if (!isReal(inputs[name]?.dtype)) return false
  const more = (attrs ?? {}) as Attributes
  return isReal(more.dtype) && (rules[kernel]?.(inputs, more) ?? true)
}

/** No strings, which tfjs-backend-wasm mostly takes for numbers, and nothing complex. */
const isReal = (dtype: unknown): boolean => dtype !== 'string' && dtype !== 'complex64'
