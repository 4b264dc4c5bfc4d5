import protobuf from 'protobufjs'
import { describe, expect, it } from 'vitest'
import type { Readable } from '../building/read-value.js'
import type { DType } from '../dtype.js'
import { graph } from '../graph.js'
import { toGraphDef } from './graphdef.js'
import frozen from './graphdef.reference.json' with { type: 'json' }

/** The parts of TensorFlow's graph.proto, node_def.proto, attr_value.proto and tensor.proto used. */
const proto = `
syntax = "proto3";
package tensorflow;
enum DataType { DT_INVALID = 0; DT_FLOAT = 1; DT_DOUBLE = 2; DT_INT32 = 3; DT_UINT8 = 4;
  DT_INT16 = 5; DT_INT8 = 6; DT_STRING = 7; DT_COMPLEX64 = 8; DT_INT64 = 9; DT_BOOL = 10; }
message TensorShapeProto {
  message Dim { int64 size = 1; string name = 2; }
  repeated Dim dim = 2; bool unknown_rank = 3;
}
message TensorProto {
  DataType dtype = 1; TensorShapeProto tensor_shape = 2; int32 version_number = 3;
  bytes tensor_content = 4; repeated bytes string_val = 8;
}
message AttrValue {
  message ListValue { repeated bytes s = 2; repeated int64 i = 3; repeated float f = 4;
    repeated bool b = 5; repeated DataType type = 6; repeated TensorShapeProto shape = 7; }
  oneof value { bytes s = 2; int64 i = 3; float f = 4; bool b = 5; DataType type = 6;
    TensorShapeProto shape = 7; TensorProto tensor = 8; ListValue list = 1; }
}
message NodeDef { string name = 1; string op = 2; repeated string input = 3; string device = 4;
  map<string, AttrValue> attr = 5; }
message VersionDef { int32 producer = 1; int32 min_consumer = 2; }
message GraphDef { repeated NodeDef node = 1; VersionDef versions = 4; }
`

interface Attr {
  readonly type?: string
  readonly b?: boolean
  readonly i?: number
  readonly shape?: { dim?: { size: number }[]; unknownRank?: boolean }
  readonly tensor?: {
    dtype: string
    tensorShape: { dim?: { size: number }[] }
    tensorContent?: Uint8Array
    stringVal?: Uint8Array[]
  }
  readonly list?: { shape: { dim?: { size: number }[]; unknownRank?: boolean }[] }
}

interface Frozen {
  readonly shape: number[]
  readonly data: (number | boolean | string)[]
}

interface NodeDef {
  readonly name: string
  readonly op: string
  readonly input?: string[]
  readonly attr?: Record<string, Attr>
}

const message = protobuf.parse(proto).root.lookupType('tensorflow.GraphDef')

const read = (bytes: Uint8Array) => {
  const { node = [], versions } = message.toObject(message.decode(bytes), {
    enums: String,
    longs: Number,
  }) as { node?: NodeDef[]; versions: { producer: number } }
  return { nodes: new Map(node.map((def) => [def.name, def])), count: node.length, versions }
}

