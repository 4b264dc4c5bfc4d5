import { installNative, nativeStatus, removeNative } from '@firstgrad/core/native'
import type { Context } from '../context.js'
import { exitCodes } from '../exit-codes.js'
import { withInterrupts } from '../interrupts.js'
import { invokedAs } from '../invoked-as.js'
import { wrap } from '../terminal/wrap.js'
import { megabytes, nativeView } from '../views/native.js'

export interface BackendFlags {
  readonly gpu?: boolean
}

export const backendInstall = async (context: Context, { gpu = false }: BackendFlags) => {
  const { output, texts } = context
  const view = nativeView(context)
  let result: object = {}
  try {
    await withInterrupts(
      () => {
        view.close()
        output.say(wrap(texts.native.kept))
      },
      async (signal) => {
        for await (const event of installNative({ gpu, signal })) {
          output.emit(event)
          if (!output.json) view.show(event)
          if (event.type === 'done') {
            const { type: _, ...facts } = event
            result = facts
          }
        }
      },
    )
  } finally {
    view.close()
  }
  output.say(texts.native.next(`${invokedAs()} doctor`))
  output.emit({ type: 'result', ...result })
  return exitCodes.fine
}

export const backendRemove = async ({ output, texts }: Context): Promise<number> => {
  const removed = await withInterrupts(
    () => {},
    (signal) => removeNative({ signal }),
  )
  for (const { path, bytes } of removed) output.say(texts.native.removed(path, megabytes(bytes)))
  if (removed.length === 0) output.say(texts.native.nothingToRemove)
  output.emit({ type: 'result', removed })
  return exitCodes.fine
}

export const backendList = async ({ output, texts }: Context): Promise<number> => {
  const installed = await nativeStatus()
  for (const { engine, tensorflow = '', path, bytes } of installed) {
    const state = engine ? `TensorFlow ${tensorflow}` : texts.native.unfinished
    output.say(`  ${output.colors.cyan(engine ?? 'native')}  ${state}  ${megabytes(bytes)}`)
    output.say(`      ${path}`)
  }
  if (installed.length === 0)
    output.say(wrap(texts.native.none(`${invokedAs()} backend install native`)))
  output.emit({ type: 'result', installed })
  return exitCodes.fine
}
