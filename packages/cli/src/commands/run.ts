import { join } from 'node:path'
import { cacheFolder } from '@firstgrad/core/data'
import { fileStore } from '@firstgrad/core/node'
import { parseParameters } from '@firstgrad/core/parameters'
import { findRun, type RunHost } from '@firstgrad/core/runs'
import type { Context } from '../context.js'
import { exitCodes } from '../exit-codes.js'
import { flagOf } from '../flag-of.js'
import { withInterrupts } from '../interrupts.js'
import { invokedAs } from '../invoked-as.js'
import { askedEngine } from '../program/engines.js'
import { quote } from '../quote.js'
import { views } from '../views/index.js'

/** Flags of `firstgrad run` that are no parameters of the run itself. */
export interface RunFlags {
  readonly backend?: string
  readonly cacheDir?: string
  readonly offline?: boolean
  readonly checkpoint?: string
  readonly checkpointEvery?: number
  readonly resume?: boolean
}

interface Result {
  readonly type: 'result'
  readonly reason: 'finished' | 'aborted' | 'diverged'
}

const isResult = (event: { type: string }): event is Result => event.type === 'result'

const hostOf = (flags: RunFlags, path: string | null, signal: AbortSignal): RunHost => ({
  ...askedEngine(flags.backend),
  ...(flags.cacheDir !== undefined && { cacheDir: flags.cacheDir }),
  ...(flags.offline && { offline: true }),
  ...(path !== null && {
    checkpoint: {
      store: fileStore(path),
      resume: flags.resume ?? false,
      ...(flags.checkpointEvery !== undefined && { everySteps: flags.checkpointEvery }),
    },
  }),
  signal,
})

/** Where a run keeps its checkpoint. */
export const checkpointPath = (id: string, flags: Pick<RunFlags, 'checkpoint' | 'cacheDir'>) =>
  flags.checkpoint ?? join(cacheFolder(flags), 'checkpoints', `${id}.safetensors`)

/** Runs one of the list and shows it; the exit code says how it ended. */
export const run = async (
  context: Context,
  id: string,
  values: Readonly<Record<string, unknown>>,
  flags: RunFlags,
): Promise<number> => {
  const { output, texts } = context
  const info = findRun(id)
  const parameters = parseParameters(await info.parameters(), values)
  const path = info.resumable ? checkpointPath(id, flags) : null
  const makeView = await views[id]!()
  const view = makeView(context)
  let saved: string | null = null
  let reason: Result['reason'] = 'aborted'
  try {
    await withInterrupts(
      () => {
        // A bar would paint over the words.
        view.close()
        output.warn(`\n${texts.training.stopping}`)
      },
      async (signal) => {
        const definition = await info.load()
        for await (const event of definition.run(parameters, hostOf(flags, path, signal))) {
          output.emit(event)
          if (!output.json) view.show(event)
          if (event.type === 'checkpoint') saved = path
          if (isResult(event)) ({ reason } = event)
        }
      },
    )
  } finally {
    view.close()
  }
  if (reason === 'aborted' && saved !== null) {
    output.warn(texts.training.saved(saved))
    output.warn(texts.training.resume(resumeCommand(id, values, flags)))
  }
  return { finished: exitCodes.fine, diverged: exitCodes.failed, aborted: exitCodes.interrupted }[
    reason
  ]
}

/** What to type to go on: the same parameters and `--resume`. */
const resumeCommand = (id: string, values: Readonly<Record<string, unknown>>, flags: RunFlags) => {
  const { backend, cacheDir, checkpoint, checkpointEvery, offline } = flags
  const given = Object.entries({ ...values, backend, cacheDir, checkpoint, checkpointEvery })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${flagOf(name)} ${quote(String(value))}`)
  return [invokedAs(), 'run', id, ...given, ...(offline ? ['--offline'] : []), '--resume'].join(' ')
}
