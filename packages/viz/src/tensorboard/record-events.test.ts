import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type EventWriter, eventReader, eventWriter, recordEvents } from './index.js'

let folder = ''
let writer: EventWriter
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'firstgrad-viz-'))
  writer = await eventWriter(folder)
})
afterEach(async () => {
  await writer.close()
  rmSync(folder, { recursive: true, force: true })
})

/** What is in the file before the writer is closed. */
const recorded = async () => {
  const rows: unknown[] = []
  const texts = new Map<string, string>()
  const reader = eventReader(writer.path)
  for await (const { step, values } of reader) {
    for (const value of values) {
      if (value.type === 'scalar') rows.push([value.tag, step, value.value])
      else if (value.type === 'text') {
        rows.push([value.tag, step])
        texts.set(value.tag, value.texts.join())
      } else if (value.type === 'tensor') rows.push([value.tag, Array.from(value.content).at(3)])
    }
  }
  expect(reader.ending?.whole).toBe(true)
  return { rows, texts }
}

const start = {
  type: 'start',
  step: 0,
  of: 4,
  epochs: 2,
  examples: 64,
  batchSize: 32,
  seed: 7,
} as const
const step = (at: number, measures: Readonly<Record<string, number>>) =>
  ({
    type: 'step',
    step: at,
    of: 4,
    epoch: Math.ceil(at / 2),
    measures,
    epochMeasures: measures,
    examplesPerSecond: 1000,
    secondsLeft: 0.5,
  }) as const
const checkpoint = { type: 'checkpoint', step: 2, path: 'checkpoints/a|b' } as const
const epoch = {
  type: 'epoch',
  epoch: 1,
  of: 2,
  measures: { loss: 1.75, accuracy: 0.5 },
  validation: { loss: 2.25, accuracy: 0.25 },
} as const
const end = (reason: string) =>
  ({
    type: 'end',
    reason,
    step: 2,
    seconds: 0.25,
    card: {
      seed: 7,
      parameters: { epochs: 2, optimizer: 'Adam | fast', learningRate: 0.5 },
      versions: { node: '22.0.0' },
      backend: 'cpu',
      steps: 2,
      metrics: { loss: 1.75 },
      weights: 'abc',
    },
  }) as const

async function* source<E>(events: readonly E[], atEnd?: () => void): AsyncGenerator<E> {
  try {
    yield* events
  } finally {
    atEnd?.()
  }
}

/** Fields of hparams' `session_end_info` whose fourth byte is the status. */
const [success, failure] = [1, 2]
const status = '_hparams_/session_end_info'

test('records a run, and passes its events on as they are', async () => {
  const events = [
    start,
    step(1, { loss: 2, accuracy: 0.25, learningRate: 0.5 }),
    step(2, { loss: 1.5, accuracy: 0.75, learningRate: 0.25 }),
    epoch,
    checkpoint,
    end('finished'),
  ]
  const passed: unknown[] = []
  for await (const event of recordEvents(writer, source(events))) passed.push(event)
  expect(passed.length).toBe(events.length)
  for (const [i, event] of events.entries()) expect(passed[i]).toBe(event)

  const { rows, texts } = await recorded()
  expect(rows).toEqual([
    ['start', 0],
    ['batch_loss', 1, 2],
    ['batch_accuracy', 1, 0.25],
    ['batch_learningRate', 1, 0.5],
    ['batch_loss', 2, 1.5],
    ['batch_accuracy', 2, 0.75],
    ['batch_learningRate', 2, 0.25],
    ['epoch_loss', 1, 1.75],
    ['epoch_accuracy', 1, 0.5],
    ['epoch_validation_loss', 1, 2.25],
    ['epoch_validation_accuracy', 1, 0.25],
    ['end', 2],
    [status, success],
  ])
  expect(texts.get('start')).toBe(
    [
      '| field | value |\n|---|---|',
      '| step | 0 |\n| of | 4 |\n| epochs | 2 |\n| examples | 64 |\n| batchSize | 32 |\n| seed | 7 |',
    ].join('\n'),
  )
  expect(texts.get('end')).toContain('| reason | finished |\n')
  expect(texts.get('end')).toContain('| card.parameters.optimizer | Adam \\| fast |\n')
  // The writer is the caller's.
  writer.scalar('after', 1)
})

