import { describeAdvice, describeReport, doctor as diagnose } from '@firstgrad/core/doctor'
import type { Context } from '../context.js'
import { exitCodes } from '../exit-codes.js'
import { withInterrupts } from '../interrupts.js'
import { askedEngine } from '../program/engines.js'
import { startBar } from '../terminal/bar.js'
import { wrap } from '../terminal/wrap.js'

export interface DoctorFlags {
  readonly backend?: string
  /** How long to measure. */
  readonly seconds?: number
}

const gigabytes = (bytes: number) => (bytes / 2 ** 30).toFixed(1)

export const defaultSeconds = 3

/** What computes here, how fast, and what would be faster. */
export const doctor = async (
  { texts, output, language }: Context,
  flags: DoctorFlags,
): Promise<number> => {
  const words = texts.doctor
  const { seconds = defaultSeconds } = flags
  const { backend: prefer } = askedEngine(flags.backend)
  let bar: ReturnType<typeof startBar> | null = null
  const paragraph = (line: string) => output.say(wrap(line, { indent: 2, hanging: 4 }))
  try {
    await withInterrupts(
      () => {},
      async (signal) => {
        const options = {
          ...(prefer && { prefer: prefer as never }),
          budgetMs: 1000 * seconds,
          signal,
        }
        for await (const event of diagnose(options)) {
          output.emit(event)
          if (event.type === 'backend') {
            output.say(output.colors.bold(words.title))
            describeReport(event.report, language).forEach(paragraph)
            output.say()
          } else if (event.type === 'sample' && output.live) {
            bar ??= startBar(words.measuring(seconds), 100)
            bar.update(Math.round(100 * event.progress), '')
          } else if (event.type === 'task') {
            bar?.stop()
            bar = null
            const speed = words.speed(event.gflops.toFixed(2), event.milliseconds.toFixed(1))
            output.say(`  ${event.task.padEnd(8)} ${event.shape}: ${speed}`)
          } else if (event.type === 'result') {
            const { memory, advice, report } = event
            const [free, total] = [gigabytes(memory.freeBytes), gigabytes(memory.totalBytes)]
            output.say(`  ${words.memory(free, total)}`)
            output.say(`  ${words.node(process.versions.node, report.cores ?? 1)}`)
            output.say()
            output.say(output.colors.bold(words.advice))
            describeAdvice(advice, language).forEach(paragraph)
          }
        }
      },
    )
  } finally {
    ;(bar as ReturnType<typeof startBar> | null)?.stop()
  }
  return exitCodes.fine
}