/** One graph with every operation that reaches TensorFlow, and a training step. */
const everything = () => {
  const g = graph()
  const x = g.placeholder('float32', [null, 3], { name: 'x' })
  const flat = g.placeholder('float32', null, { name: 'flat' })
  const whole = g.placeholder('int32', [4], { name: 'whole' })
  const small = g.placeholder('int16', [], { name: 'small' })
  const W = g.variable([[0.5], [-1], [2]], { name: 'W' })
  const words = g.constant(['b', 'a', 'b', '图'], { name: 'words' })
  const wide = g.constant([[1, 2, 3]], { name: 'wide' })
  const product = g.matmul(x, W, { name: 'product' })
  const labels = g.softmax(x, { name: 'labels' })
  const positive = g.greater(x, 0, { name: 'positive' })
  const cost = g.reduceMean(
    g.add(g.square(g.relu(product)), g.softmaxCrossEntropyWithLogits({ labels, logits: x })),
    { name: 'cost' },
  )
  const distinct = g.unique(words, { name: 'distinct' })
  const left = g.setdiff1d(whole, [2, 3], { name: 'left' })
  const fetches = {
    product,
    cost,
    elementwise: g.addN(
      [g.negative(x), g.abs(x), g.sign(x), g.sqrt(g.square(x)), g.exp(x), g.sigmoid(x), g.tanh(x)],
      { name: 'elementwise' },
    ),
    powers: g.pow(g.reciprocal(g.rsqrt(g.abs(x))), g.log(g.exp(2)), { name: 'powers' }),
    scaled: g.scalarMul(3, g.subtract(g.multiply(x, wide), g.div(x, 2)), { name: 'scaled' }),
    floor: g.div(whole, [2, 2, -2, 3], { name: 'floor' }),
    quotient: g.divide(whole, 2, { name: 'quotient' }),
    wrapped: g.multiply(small, small, { name: 'wrapped' }),
    joined: g.add(words, '!', { name: 'joined' }),
    sum: g.reduceSum(x, { axis: -1, keepDims: true, name: 'sum' }),
    product0: g.reduceProd(x, { axis: 0, name: 'product0' }),
    lowest: g.reduceMin(x, { name: 'lowest' }),
    highest: g.reduceMax(whole, { name: 'highest' }),
    all: g.reduceAll(positive, { axis: [0, 1], name: 'all' }),
    total: g.reduceSum(flat, { name: 'total' }),
    flipped: g.transpose(flat, { name: 'flipped' }),
    largest: g.argmax(x, { axis: 1, name: 'largest' }),
    chosen: g.where(positive, x, g.zeros([3]), { name: 'chosen' }),
    places: g.where(positive, { name: 'places' }),
    smaller: g.less(x, 1, { name: 'smaller' }),
    same: g.equal(whole, 2, { name: 'same' }),
    turned: g.transpose(x, { name: 'turned' }),
    shaped: g.reshape(x, [3, -1], { name: 'shaped' }),
    rows: g.concat([x, wide], { axis: 0, name: 'rows' }),
    hot: g.oneHot(whole, 3, { name: 'hot' }),
    batch: g.matmul(g.reshape(x, [-1, 1, 3]), g.reshape(x, [-1, 3, 1]), { name: 'batch' }),
    logShares: g.logSoftmax(x, { axis: 0, name: 'logShares' }),
    single: g.softmaxCrossEntropyWithLogits({ labels: [0, 1], logits: [1, 3], name: 'single' }),
    y: distinct.y,
    idx: distinct.idx,
    out: left.out,
    outIdx: left.idx,
    gradient: g.multiply(g.gradients(g.div(g.multiply(x, wide), flat), x), 1, { name: 'gradient' }),
  }
  const feeds = {
    x: [
      [1, -2, 3],
      [0.5, 4, -1],
    ],
    flat: 2,
    whole: [7, -7, 2, 3],
    small: 300,
  }
  return { g, fetches, feeds, cost, W }
}

