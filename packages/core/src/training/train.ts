import { permutation } from '@firstgrad/datasets'
import type { LayersModel } from '@tensorflow/tfjs-layers'
import { digest, writeCheckpoint } from '../checkpoints/checkpoint.js'
import { coreError } from '../errors.js'
import { divergenceWatch, findCauses } from './divergence.js'
import { afterEpoch, fullPatience } from './early-stop.js'
import { evaluateAll } from './evaluate.js'
import type { EndReason, TrainEvent } from './events.js'
import type { Examples } from './examples.js'
import { type GraphModel, graphTrainable } from './graph-model.js'
import { layersTrainable } from './layers-model.js'
import { type EpochMeasures, type LoopState, readMatching } from './loop-state.js'
import { numberInWords } from './number-in-words.js'
import { checkOptions, type TrainOptions } from './options.js'
import { runCard } from './run-card.js'
import { deriveSeed } from './seeds.js'
import { totals } from './totals.js'
import type { Measures, Trainable } from './trainable.js'
import { turn } from './turn.js'

const isLayersModel = (model: LayersModel | GraphModel): model is LayersModel =>
  'trainOnBatch' in model

/**
 * Trains a compiled layers model or a graph, one event at a time.
 *
 * The order of the examples and all randomness of the layers come from `seed`; a run that is
 * resumed from its checkpoint ends with the same bits as one that was never stopped. Stopping to
 * iterate stops the work; an aborted `signal` saves a checkpoint and ends with an `end` event.
 * A loss that is no number ends the run with a `diverged` event that names the likely cause.
 *
 * @throws `core/model-not-compiled`, `core/example-shape`, `core/no-examples`, `core/parameter`,
 * `core/unseeded-layers`, `core/checkpoint-*`, `core/optimizer-state`, `core/fixed-learning-rate`
 *
 * @example
 * ```ts
 * for await (const event of train(model, fromArrays({ x, y }), { epochs: 3, seed: 1 })) {
 *   if (event.type === 'epoch') console.log(event.epoch, event.measures.loss)
 * }
 * ```
 */
