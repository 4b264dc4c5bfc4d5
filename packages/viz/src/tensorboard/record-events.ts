import { eventTable } from './event-table.js'
import type { EventWriter } from './writer.js'

/**
 * What is read of the events of `train()` of @firstgrad/core, or of any loop that tells the same.
 * Other types and other fields pass through.
 */
export interface TrainingEvent {
  readonly type: string
  readonly step?: number
  readonly epoch?: number
  readonly measures?: Readonly<Record<string, number>>
  readonly validation?: Readonly<Record<string, number>>
  /** Of a run that diverged; "NaN" and "Infinity" may be words. */
  readonly loss?: number | string
  /** Why a run ended: `finished`, `early-stop`, `diverged`, or else. */
  readonly reason?: string
}

/**
 * Records training as it goes on, and passes each event on unchanged.
 *
 * Measures of a step have tags `batch_loss`, `batch_accuracy` and so on; those of an epoch, counted as
 * the event counts it, `epoch_loss`, and of its validation `epoch_validation_loss`. Events `start`,
 * `diverged` and `end` are kept as texts. How the run ended is told by `finish`, so that a row that
 * `writer.hparams` made shows it; a run that was stopped may go on and is given no status.
 *
 * Flushes when it ends, also when it is stopped early or training throws, and leaves the writer open.
 *
 * @throws what `events` throws, `viz/cannot-write`, `viz/writer-closed`
 *
 * @example
 * ```ts
 * const writer = await eventWriter('runs/first')
 * for await (const event of recordEvents(writer, train(model, data, { epochs: 3, seed: 1 }))) {
 *   if (event.type === 'epoch') console.log(event.epoch, event.measures.loss)
 * }
 * await writer.close()
 * ```
 */
export async function* recordEvents<E extends TrainingEvent>(
  writer: EventWriter,
  events: AsyncIterable<E>,
): AsyncGenerator<E, void, undefined> {
  let thrown = false
  try {
    for await (const event of events) {
      record(writer, event)
      yield event
    }
  } catch (error) {
    thrown = true
    throw error
  } finally {
    // Where training threw, that is the error to be told.
    await writer.flush().catch((error) => {
      if (!thrown) throw error
    })
  }
}

const record = (writer: EventWriter, event: TrainingEvent): void => {
  const { type, step = 0, epoch = 0, measures, validation } = event
  if (type === 'step') scalars(writer, 'batch', measures, step)
  else if (type === 'epoch') {
    scalars(writer, 'epoch', measures, epoch)
    scalars(writer, 'epoch_validation', validation, epoch)
  } else if (type === 'start' || type === 'diverged' || type === 'end') {
    // The step that diverged is told by no other event: its loss ends the line.
    if (type === 'diverged') writer.scalar('batch_loss', Number(event.loss), { step })
    writer.text(type, eventTable(event), { step })
    const status = type === 'end' && statuses[event.reason ?? '']
    if (status) writer.finish(status)
  }
}

const statuses: Readonly<Record<string, 'success' | 'failure'>> = {
  finished: 'success',
  'early-stop': 'success',
  diverged: 'failure',
}

const scalars = (
  writer: EventWriter,
  prefix: string,
  measures: Readonly<Record<string, number>> = {},
  step: number,
): void => {
  for (const [name, value] of Object.entries(measures)) {
    if (typeof value === 'number') writer.scalar(`${prefix}_${name}`, value, { step })
  }
}
