import { execFileSync } from 'node:child_process'
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decode } from 'fast-png'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { eventReader, eventWriter, type LoggedEvent, tensorBoard } from './index.js'
import { bucketsOf } from './summaries/histogram.js'
import { curveOf } from './summaries/pr-curve.js'
import reference from './tensorboard.reference.json' with { type: 'json' }

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'firstgrad-viz-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const all = async (path: string) => {
  const reader = eventReader(path)
  const events: LoggedEvent[] = []
  for await (const event of reader) events.push(event)
  return { events, ending: reader.ending }
}

const fileOf = (base64: string) => {
  const path = join(folder, 'events')
  writeFileSync(path, Buffer.from(base64, 'base64'))
  return path
}

describe('files that TensorFlow wrote', () => {
  test('by its second version', async () => {
    const { events, ending } = await all(fileOf(reference.second))
    expect(ending).toEqual({ whole: true, events: events.length })
    expect(events[0]?.fileVersion).toBe('brain.Event:2')
    const values = events.flatMap(({ step, values }) => values.map((value) => ({ step, ...value })))
    expect(values[0]).toEqual({
      step: 0,
      tag: 'loss',
      type: 'scalar',
      value: Math.fround(0.1),
    })
    expect(values[1]).toEqual({ step: 2 ** 40, tag: 'loss', type: 'scalar', value: -2.5 })
    expect(values[2]).toEqual({ step: 1, tag: '不是数', type: 'scalar', value: Number.NaN })
    expect(values[3]).toMatchObject({
      tag: 'weights',
      buckets: [
        { left: 1, right: 1.75, count: 1 },
        { left: 1.75, right: 2.5, count: 1 },
        { left: 2.5, right: 3.25, count: 1 },
        { left: 3.25, right: 4, count: 1 },
      ],
    })
    expect(values[4]).toMatchObject({ step: 4, tag: 'digit', type: 'image', width: 5, height: 3 })
    const { images } = values[4] as unknown as { images: Uint8Array[] }
    expect(images.map((png) => decode(png).height)).toEqual([3, 3])
    expect(values[5]).toMatchObject({ tag: 'words', type: 'text', texts: ['**bold** 中文'] })
    expect(values[6]).toMatchObject({ tag: 'table', type: 'text', texts: ['a', 'b'] })
    expect(values[7]).toMatchObject({ step: 6, tag: 'raw', type: 'tensor' })
    const { tensor } = values[7] as unknown as { tensor: object }
    expect(tensor).toMatchObject({
      dataType: 9,
      shape: [2, 2],
      numbers: Float64Array.of(1, 2, 3, 4),
    })
  })

  test('by its first version', async () => {
    const { events, ending } = await all(fileOf(reference.first))
    expect(ending?.whole).toBe(true)
    const { values, step } = events.find((event) => event.values.length > 0) as LoggedEvent
    expect(step).toBe(7)
    expect(values[0]).toEqual({ tag: 'loss', type: 'scalar', value: 0.25 })
    expect(values[1]).toEqual({
      tag: 'weights',
      type: 'histogram',
      buckets: [
        { left: 1, right: 2, count: 1 },
        { left: 2, right: 3, count: 2 },
        { left: 3, right: 4, count: 1 },
      ],
    })
    expect(values[2]).toMatchObject({ tag: 'digit', type: 'image', width: 3, height: 2 })
    expect(events.some(({ graphDef }) => graphDef)).toBe(true)
  })
})

describe('numbers of TensorBoard’s own summaries', () => {
  test.each(reference.histograms)('histogram of $values.length in $buckets', (one) => {
    const rows = bucketsOf(one.values, one.buckets)
    for (const [i, value] of one.rows.entries()) expect(rows[i]).toBeCloseTo(value, 12)
  })

  test.each(reference.curves)('curve of $labels.length at $thresholds', (one) => {
    const rows = curveOf(one.labels, one.predictions, one.thresholds)
    expect(rows.length).toBe(one.rows.length)
    // TensorBoard keeps 32 bits.
    for (const [i, value] of one.rows.entries()) expect(rows[i]).toBeCloseTo(value, 6)
  })

  test('a histogram leaves out what is not finite, and holds the widest range', () => {
    const rows = bucketsOf([Number.NaN, 1, Number.POSITIVE_INFINITY, 2], 2)
    expect(Array.from(rows)).toEqual([1, 1.5, 1, 1.5, 2, 1])
    const wide = bucketsOf([-Number.MAX_VALUE, Number.MAX_VALUE], 2)
    expect([wide[2], wide[5]]).toEqual([1, 1])
    expect(wide.every(Number.isFinite)).toBe(true)
    expect(Array.from(bucketsOf([5e-324, 5e-324], 1))).toEqual([5e-324, 5e-324, 2])
  })
})

