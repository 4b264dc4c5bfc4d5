import type { NativeEvent } from '@firstgrad/core/native'
import type { Context } from '../context.js'
import { startBar } from '../terminal/bar.js'
import { wrap } from '../terminal/wrap.js'

export const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`

/** `tensorflow_cpu` of `tensorflow_cpu-2.15.1-cp310-...whl`. */
const packageOf = (wheel: string) => wheel.split('-', 1)[0]!

/** Shows an installation: what is fetched from where, how far, and what is built. */
export const nativeView = ({ texts, output }: Context) => {
  const words = texts.native
  const say = (line: string) => output.say(wrap(line, { hanging: 2 }))
  let bar: ReturnType<typeof startBar> | null = null
  const close = () => {
    bar?.stop()
    bar = null
  }
  return {
    show(event: NativeEvent) {
      switch (event.type) {
        case 'waiting':
          say(words.waiting)
          return
        case 'wheel': {
          close()
          const { file, url, bytes, whole } = event
          say(words.fetching(packageOf(file), megabytes(bytes), new URL(url).host))
          if (whole) say(words.whole)
          return
        }
        case 'progress':
          if (!output.live) return
          bar ??= startBar(packageOf(event.file), event.totalBytes)
          bar.update(event.receivedBytes, megabytes(event.receivedBytes))
          return
        case 'package':
          close()
          say(words.package[event.source](event.name))
          return
        case 'compile':
          say(words.compiling(event.compiler))
          return
        case 'done':
          close()
          say(words[event.already ? 'already' : 'installed'](event.engine, event.tensorflow))
          say(`${event.path} (${megabytes(event.bytes)})`)
          return
      }
    },
    close,
  }
}
