import { resolve } from 'node:path'
import { course } from '@firstgrad/core/course'
import { writeNewFile } from '@firstgrad/core/exercises-node'
import { importProgressFile, progressFile } from '@firstgrad/core/node'
import { exportProgress, stateOf } from '@firstgrad/core/progress'
import stringWidth from 'string-width'
import type { Context } from '../context.js'
import { exitCodes } from '../exit-codes.js'
import { wrap } from '../terminal/wrap.js'
import { byUnit } from '../views/units.js'

export interface ProgressFlags {
  readonly export?: string
  readonly import?: string
}

const barWidth = 20

/** What is done of the course; brings it to another machine and back. */
export const progress = async (context: Context, flags: ProgressFlags): Promise<number> => {
  const { language, texts, output } = context
  const words = texts.progress
  const file = progressFile()
  const all =
    flags.import === undefined
      ? await file.read()
      : await importProgressFile(file, resolve(flags.import))
  if (flags.import !== undefined) output.say(wrap(words.imported(flags.import), { hanging: 2 }))
  if (flags.export !== undefined) {
    await writeNewFile(resolve(flags.export), exportProgress(all))
    output.say(wrap(words.exported(flags.export), { hanging: 2 }))
  }

  const units = byUnit(course, language).map(({ id, title, exercises }) => ({
    unit: id,
    title,
    passed: exercises.filter((each) => stateOf(all, each.id) === 'passed').length,
    started: exercises.filter((each) => stateOf(all, each.id) === 'started').length,
    of: exercises.length,
  }))
  const width = Math.max(...units.map(({ title }) => stringWidth(title)))
  for (const { title, passed, of } of units) {
    const full = Math.floor((barWidth * passed) / of)
    const bar = output.colors.green('█'.repeat(full)) + '░'.repeat(barWidth - full)
    const room = ' '.repeat(width - stringWidth(title))
    output.say(`  ${title}${room}  ${bar}  ${words.share(passed, of)}`)
  }
  const touched = Object.values(all.exercises)
  const attempts = touched.reduce((sum, each) => sum + each.attempts, 0)
  const hints = touched.reduce((sum, each) => sum + each.hints, 0)
  output.say()
  output.say(words.total(attempts, hints))
  output.say(wrap(words.kept(file.path), { hanging: 2 }))

  for (const [id, entry] of Object.entries(all.exercises)) {
    output.emit({ type: 'exercise', id, state: stateOf(all, id), ...entry })
  }
  output.emit({ type: 'result', path: file.path, attempts, hints, units })
  return exitCodes.fine
}
