import type { DownloadEvent } from '@firstgrad/core/data'
import { describeCode } from '@firstgrad/core/messages'
import type { Context } from '../context.js'
import { startBar } from '../terminal/bar.js'
import { readableBytes } from '../terminal/readable-bytes.js'

/** Shows a download: which source, how far, and why a source was passed over. */
export const downloadView = ({ texts, output, language }: Context, name: string) => {
  let bar: ReturnType<typeof startBar> | null = null
  const close = () => {
    bar?.stop()
    bar = null
  }
  return {
    show(event: DownloadEvent) {
      switch (event.type) {
        case 'source':
          close()
          if (event.source.kind !== 'cache') {
            output.say(texts.data.downloading(name, event.source.location))
          }
          return
        case 'waiting':
          output.say(texts.data.waiting)
          return
        case 'progress':
          if (!output.live || !event.totalBytes) return
          bar ??= startBar(name, event.totalBytes)
          bar.update(event.receivedBytes, readableBytes(event.receivedBytes))
          return
        case 'failed-source':
          close()
          output.warn(texts.data.sourceFailed(event.source.location, describeCode(event, language)))
          return
        default:
          close()
      }
    },
    close,
  }
}