describe('toGraphDef', () => {
  it('writes names, inputs, types, shapes and values', () => {
    const { placeholder, variable, matmul } = graph()
    const images = placeholder('float32', [null, 2], { name: 'images' })
    const W = variable([[1], [0.5]], { name: 'W' })
    const { nodes, versions, count } = read(
      toGraphDef(matmul(images, W, { transposeB: false, name: '预测' })),
    )
    expect(count).toBe(3)
    expect(versions.producer).toBe(2474)
    expect(nodes.get('images')).toEqual({
      name: 'images',
      op: 'Placeholder',
      attr: {
        dtype: { type: 'DT_FLOAT' },
        shape: { shape: { dim: [{ size: -1 }, { size: 2 }] } },
        _output_shapes: { list: { shape: [{ dim: [{ size: -1 }, { size: 2 }] }] } },
      },
    })
    expect(nodes.get('预测')).toMatchObject({
      op: 'MatMul',
      input: ['images', 'W'],
      attr: { T: { type: 'DT_FLOAT' }, transpose_a: { b: false }, transpose_b: { b: false } },
    })
  })

  it('writes constants of every dtype', () => {
    const tensor = (value: Readable, dtype: DType) => {
      const { constant } = graph()
      const { nodes } = read(toGraphDef(constant(value, { dtype, name: 'c' })))
      return nodes.get('c')!.attr!.value!.tensor!
    }
    const content = (value: Readable, dtype: DType) => [...tensor(value, dtype).tensorContent!]
    expect(content([1, -0.5], 'float32')).toEqual([0, 0, 0x80, 0x3f, 0, 0, 0, 0xbf])
    expect(content([1, -2], 'int32')).toEqual([1, 0, 0, 0, 0xfe, 0xff, 0xff, 0xff])
    expect(content([258, -1], 'int16')).toEqual([2, 1, 0xff, 0xff])
    expect(content([true, false], 'bool')).toEqual([1, 0])
    const strings = tensor(['a', '图'], 'string')
    expect(strings.dtype).toBe('DT_STRING')
    expect(strings.stringVal!.map((bytes) => new TextDecoder().decode(bytes))).toEqual(['a', '图'])
    // The reader leaves out what is 0.
    expect(tensor([[], []], 'float32').tensorShape.dim).toEqual([{ size: 2 }, {}])
  })

  it('writes axes as constants whose names are free', () => {
    const { placeholder, reduceSum, constant, add } = graph()
    const x = placeholder('float32', [2, 3], { name: 'x' })
    const taken = constant(1, { name: 'Sum/reduction_indices' })
    const { nodes } = read(toGraphDef(add(reduceSum(x, { axis: 1 }), taken)))
    expect(nodes.get('Sum')!.input).toEqual(['x', 'Sum/reduction_indices_1'])
    const { value } = nodes.get('Sum/reduction_indices_1')!.attr!
    expect([...value!.tensor!.tensorContent!]).toEqual([1, 0, 0, 0])
    expect(nodes.get('Sum/reduction_indices')!.op).toBe('Const')
  })

  it('writes second outputs, control inputs and unknown ranks', () => {
    const { placeholder, unique, add, group, sgd, variable, square, initialize } = graph()
    const { y, idx } = unique(placeholder('int32', null, { name: 'x' }), { name: 'u' })
    const { nodes } = read(toGraphDef({ sum: add(idx, 1, { name: 'sum' }), y }))
    expect(nodes.get('sum')!.input).toEqual(['u:1', 'sum/y'])
    expect(nodes.get('x')!.attr!.shape!.shape).toEqual({ unknownRank: true })
    const W = variable(1, { name: 'W' })
    const step = sgd(square(W), { learningRate: 0.1 })
    const all = read(toGraphDef(group([step, initialize()], { name: 'both' }))).nodes
    expect(all.get('both')).toEqual({ name: 'both', op: 'NoOp', input: ['^sgd', '^init'] })
    expect(all.get('init')!.input).toEqual(['^W/Assign'])
    expect(all.get('W/Assign')!.input![0]).toBe('W')
    expect(all.get('sgd')!.input).toEqual(['^sgd/Assign'])
  })

  it('writes only names that are there, each once', () => {
    const { g } = everything()
    const { nodes, count } = read(toGraphDef(g))
    expect(nodes.size).toBe(count)
    for (const { input = [] } of nodes.values()) {
      for (const name of input) {
        expect(nodes.has(name.replace(/^\^/, '').replace(/:\d+$/, '')), name).toBe(true)
      }
    }
  })

  it('writes an empty graph', () => {
    expect(read(toGraphDef(graph()))).toMatchObject({ count: 0, versions: { producer: 2474 } })
  })

  it('writes ten thousand operations', () => {
    const { placeholder, add } = graph()
    let x = placeholder('float32', [], { name: 'x' })
    for (let i = 0; i < 10_000; i += 1) x = add(x, x)
    expect(read(toGraphDef(x)).count).toBe(10_001)
  })

  it('refuses what is no node', () => {
    expect(() => toGraphDef(42 as never)).toThrow(/expected a node of this graph, got 42/)
  })

  // graphdef.reference.py imports the very same bytes into TensorFlow and runs them there.
  it('means to TensorFlow what it means here', async () => {
    const { g, fetches, feeds, cost, W } = everything()
    const step = g.sgd(cost, { learningRate: 0.1 })
    const init = g.initialize()
    const base64 = Buffer.from(toGraphDef(g)).toString('base64')
    await expect(base64).toMatchFileSnapshot('./graphdef.reference.txt')
    const s = g.session()
    s.run(init)
    const here = s.run(fetches, feeds)
    s.run(step, feeds)
    const results = { ...here, trained: s.run(W) }
    expect(Object.keys(frozen.results).sort()).toEqual(Object.keys(results).sort())
    for (const [name, expected] of Object.entries<Frozen>(frozen.results)) {
      const value = results[name as keyof typeof results]
      expect(value.shape, name).toEqual(expected.shape)
      expect(value.data.length, name).toBe(expected.data.length)
      expected.data.forEach((element, i) => {
        if (typeof element === 'number') expect(value.data[i], name).toBeCloseTo(element, 4)
        else expect(value.dtype === 'bool' ? value.data[i] === 1 : value.data[i]).toBe(element)
      })
    }
  })
})
