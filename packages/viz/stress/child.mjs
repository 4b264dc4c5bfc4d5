// Writes an event file without end, to be killed. What is written at a step follows from the step, so
// that it can be told afterwards. Says as JSON lines where the file lies and how many steps must be
// in it by now.
//
//   node stress/child.mjs <folder> flushes | floods | waits
import { writeSync } from 'node:fs'
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises'
import { eventWriter } from './built.mjs'

/** Every 16th value is a text, of up to 40 kB; of a flood each is one, of megabytes. */
export const valueAt = (step, way) => {
  const words = `${step} `
  if (way === 'floods') return text(words.repeat(1e6 + ((step * 7919) % 1e6)))
  if (step % 16 === 15) return text(words.repeat((step * 7919) % 8000))
  return { tag: 'loss', type: 'scalar', value: Math.fround(1 / (1 + step)) }
}
const text = (words) => ({ tag: 'text', type: 'text', texts: [words] })

/** Without a flush, what was written so long ago must be in the file: the writer waits one second. */
const patienceMs = 2500

const writeAt = (writer, step, way) => {
  const { tag, type, value, texts } = valueAt(step, way)
  if (type === 'scalar') writer.scalar(tag, value, { step })
  else writer.text(tag, texts[0], { step })
}

/** Straight to the pipe: what was said must not be lost with the process. */
const say = (message) => writeSync(1, `${JSON.stringify(message)}\n`)

const ways = {
  async flushes(writer) {
    for (let step = 0; ; ) {
      const next = step + 1 + ((step * 31) % 97)
      for (; step < next; step++) writeAt(writer, step)
      await writer.flush()
      say({ steps: step })
      await turn()
    }
  },
  /** Writes that take long enough to be cut off in their middle. */
  async floods(writer) {
    for (let step = 0; ; step++) {
      writeAt(writer, step, 'floods')
      await writer.flush()
      say({ steps: step + 1 })
    }
  },
  async waits(writer) {
    const times = []
    for (let step = 0, old = 0; ; step++) {
      // At most a scalar or a text in 20 ms: the second is over before there is much to write.
      writeAt(writer, step)
      times.push(performance.now())
      while (times[old] < performance.now() - patienceMs) old++
      say({ steps: old })
      await wait(20)
    }
  },
}

if (process.argv[1] === import.meta.filename) {
  const [folder, way] = process.argv.slice(2)
  const writer = await eventWriter(folder)
  say({ path: writer.path })
  await ways[way](writer)
}