export async function* train(
  model: LayersModel | GraphModel,
  data: Examples,
  options: TrainOptions,
): AsyncGenerator<TrainEvent, void, undefined> {
  checkOptions(data, options)
  const trainable = isLayersModel(model) ? layersTrainable(model) : graphTrainable(model)
  try {
    const { epochs, batchSize = 32, seed, validation, earlyStop, checkpoint, signal } = options
    const setRate = rateSetter(trainable, options)
    trainable.check(data.batch(Uint32Array.of(0)))
    if (validation) trainable.check(validation.batch(Uint32Array.of(0)))

    const identity = {
      seed,
      batchSize,
      examples: data.length,
      optimizer: trainable.optimizer.name,
      learningRate: trainable.optimizer.learningRate ?? 'unknown',
      learningRateSchedule: options.learningRateSchedule ?? 'constant',
      // Where the rate sinks over the whole run, its length is part of what is resumed.
      ...(setRate && { epochs }),
    }
    const stepsPerEpoch = Math.ceil(data.length / batchSize)
    const of = epochs * stepsPerEpoch
    const start = await trainable.parameters()
    const watch = divergenceWatch()

    let step = 0
    let closedEpochs = 0
    let epochTotals = totals()
    let patience = fullPatience
    let lastEpoch: EpochMeasures | null = null
    let order: Uint32Array = new Uint32Array()
    let reason: EndReason = 'finished'

    if (checkpoint?.resume) {
      const weights = await trainable.weights()
      const { arrays, state } = await readMatching(checkpoint.store, identity, weights)
      await trainable.restore(arrays)
      step = state.step
      closedEpochs = state.closedEpochs
      epochTotals = totals(state.totals)
      patience = state.patience
      lastEpoch = state.lastEpoch
    }

    const save = async function* (): AsyncGenerator<TrainEvent> {
      if (!checkpoint) return
      const progress = { step, closedEpochs, totals: epochTotals.state(), patience, lastEpoch }
      const state: LoopState = { identity, ...progress }
      await writeCheckpoint(checkpoint.store, { arrays: await trainable.save(), state })
      yield { type: 'checkpoint', step, path: checkpoint.store.path }
    }

    const began = performance.now()
    const firstStep = step
    const examplesBefore = examplesUntil(step, stepsPerEpoch, batchSize, data.length)
    yield { type: 'start', step, of, epochs, examples: data.length, batchSize, seed }

    while (step < of || closedEpochs < epochs) {
      if (signal?.aborted) {
        reason = 'aborted'
        break
      }
      if (earlyStop && patience.waited >= earlyStop.patience) {
        reason = 'early-stop'
        break
      }
      if (step === (closedEpochs + 1) * stepsPerEpoch) {
        const result =
          validation && (await evaluateAll(trainable, validation, { batchSize: 500, signal }))
        if (result === null) continue
        closedEpochs++
        lastEpoch = { measures: epochTotals.means(), ...(result && { validation: result }) }
        yield { type: 'epoch', epoch: closedEpochs, of: epochs, ...lastEpoch }
        if (earlyStop) {
          patience = afterEpoch(patience, (result ?? lastEpoch.measures).loss, earlyStop)
        }
        yield* save()
        continue
      }

      const inEpoch = step - closedEpochs * stepsPerEpoch
      if (inEpoch === 0) epochTotals = totals()
      if (inEpoch === 0 || step === firstStep)
        order = permutation(data.length, { seed, epoch: closedEpochs })
      const indices = order.subarray(inEpoch * batchSize, (inEpoch + 1) * batchSize)
      const batch = data.batch(indices)
      setRate?.(1 - step / of)
      const measures = await trainable.step(batch, deriveSeed(seed, 'step', step))
      step++
      epochTotals.add(measures, indices.length)

      const beganAtStep = watch.began(step, measures.loss)
      if (beganAtStep !== null) {
        const causes = await findCauses(trainable, batch, indices, start)
        yield { type: 'diverged', step, beganAtStep, loss: numberInWords(measures.loss), causes }
        reason = 'diverged'
        break
      }

      const seconds = (performance.now() - began) / 1000
      const done = examplesUntil(step, stepsPerEpoch, batchSize, data.length) - examplesBefore
      yield {
        type: 'step',
        step,
        of,
        epoch: closedEpochs + 1,
        measures,
        epochMeasures: epochTotals.means(),
        examplesPerSecond: done / seconds,
        secondsLeft: ((of - step) * seconds) / (step - firstStep),
        ...(trainable.tensors && { tensors: trainable.tensors() }),
      }
      const atCheckpoint = checkpoint?.everySteps && step % checkpoint.everySteps === 0
      if (atCheckpoint && step % stepsPerEpoch !== 0) yield* save()
      await turn()
    }
    if (reason === 'aborted') yield* save()

    const metrics = lastEpoch ?? { measures: epochTotals.means() }
    const card = runCard(trainable, {
      seed,
      parameters: { epochs, ...identity },
      steps: step,
      metrics: {
        ...metrics.measures,
        ...(metrics.validation && prefixed('validation', metrics.validation)),
      },
      weights: await digest(await trainable.weights()),
    })
    const seconds = (performance.now() - began) / 1000
    yield { type: 'end', reason, step, seconds, card }
  } finally {
    trainable.release()
  }
}

/** Sets the learning rate to a share of itself; null where it stays as it is. */
const rateSetter = (model: Trainable, { learningRateSchedule }: TrainOptions) => {
  if (learningRateSchedule !== 'linear') return null
  const { name, learningRate } = model.optimizer
  if (learningRate === null || !model.setLearningRate) {
    throw coreError('core/fixed-learning-rate', { optimizer: name })
  }
  return (share: number) => model.setLearningRate!(learningRate * share)
}

const examplesUntil = (step: number, stepsPerEpoch: number, batchSize: number, length: number) =>
  Math.floor(step / stepsPerEpoch) * length + (step % stepsPerEpoch) * batchSize

const prefixed = (prefix: string, measures: Measures) =>
  Object.fromEntries(
    Object.entries(measures).map(([name, value]) => [
      `${prefix}${name[0]!.toUpperCase()}${name.slice(1)}`,
      value,
    ]),
  )
