import {
  type DatasetInfo,
  type DatasetName,
  download,
  info,
  list,
  locate,
  remove,
  verify,
} from '@firstgrad/core/data'
import type { Context } from '../context.js'
import { exitCodes } from '../exit-codes.js'
import { withInterrupts } from '../interrupts.js'
import { invokedAs } from '../invoked-as.js'
import { readableBytes } from '../terminal/readable-bytes.js'
import { downloadView } from '../views/download.js'

export interface DataFlags {
  readonly cacheDir?: string
  readonly offline?: boolean
}

const place = ({ cacheDir }: DataFlags) => (cacheDir === undefined ? {} : { cacheDir })

/** The title in the reader's language; a data set that has none there keeps its own. */
const titleOf = ({ data }: Context['texts'], { name, title }: DatasetInfo): string =>
  (data.titles as Readonly<Record<string, string>>)[name] ?? title

const counts = ({ splits }: DatasetInfo) =>
  Object.entries(splits).map(([split, count]) => `${split} ${count.toLocaleString('en')}`)

export const dataList = async ({ output, texts }: Context, flags: DataFlags): Promise<number> => {
  const sets = await Promise.all(
    list().map(async (set) => ({
      set,
      found: await locate(set.name as DatasetName, place(flags)),
    })),
  )
  for (const { set, found } of sets) {
    const { name, licence, bytes } = set
    const here = found ? output.colors.green(texts.data.present) : texts.data.absent
    output.say(`  ${output.colors.cyan(name)}  ${titleOf(texts, set)}  (${here})`)
    const stated = licence === 'NOASSERTION' ? texts.data.noLicence : licence
    const facts = [counts(set).join(', '), readableBytes(bytes), `${texts.data.licence} ${stated}`]
    output.say(`      ${facts.join(' · ')}`)
    output.emit({ type: 'dataset', ...set, path: found?.path ?? null })
  }
  output.emit({ type: 'result', datasets: sets.map(({ set }) => set.name) })
  return exitCodes.fine
}

export const dataGet = async (
  context: Context,
  name: string,
  flags: DataFlags,
): Promise<number> => {
  info(name as DatasetName)
  const view = downloadView(context, name)
  let path = ''
  try {
    await withInterrupts(
      () => view.close(),
      async (signal) => {
        // Verified in full, so that getting a data set again mends it.
        const options = {
          ...place(flags),
          ...(flags.offline && { offline: true }),
          verify: true,
          signal,
        }
        for await (const event of download(name as DatasetName, options)) {
          context.output.emit(event)
          if (!context.output.json) view.show(event)
          if (event.type === 'done') ({ path } = event)
        }
      },
    )
  } finally {
    view.close()
  }
  context.output.say(context.texts.data.cached(name, path))
  context.output.emit({ type: 'result', name, path })
  return exitCodes.fine
}

export const dataPath = async (
  { output, texts }: Context,
  name: string,
  flags: DataFlags,
): Promise<number> => {
  const found = await locate(name as DatasetName, place(flags))
  output.emit({ type: 'result', name, path: found?.path ?? null })
  if (found) output.say(found.path)
  else output.warn(`${name}: ${texts.data.absent}`)
  return found ? exitCodes.fine : exitCodes.failed
}

export const dataVerify = async (
  { output, texts }: Context,
  name: string,
  flags: DataFlags,
): Promise<number> => {
  let ok = false
  for await (const event of verify(name as DatasetName, place(flags))) {
    output.emit(event)
    if (event.type === 'file') {
      const { file, state } = event.file
      const paint = state === 'whole' ? output.colors.green : output.colors.red
      output.say(`  ${file}  ${paint(texts.data[state])}`)
    }
    if (event.type === 'result') ({ ok } = event)
  }
  if (!ok) output.warn(texts.data.getAgain(`${invokedAs()} data get ${name}`))
  return ok ? exitCodes.fine : exitCodes.failed
}

export const dataRemove = async (
  { output, texts }: Context,
  name: string,
  flags: DataFlags,
): Promise<number> => {
  const removed = await remove(name as DatasetName, place(flags))
  output.say(removed ? texts.data.removed(name) : texts.data.nothingToRemove(name))
  output.emit({ type: 'result', name, removed: Boolean(removed) })
  return exitCodes.fine
}