/** Writes one of everything. */
const writeAll = async (directory: string) => {
  const writer = await eventWriter(directory)
  writer.scalar('loss', 0.5, {
    step: 3,
    wallTimeMs: 1_700_000_000_123,
    description: '**how** wrong',
  })
  writer.scalar('nothing', Number.NaN)
  writer.image('picture', { data: [0, 0.5, 1, 2], width: 2, height: 2, channels: 1 }, { step: 1 })
  writer.histogram(
    'weights',
    [
      [1, 2],
      [2.5, 4],
    ],
    { step: 2, buckets: 4 },
  )
  writer.text('words', '中文 **bold**')
  writer.text('rows', ['a', 'b'])
  writer.graph(Uint8Array.of(10, 0))
  writer.hparams({ rate: 0.1, name: '', deep: false }, { metrics: ['loss'] })
  writer.finish('success')
  writer.customScalars([
    { title: 'both', charts: [{ title: 'losses', lines: ['loss.*'] }] },
    {
      title: 'bands',
      closed: true,
      charts: [{ title: 'b', margins: [{ value: 'v', lower: 'l', upper: 'u' }] }],
    },
  ])
  writer.prCurve('cats', [true, false, true], [0.9, 0.2, 0.4], { thresholds: 5 })
  await writer.embedding(
    'points',
    [
      [1, 2],
      [3, 4],
    ],
    { metadata: ['猫', 'tab\there'] },
  )
  await writer.close()
  return writer.path
}

test('what was written is read again', async () => {
  const { events, ending } = await all(await writeAll(folder))
  expect(ending).toEqual({ whole: true, events: 13 })
  expect(events[0]?.fileVersion).toBe('brain.Event:2')
  expect(events[1]).toEqual({
    step: 3,
    wallTimeMs: 1_700_000_000_123,
    values: [{ tag: 'loss', type: 'scalar', value: 0.5 }],
  })
  const tags = events.flatMap(({ values }) => values.map(({ tag }) => tag))
  expect(tags).toEqual([
    'loss',
    'nothing',
    'picture',
    'weights',
    'words',
    'rows',
    '_hparams_/experiment',
    '_hparams_/session_start_info',
    '_hparams_/session_end_info',
    'custom_scalars__config__',
    'cats/pr_curves',
  ])
  const picture = (events[3] as LoggedEvent).values[0] as unknown as { images: [Uint8Array] }
  expect(Array.from(decode(picture.images[0]).data)).toEqual([0, 128, 255, 255])
  expect(readFileSync(join(folder, 'points/metadata.tsv'), 'utf8')).toBe('猫\ntab here\n')
  expect(readFileSync(join(folder, 'points/tensors.tsv'), 'utf8')).toBe('1\t2\n3\t4\n')
})

test('a file that is cut off anywhere is read up to its last whole record', async () => {
  const path = await writeAll(folder)
  const bytes = readFileSync(path)
  const ends: number[] = [0]
  for (let at = 0; at < bytes.length; ) {
    at += 16 + bytes.readUInt32LE(at)
    ends.push(at)
  }
  for (let length = bytes.length; length >= 0; length -= 7) {
    truncateSync(path, length)
    const { events, ending } = await all(path)
    const whole = ends.filter((end) => end <= length)
    expect(events.length).toBe(whole.length - 1)
    const at = whole.at(-1) as number
    if (at === length) expect(ending).toEqual({ whole: true, events: events.length })
    else {
      const lost = { at, lostBytes: length - at, why: 'cut-off' }
      expect(ending).toEqual({ whole: false, events: events.length, ...lost })
    }
  }
})

test('what is no event file is told as such', async () => {
  const path = join(folder, 'page.html')
  writeFileSync(path, '<!doctype html><title>Please log in</title>')
  expect(await all(path)).toEqual({
    events: [],
    ending: { whole: false, events: 0, at: 0, lostBytes: 43, why: 'length' },
  })
  await expect(all(join(folder, 'nowhere'))).rejects.toMatchObject({ code: 'ENOENT' })
})