test('types of the events are kept', async () => {
  for await (const event of recordEvents(writer, source([start, epoch]))) {
    if (event.type === 'epoch') expect(event.validation.loss).toBe(2.25)
    else expect(event.batchSize).toBe(32)
  }
})

test('is in the file when the consumer stops early, and stops the source', async () => {
  let stopped = 0
  const events = source([start, step(1, { loss: 2 }), step(2, { loss: 1 })], () => stopped++)
  for await (const event of recordEvents(writer, events)) if (event.type === 'step') break
  expect(stopped).toBe(1)
  expect((await recorded()).rows).toEqual([
    ['start', 0],
    ['batch_loss', 1, 2],
  ])
})

test('is in the file when the source throws, whose error is told', async () => {
  const failing = async function* () {
    yield step(1, { loss: 2 })
    throw new Error('no more examples')
  }
  const consume = async () => {
    for await (const _ of recordEvents(writer, failing()));
  }
  await expect(consume()).rejects.toThrow('no more examples')
  expect((await recorded()).rows).toEqual([['batch_loss', 1, 2]])
})

test('the error of the source goes before one of the file', async () => {
  const full: EventWriter = { ...writer, flush: () => Promise.reject(new Error('no space')) }
  const failing = async function* () {
    yield step(1, { loss: 2 })
    throw new Error('no more examples')
  }
  const consume = async (events: AsyncIterable<ReturnType<typeof step>>) => {
    for await (const _ of recordEvents(full, events));
  }
  await expect(consume(failing())).rejects.toThrow('no more examples')
  await expect(consume(source([step(1, { loss: 2 })]))).rejects.toThrow('no space')
})

test('a writer that was closed stops the source', async () => {
  await writer.close()
  let stopped = 0
  const consume = async () => {
    for await (const _ of recordEvents(
      writer,
      source([start], () => stopped++),
    ));
  }
  await expect(consume()).rejects.toMatchObject({ code: 'viz/writer-closed' })
  expect(stopped).toBe(1)
})

test('losses that are not finite are recorded, those of the step that diverged too', async () => {
  const diverged = {
    type: 'diverged',
    step: 4,
    beganAtStep: 2,
    loss: 'NaN',
    causes: [{ code: 'core/cause-learning-rate', details: { learningRate: 10, limit: 0.5 } }],
  } as const
  const events = [
    step(1, { loss: Number.POSITIVE_INFINITY }),
    step(2, { loss: Number.NEGATIVE_INFINITY }),
    step(3, { loss: Number.NaN, name: 'no number' as never }),
    diverged,
    end('diverged'),
  ]
  for await (const _ of recordEvents(writer, source(events)));
  const { rows, texts } = await recorded()
  expect(rows).toEqual([
    ['batch_loss', 1, Number.POSITIVE_INFINITY],
    ['batch_loss', 2, Number.NEGATIVE_INFINITY],
    ['batch_loss', 3, Number.NaN],
    ['batch_loss', 4, Number.NaN],
    ['diverged', 4],
    ['end', 2],
    [status, failure],
  ])
  expect(texts.get('diverged')).toContain(
    '| loss | NaN |\n| causes.0.code | core/cause-learning-rate |\n| causes.0.details.learningRate | 10 |',
  )
})

test.each([
  ['finished', [success]],
  ['early-stop', [success]],
  ['diverged', [failure]],
  // It may go on from its checkpoint.
  ['aborted', []],
])('a run that ended as %s has the status %j', async (reason, expected) => {
  for await (const _ of recordEvents(writer, source([end(reason)])));
  const { rows } = await recorded()
  expect(rows.filter((row) => (row as [string])[0] === status)).toEqual(
    expected.map((value) => [status, value]),
  )
})
