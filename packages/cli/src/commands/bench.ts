import { spawn } from 'node:child_process'
import type { Diagnosis } from '@firstgrad/core/doctor'
import type { Context } from '../context.js'
import { exitCodes } from '../exit-codes.js'
import { Interrupted, withInterrupts } from '../interrupts.js'
import { engines } from '../program/engines.js'
import { startBar } from '../terminal/bar.js'
import { drawTable } from '../terminal/table.js'
import { wrap } from '../terminal/wrap.js'
import { suggest } from '../views/suggestions.js'
import { defaultSeconds } from './doctor.js'

export interface BenchFlags {
  /** How long each engine is measured. */
  readonly seconds?: number
}

type Event = { readonly type: string; readonly progress?: number } & Readonly<
  Record<string, unknown>
>

/** What one engine can do here. */
interface Measured {
  readonly backend: string
  readonly report: Diagnosis['report']
  readonly tasks: Diagnosis['measurement']['tasks']
}

/** Why one engine is not measured. */
interface Absent {
  readonly backend: string
  readonly code: string
  readonly message: string
}

/** Measures one engine in a process of its own: two engines in one would share memory and threads. */
const measure = (
  backend: string,
  seconds: number,
  { language }: Context,
  signal: AbortSignal,
  onProgress: (share: number) => void,
): Promise<Measured | Absent> =>
  new Promise((resolve, reject) => {
    const flags = ['--backend', backend, '--seconds', String(seconds), '--lang', language, '--json']
    const child = spawn(
      process.execPath,
      [...process.execArgv, process.argv[1]!, 'doctor', ...flags],
      { stdio: ['ignore', 'pipe', 'ignore'] },
    )
    const stop = () => child.kill('SIGKILL')
    signal.addEventListener('abort', stop)
    let rest = ''
    let last: Event | null = null
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n')
      rest = lines.pop()!
      for (const line of lines) {
        last = JSON.parse(line) as Event
        if (last.progress !== undefined) onProgress(last.progress)
      }
    })
    child.on('error', reject)
    child.on('close', (code, killedBy) => {
      signal.removeEventListener('abort', stop)
      if (signal.aborted) return reject(new Interrupted())
      const { type, report, measurement, message, ...told } = last ?? { type: 'none' }
      if (type === 'result') {
        const { tasks } = measurement as Diagnosis['measurement']
        return resolve({ backend, report: report as Diagnosis['report'], tasks })
      }
      const reason = String(message ?? `${code ?? killedBy}`)
      resolve({ backend, code: String(told.code ?? 'cli/unexpected'), message: reason })
    })
  })

const isMeasured = (each: Measured | Absent): each is Measured => 'tasks' in each

/** The slowest engine is the one that is there everywhere; how many times faster each is than that. */
const withRatios = (measured: readonly Measured[]) => {
  const base = measured.find(({ backend }) => backend === 'cpu')
  return measured.map((each) => ({
    ...each,
    tasks: each.tasks.map((task) => {
      const slowest = base?.tasks.find((other) => other.task === task.task)
      return { ...task, timesCpu: slowest ? task.gflops / slowest.gflops : null }
    }),
  }))
}

const show = (
  context: Context,
  measured: ReturnType<typeof withRatios>,
  absent: readonly Absent[],
) => {
  const { texts, output } = context
  const words = texts.bench
  const tasks = measured[0]?.tasks.map(({ task }) => task) ?? []
  const rows = measured.map((each) => {
    const { threads } = each.report
    const cells = each.tasks.flatMap(({ gflops, timesCpu }) => [
      gflops.toFixed(gflops < 10 ? 2 : 1),
      timesCpu === null ? '-' : `${timesCpu.toFixed(timesCpu < 10 ? 1 : 0)}×`,
    ])
    return [each.backend, threads === undefined ? '-' : String(threads), ...cells] as const
  })
  output.say(output.colors.bold(words.title))
  const names = [words.threads, ...tasks.flatMap((task) => [task, words.ratio])]
  output.say(drawTable(rows, { names, width: 78 }).replace(/^(?=.)/gm, '  '))
  output.say()
  output.say(wrap(words.explain))
  if (absent.length === 0) return
  output.say()
  output.say(wrap(words.absent(absent.map(({ backend }) => backend).join(', '))))
  suggest(context, [['doctor', words.why]])
}

/** Measures every engine that is here, one after the other. */
export const bench = async (context: Context, flags: BenchFlags): Promise<number> => {
  const { texts, output } = context
  const seconds = flags.seconds ?? defaultSeconds
  let bar: ReturnType<typeof startBar> | null = null
  const found: (Measured | Absent)[] = []
  try {
    await withInterrupts(
      () => bar?.stop(),
      async (signal) => {
        if (output.live) bar = startBar(texts.bench.measuring, engines.length * 100)
        for (const [i, backend] of engines.entries()) {
          bar?.update(i * 100, backend)
          const each = await measure(backend, seconds, context, signal, (share) =>
            bar?.update(Math.round((i + share) * 100), backend),
          )
          found.push(each)
          output.emit({ type: isMeasured(each) ? 'engine' : 'absent', ...each })
        }
      },
    )
  } finally {
    ;(bar as ReturnType<typeof startBar> | null)?.stop()
  }
  const measured = withRatios(found.filter(isMeasured))
  const absent = found.filter((each): each is Absent => !isMeasured(each))
  show(context, measured, absent)
  const engine = measured.map(({ backend, tasks }) => ({ backend, tasks }))
  output.emit({ type: 'result', engines: engine, absent: absent.map(({ backend }) => backend) })
  return measured.length > 0 ? exitCodes.fine : exitCodes.failed
}