describe('the writer', () => {
  test('hands over what it has when asked, and soon by itself', async () => {
    const writer = await eventWriter(folder)
    writer.scalar('a', 1)
    await writer.flush()
    expect((await all(writer.path)).events.length).toBe(2)
    writer.scalar('a', 2)
    await expect.poll(async () => (await all(writer.path)).events.length, { timeout: 5000 }).toBe(3)
    await writer.close()
    await writer.close()
  })

  test('keeps files of one second apart', async () => {
    const writers = await Promise.all([eventWriter(folder), eventWriter(folder)])
    for (const writer of writers) await writer.close()
    expect(new Set(writers.map(({ path }) => path)).size).toBe(2)
  })

  test('refuses what it cannot write, in words', async () => {
    const writer = await eventWriter(folder)
    const refused = (work: () => void) => {
      try {
        work()
      } catch (error) {
        return (error as { code: string }).code
      }
      return undefined
    }
    expect(refused(() => writer.scalar('', 1))).toBe('viz/bad-tag')
    expect(refused(() => writer.scalar('a', 1, { step: -1 }))).toBe('viz/bad-step')
    expect(refused(() => writer.scalar('a', 1, { step: 0.5 }))).toBe('viz/bad-step')
    expect(refused(() => writer.histogram('a', 'text' as never))).toBe('viz/not-numbers')
    expect(refused(() => writer.histogram('a', [1, ['b']] as never))).toBe('viz/not-numbers')
    expect(refused(() => writer.histogram('a', [1], { buckets: 0 }))).toBe('viz/bad-count')
    expect(refused(() => writer.image('a', Uint8Array.of(1, 2)))).toBe('viz/not-a-png')
    expect(refused(() => writer.image('a', []))).toBe('viz/empty')
    const grey = (width: number) =>
      ({ data: new Uint8Array(width), width, height: 1, channels: 1 }) as const
    expect(refused(() => writer.image('a', { ...grey(2), height: 2 }))).toBe('viz/bad-image')
    expect(refused(() => writer.image('a', [grey(1), grey(2)]))).toBe('viz/images-differ')
    expect(refused(() => writer.prCurve('a', [1], [0.5, 0.5]))).toBe('viz/lengths-differ')
    expect(refused(() => writer.prCurve('a', [1], [2]))).toBe('viz/bad-prediction')
    expect(refused(() => writer.prCurve('a', [1], [Number.NaN]))).toBe('viz/bad-prediction')
    await expect(writer.embedding('a', [])).rejects.toMatchObject({ code: 'viz/empty' })
    await expect(writer.embedding('a', [[1], [2, 3]])).rejects.toMatchObject({ code: 'viz/ragged' })
    await expect(writer.embedding('a', [[1]], { metadata: [] })).rejects.toMatchObject({
      code: 'viz/lengths-differ',
    })
    await writer.close()
    expect(refused(() => writer.scalar('a', 1))).toBe('viz/writer-closed')
    // Nothing of what was refused is in the file.
    expect((await all(writer.path)).events.length).toBe(1)
  })

  test('says where it cannot write', async () => {
    const path = join(folder, 'a file')
    writeFileSync(path, '')
    await expect(eventWriter(path)).rejects.toMatchObject({ code: 'viz/cannot-write' })
  })

  test('takes numbers from whatever holds them', async () => {
    const writer = await eventWriter(folder)
    const tensor = { shape: [2, 2], dataSync: () => Float32Array.of(1, 2, 3, 4) }
    writer.histogram('tensor', tensor, { buckets: 1 })
    writer.histogram('typed', Int16Array.of(1, 2), { buckets: 1 })
    writer.histogram('nothing', [], { buckets: 1 })
    await writer.close()
    const { events } = await all(writer.path)
    const buckets = events
      .slice(1)
      .map(({ values }) => (values[0] as { buckets?: unknown }).buckets)
    expect(buckets).toEqual([
      [{ left: 1, right: 4, count: 4 }],
      [{ left: 1, right: 2, count: 2 }],
      [{ left: 0, right: 0, count: 0 }],
    ])
  })
})

