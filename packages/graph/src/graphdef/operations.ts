import type { Node, Shape } from '../node.js'
import type { Value } from '../value.js'
import { ofBoolean, ofInteger, ofShape, ofTensor } from './node-def.js'
import {
  type Context,
  castFrom,
  FLOAT32,
  INT32,
  plain,
  type Spelling,
  scalar,
  shapeOf,
  typeOf,
  whole,
  withOption,
} from './spelling.js'
import { dataTypes, INT64, tensorFields } from './tensor.js'

const reduction: Spelling = (node, context) => {
  const [x] = context.inputs
  const { axis, keepDims } = node.attributes
  const attributes = { keep_dims: ofBoolean(keepDims as boolean), Tidx: INT32 }
  const axes =
    axis === null
      ? allAxes(node.inputs[0]!, context)
      : whole(context, 'reduction_indices', axis as number | number[])
  return {
    op: node.op,
    inputs: [x!, axes],
    attributes: node.op === 'All' ? attributes : { T: typeOf(node.inputs[0]!), ...attributes },
  }
}

/** All axes of a value whose rank is only known when it is fed. */
const allAxes = (x: Node, context: Context): string => {
  const rank = context.add('Rank', 'Rank', [context.inputs[0]!], { T: typeOf(x) })
  const [start, delta] = [whole(context, 'range/start', 0), whole(context, 'range/delta', 1)]
  return context.add('range', 'Range', [start, rank, delta], { Tidx: INT32 })
}

const reversedAxes = (x: Node, context: Context): string => {
  const rank = context.add('Rank', 'Rank', [context.inputs[0]!], { T: typeOf(x) })
  const last = context.add('Sub', 'Sub', [rank, whole(context, 'one', 1)], { T: INT32 })
  const [limit, delta] = [whole(context, 'range/limit', -1), whole(context, 'range/delta', -1)]
  return context.add('range', 'Range', [last, limit, delta], { Tidx: INT32 })
}

const like: Spelling = (node, context) => {
  const [x] = node.inputs
  const inner = { op: node.op, inputs: context.inputs, attributes: { T: typeOf(x!) } }
  return x!.dtype === node.dtype ? inner : castFrom(node, context, inner, dataTypes[x!.dtype])
}

const random: Spelling = (node, context) => {
  const { add } = context
  const { seed, offset, scale } = node.attributes as Record<string, number>
  const attributes = {
    T: INT32,
    dtype: FLOAT32,
    seed: ofInteger(seed!),
    seed2: ofInteger(0),
  }
  const inputs = [whole(context, 'shape', node.shape as number[])]
  if (scale === 1 && offset === 0) return { op: node.op, inputs, attributes }
  const drawn = add(node.op, node.op, inputs, attributes)
  const scaled = add('mul', 'Mul', [drawn, scalar(context, 'scale', scale!)], { T: FLOAT32 })
  const shifted = [scaled, scalar(context, 'offset', offset!)]
  return { op: 'AddV2', inputs: shifted, attributes: { T: FLOAT32 } }
}

/** TensorFlow takes logits first and only matrices of them. */
const crossEntropy: Spelling = (node, context) => {
  const { add, inputs } = context
  const [labels, logits] = inputs
  const attributes = { T: FLOAT32 }
  const { shape } = node.inputs[1]!
  const classes = shape?.at(-1) ?? null
  const unknown = node.shape?.filter((length) => length === null).length ?? 2
  if (shape?.length === 2 || classes === null || unknown > 1) {
    return { op: node.op, inputs: [logits!, labels!], attributes }
  }
  const reshape = { T: FLOAT32, Tshape: INT32 }
  const rows = whole(context, 'rows', [-1, classes])
  const flat = [logits, labels].map((x) => add('flat', 'Reshape', [x!, rows], reshape))
  const losses = add(node.op, node.op, flat, attributes)
  const back = whole(context, 'shape', lengths(node.shape!))
  return { op: 'Reshape', inputs: [losses, back], attributes: reshape }
}

const lengths = (shape: Shape) => shape.map((length) => length ?? -1)

const sumLike: Spelling = (node, context) => {
  const { add, inputs } = context
  const from = shapeOf(context, 0, node.inputs[0]!)
  const to = shapeOf(context, 1, node.inputs[1]!)
  const repeated = add('BroadcastGradientArgs', 'BroadcastGradientArgs', [from, to], { T: INT32 })
  const sum = add('Sum', 'Sum', [inputs[0]!, `${repeated}:1`], {
    T: FLOAT32,
    Tidx: INT32,
    keep_dims: ofBoolean(false),
  })
  return { op: 'Reshape', inputs: [sum, to], attributes: { T: FLOAT32, Tshape: INT32 } }
}

const broadcastTo: Spelling = (node, context) => {
  const { add, inputs } = context
  let x = inputs[0]!
  const axes = node.attributes.axes as number | readonly number[] | null | undefined
  const rank = node.inputs[0]!.shape?.length
  // A reduction that kept its axes needs none put back.
  if (axes && rank !== node.inputs[1]!.shape?.length) {
    for (const axis of typeof axes === 'number' ? [axes] : axes) {
      const at = whole(context, 'axis', axis)
      x = add('ExpandDims', 'ExpandDims', [x, at], { T: FLOAT32, Tdim: INT32 })
    }
  }
  const to = shapeOf(context, 1, node.inputs[1]!)
  return { op: 'BroadcastTo', inputs: [x, to], attributes: { T: typeOf(node), Tidx: INT32 } }
}

