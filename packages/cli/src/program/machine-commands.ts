import { Argument, type Command } from 'commander'
import type { BackendFlags } from '../commands/backend.js'
import type { DataFlags } from '../commands/data.js'
import { UsageError } from '../usage-error.js'
import type { Builder, CommonFlags } from './builder.js'

const backendCommand = ({ texts, make, leaf, act }: Builder): Command => {
  const nativeOnly = (name: string) => {
    if (name === 'native') return name
    throw new UsageError(texts.usage.notAnEngine(name))
  }
  const native = () => new Argument('<engine>', texts.options.engine).argParser(nativeOnly)
  return make('backend', texts.commands.backend)
    .addCommand(
      leaf('list', texts.commands.backendList).action((flags: CommonFlags) =>
        act(flags, async (context) =>
          (await import('../commands/backend.js')).backendList(context),
        ),
      ),
    )
    .addCommand(
      leaf('install', texts.commands.backendInstall)
        .addArgument(native())
        .option('--gpu', texts.options.gpu)
        .action((_engine: string, flags: BackendFlags & CommonFlags) =>
          act(flags, async (context) =>
            (await import('../commands/backend.js')).backendInstall(context, flags),
          ),
        ),
    )
    .addCommand(
      leaf('remove', texts.commands.backendRemove)
        .addArgument(native())
        .action((_engine: string, flags: CommonFlags) =>
          act(flags, async (context) =>
            (await import('../commands/backend.js')).backendRemove(context),
          ),
        ),
    )
}

const dataCommand = ({ texts, make, leaf, act }: Builder): Command => {
  const dataLeaf = (name: string, description: string) =>
    leaf(name, description).option('--cache-dir <folder>', texts.options.cacheDir)
  const data = make('data', texts.commands.data)
  data.addCommand(
    dataLeaf('list', texts.commands.dataList).action((flags: DataFlags & CommonFlags) =>
      act(flags, async (context) => (await import('../commands/data.js')).dataList(context, flags)),
    ),
  )
  const named = {
    get: [texts.commands.dataGet, 'dataGet'],
    path: [texts.commands.dataPath, 'dataPath'],
    verify: [texts.commands.dataVerify, 'dataVerify'],
    remove: [texts.commands.dataRemove, 'dataRemove'],
  } as const
  for (const [name, [description, command]] of Object.entries(named)) {
    const sub = dataLeaf(name, description).argument('<name>', texts.options.dataset)
    if (name === 'get') sub.option('--offline', texts.options.offline)
    data.addCommand(
      sub.action((set: string, flags: DataFlags & CommonFlags) =>
        act(flags, async (context) =>
          (await import('../commands/data.js'))[command](context, set, flags),
        ),
      ),
    )
  }
  return data
}

/** What lies on this machine: data sets and engines. */
export const machineCommands = (builder: Builder): readonly Command[] => [
  backendCommand(builder),
  dataCommand(builder),
]