describe('an embedding', () => {
  test('has its place in the list once, pictures in one, and columns of labels', async () => {
    const writer = await eventWriter(folder)
    const picture = (value: number) =>
      ({ data: new Uint8Array(6).fill(value), width: 3, height: 2, channels: 1 }) as const
    const images = [1, 2, 3].map(picture)
    await writer.embedding('other points', [[1], [2], [3]])
    for (let i = 0; i < 2; i++) {
      await writer.embedding('p', [[1], [2], [3]], {
        images,
        metadata: { a: [1, 2, 3], b: ['x', 'y', 'z'] },
      })
    }
    await writer.close()
    const config = readFileSync(join(folder, 'projector_config.pbtxt'), 'utf8')
    expect(config).toBe(`embeddings {
  tensor_name: "other points"
  tensor_path: "other-points/tensors.tsv"
}
embeddings {
  tensor_name: "p"
  tensor_path: "p/tensors.tsv"
  metadata_path: "p/metadata.tsv"
  sprite {
    image_path: "p/sprite.png"
    single_image_dim: 3
    single_image_dim: 2
  }
}
`)
    expect(readFileSync(join(folder, 'p/metadata.tsv'), 'utf8')).toBe('a\tb\n1\tx\n2\ty\n3\tz\n')
    const { width, height, data } = decode(readFileSync(join(folder, 'p/sprite.png')))
    expect([width, height]).toEqual([6, 4])
    expect(Array.from(data)).toEqual([
      1, 1, 1, 2, 2, 2, 1, 1, 1, 2, 2, 2, 3, 3, 3, 0, 0, 0, 3, 3, 3, 0, 0, 0,
    ])
  })
})

test('the callback records what fit() tells, training and validation apart', async () => {
  const callback = tensorBoard(folder, { every: 'batch' })
  await callback.onBatchEnd(0, { batch: 0, size: 32, loss: 3 })
  await callback.onEpochEnd(0, { loss: 2, acc: 0.5, val_loss: 2.5, val_acc: 0.4 })
  await callback.onTrainEnd()
  const scalars = async (run: string) => {
    const [name] = readdirSync(join(folder, run))
    const { events } = await all(join(folder, run, name as string))
    return events.flatMap(({ values }) =>
      values.map((value) => [value.tag, (value as { value?: number }).value]),
    )
  }
  expect(await scalars('train')).toEqual([
    ['batch_loss', 3],
    ['epoch_loss', 2],
    ['epoch_accuracy', 0.5],
  ])
  expect(await scalars('validation')).toEqual([
    ['epoch_loss', 2.5],
    ['epoch_accuracy', Math.fround(0.4)],
  ])
})

/** A Python that has TensorBoard: `FIRSTGRAD_PYTHON`, else python3 where it does. */
const python = (() => {
  const command = process.env.FIRSTGRAD_PYTHON ?? 'python3'
  try {
    execFileSync(command, ['-c', 'import tensorboard'], { stdio: 'ignore' })
    return command
  } catch {
    return undefined
  }
})()

/** More steps than one, with numbers that 32 bits hold, and some that are no numbers. */
const line = [
  ...Array.from({ length: 500 }, (_, i) => Math.fround(Math.exp(-i / 50) * Math.cos(i))),
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  -0,
  2 ** -149,
]
const writeLine = async (directory: string) => {
  const writer = await eventWriter(directory)
  for (const [i, value] of line.entries()) {
    writer.scalar('损失/line', value, { step: 3 * i, wallTimeMs: 1_700_000_000_000 + 7 * i })
  }
  await writer.close()
  return writer.path
}

/** What TensorBoard's data provider shall tell of a tag: what our reader tells, and these values. */
const series = (events: readonly LoggedEvent[], tag: string, ...values: unknown[]) => {
  const found = events.filter((event) => event.values.some((value) => value.tag === tag))
  const [value] = found[0]?.values ?? []
  return {
    content: value?.type === 'tensor' ? Buffer.from(value.content).toString('hex') : '',
    description: tag === 'loss' ? '**how** wrong' : '',
    lastStep: found.at(-1)?.step,
    lastTimeMs: found.at(-1)?.wallTimeMs,
    steps: found.map(({ step }) => step),
    timesMs: found.map(({ wallTimeMs }) => wallTimeMs),
    values,
  }
}
const base64 = (value: string | Uint8Array) => Buffer.from(value).toString('base64')