const slice: Spelling = (node, context) => {
  const { axis, begin, size } = node.attributes as Record<string, number | undefined>
  const { shape } = node.inputs[0]!
  // Which part it is follows from the lengths of other inputs: TensorFlow has no such operation.
  if (begin === undefined || size === undefined || !shape) return plain()(node, context)
  const starts = shape.map((_, i) => (i === axis ? begin : 0))
  const sizes = shape.map((_, i) => (i === axis ? size : -1))
  return {
    op: 'Slice',
    inputs: [context.inputs[0]!, whole(context, 'begin', starts), whole(context, 'size', sizes)],
    attributes: { T: FLOAT32, Index: INT32 },
  }
}

const batchMatMul = plain(({ attributes: { transposeA, transposeB } }) => ({
  adj_x: ofBoolean(transposeA as boolean),
  adj_y: ofBoolean(transposeB as boolean),
}))

/** Operations that differ from TensorFlow's in inputs or attributes. */
export const spellings: Readonly<Record<string, Spelling>> = {
  Const: (node) => ({
    op: 'Const',
    inputs: [],
    attributes: {
      dtype: typeOf(node),
      value: ofTensor(tensorFields(node.attributes.value as Value)),
    },
  }),
  Placeholder: (node) => ({
    op: 'Placeholder',
    inputs: [],
    attributes: { dtype: typeOf(node), shape: ofShape(node.shape) },
  }),
  VariableV2: (node) => ({
    op: 'VariableV2',
    inputs: [],
    attributes: { dtype: typeOf(node), shape: ofShape(node.shape) },
  }),
  NoOp: () => ({ op: 'NoOp', inputs: [], attributes: {} }),
  AddV2: (node, context) => ({
    ...plain()(node, context),
    // Only the older one joins strings.
    op: node.dtype === 'string' ? 'Add' : 'AddV2',
  }),
  AddN: plain(({ inputs }) => ({ N: ofInteger(inputs.length) })),
  Cast: (node, { inputs }) => ({
    op: 'Cast',
    inputs,
    attributes: { SrcT: typeOf(node.inputs[0]!), DstT: typeOf(node) },
  }),
  SelectV2: (node, { inputs }) => ({ op: 'SelectV2', inputs, attributes: { T: typeOf(node) } }),
  Where: (node, context) => castFrom(node, context, plain()(node, context), INT64),
  Unique: plain(() => ({ out_idx: INT32 })),
  ListDiff: plain(() => ({ out_idx: INT32 })),
  Sum: reduction,
  Prod: reduction,
  Min: reduction,
  Max: reduction,
  Mean: reduction,
  All: reduction,
  ArgMax: withOption('dimension', 'axis', () => ({ Tidx: INT32, output_type: INT32 })),
  MatMul: plain(({ attributes: { transposeA, transposeB } }) => ({
    transpose_a: ofBoolean(transposeA as boolean),
    transpose_b: ofBoolean(transposeB as boolean),
  })),
  BatchMatMulV2: batchMatMul,
  Transpose: (node, context) =>
    node.attributes.perm === null
      ? {
          op: 'Transpose',
          inputs: [context.inputs[0]!, reversedAxes(node.inputs[0]!, context)],
          attributes: { T: typeOf(node), Tperm: INT32 },
        }
      : withOption('perm', 'perm', () => ({ Tperm: INT32 }))(node, context),
  Reshape: (node, context) =>
    node.attributes.shape === undefined
      ? {
          op: 'Reshape',
          inputs: [context.inputs[0]!, shapeOf(context, 1, node.inputs[1]!)],
          attributes: { T: typeOf(node), Tshape: INT32 },
        }
      : withOption('shape', 'shape', () => ({ Tshape: INT32 }))(node, context),
  ConcatV2: withOption('axis', 'axis', ({ inputs }) => ({
    N: ofInteger(inputs.length),
    Tidx: INT32,
  })),
  SoftmaxCrossEntropyWithLogits: crossEntropy,
  OneHot: (node, context) => ({
    op: 'OneHot',
    inputs: [
      context.inputs[0]!,
      whole(context, 'depth', node.attributes.depth as number),
      scalar(context, 'on_value', 1),
      scalar(context, 'off_value', 0),
    ],
    attributes: { T: FLOAT32, TI: INT32, axis: ofInteger(-1) },
  }),
  RandomStandardNormal: random,
  TruncatedNormal: random,
  RandomUniform: random,
  Cumprod: withOption('axis', 'axis', ({ attributes }) => ({
    Tidx: INT32,
    exclusive: ofBoolean(attributes.exclusive as boolean),
    reverse: ofBoolean(attributes.reverse as boolean),
  })),
  OnesLike: like,
  ZerosLike: like,
  Size: (node, context) =>
    castFrom(
      node,
      context,
      {
        op: 'Size',
        inputs: context.inputs,
        attributes: { T: typeOf(node.inputs[0]!), out_type: INT32 },
      },
      dataTypes.int32,
    ),
  SumLike: sumLike,
  BroadcastTo: broadcastTo,
  Slice: slice,
}

/** Every other operation has the same inputs in TensorFlow, and one dtype, T. */
export const sameAsHere: Spelling = plain()