test('TensorBoard itself reads the same', async (context) => {
  if (!python) return context.skip('no Python with tensorboard here; set FIRSTGRAD_PYTHON to one')
  const first = await all(await writeAll(join(folder, 'first')))
  const second = await all(await writeLine(join(folder, 'second')))
  const script = join(import.meta.dirname, 'read-with-tensorboard.py')
  const output = execFileSync(python, [script, folder], { encoding: 'utf8', stdio: 'pipe' })
  const { runs, scalars, tensors, blobs, ...accumulated } = JSON.parse(output)
  expect(accumulated).toEqual({
    loss: { plugin: 'scalars', class: 1, step: 3, time: 1_700_000_000.123, value: 0.5 },
    description: '**how** wrong',
    nothing: 'nan',
    picture: ['2', '2', 1],
    weights: [1, 1.75, 1, 1.75, 2.5, 1, 2.5, 3.25, 1, 3.25, 4, 1],
    words: ['中文 **bold**'],
    rows: ['a', 'b'],
    graph: '0a00',
    hparams: { rate: 0.1, name: '', deep: false },
    columns: [
      ['rate', 3],
      ['name', 1],
      ['deep', 2],
    ],
    metrics: ['loss'],
    status: 1,
    layout: [
      ['both', false, 'losses', ['loss.*']],
      ['bands', true, 'b', ['v', 'l', 'u']],
    ],
    curve: { thresholds: 5, truePositives: [2, 2, 1, 1, 0] },
    embeddings: [['points', 'points/tensors.tsv', 'points/metadata.tsv']],
  })

  const { events } = first
  const inFirst = (tag: string, ...values: unknown[]) => ({ [tag]: series(events, tag, ...values) })
  expect(runs).toEqual({
    first: events[0]?.wallTimeMs,
    second: second.events[0]?.wallTimeMs,
  })
  const words = line.map((value) => (Number.isFinite(value) ? value : String(value)))
  expect(scalars).toEqual({
    first: { scalars: { ...inFirst('loss', 0.5), ...inFirst('nothing', 'NaN') } },
    second: { scalars: { '损失/line': series(second.events, '损失/line', ...words) } },
  })
  const floats = (shape: number[], ...values: number[]) => ({ type: 'float32', shape, values })
  const texts = (shape: number[], ...values: (string | Uint8Array)[]) => {
    return { type: 'object', shape, values: values.map(base64) }
  }
  const layout = events.flatMap(({ values }) => values).find(({ tag }) => tag.startsWith('custom'))
  const { tensor } = layout as unknown as { tensor: { strings: [Uint8Array] } }
  const weights = [1, 1.75, 1, 1.75, 2.5, 1, 2.5, 3.25, 1, 3.25, 4, 1]
  const curve = [
    [2, 2, 1, 1, 0],
    [1, 0, 0, 0, 0],
    [0, 1, 1, 1, 1],
    [0, 0, 1, 1, 2],
    [Math.fround(2 / 3), 1, 1, 1, 0],
    [1, 1, 0.5, 0.5, 0],
  ]
  expect(tensors).toEqual({
    first: {
      histograms: inFirst('weights', { type: 'float64', shape: [4, 3], values: weights }),
      text: {
        ...inFirst('words', texts([], '中文 **bold**')),
        ...inFirst('rows', texts([2], 'a', 'b')),
      },
      hparams: {
        ...inFirst('_hparams_/experiment', floats([1], 0)),
        ...inFirst('_hparams_/session_start_info', floats([1], 0)),
        ...inFirst('_hparams_/session_end_info', floats([1], 0)),
      },
      custom_scalars: inFirst('custom_scalars__config__', texts([], tensor.strings[0])),
      pr_curves: inFirst('cats/pr_curves', floats([6, 5], ...curve.flat())),
    },
  })
  const picture = events.flatMap(({ values }) => values).find(({ type }) => type === 'image')
  const { images } = picture as unknown as { images: [Uint8Array] }
  const graphMs = events.find(({ graphDef }) => graphDef)?.wallTimeMs
  const graph = {
    ...series([], '', [base64(Uint8Array.of(10, 0))]),
    ...{ steps: [0], timesMs: [graphMs], lastStep: 0, lastTimeMs: graphMs },
  }
  expect(blobs).toEqual({
    first: {
      images: inFirst('picture', [base64('2'), base64('2'), base64(images[0])]),
      graphs: { __run_graph__: graph },
    },
  })
}, 60_000)
