import { cp, mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Options } from 'tsup'
import config from '../tsup.config.js'

const room = fileURLToPath(new URL('..', import.meta.url))

/** Builds one package as it is published to where Node finds it from `folder`. */
const packPackage = async (name: string, config: unknown, folder: string): Promise<void> => {
  const source = join(room, '..', name)
  const target = join(folder, 'node_modules/@firstgrad', name)
  await mkdir(target, { recursive: true })
  // tsup's configuration may be a list or a function; ours is one object.
  const options = config as Options
  await build({
    ...options,
    ...fromSource,
    entry: Object.fromEntries(
      Object.entries(options.entry as Record<string, string>).map(([entry, path]) => [
        entry,
        join(source, path),
      ]),
    ),
    outDir: join(target, 'dist'),
    // The test's working folder is another one, whose package.json tsup would go by.
    external: [/^@tensorflow\//, '@firstgrad/wasm', 'webgpu'],
    noExternal: [...(options.noExternal ?? []), '@firstgrad/errors'],
  })
  await cp(join(source, 'package.json'), join(target, 'package.json'))
}

/** What `@firstgrad/wasm` is asked for here. */
const wasmEntry = { index: 'src/index.ts' }

/** Siblings come from source: nothing need be built before this test. */
const fromSource: Options = {
  config: false,
  dts: false,
  silent: true,
  clean: false,
  esbuildOptions: (settings) => {
    settings.conditions = ['@firstgrad/source']
  },
}

/**
 * Builds this package, and the engine that it brings along, as they are published into
 * `<folder>/node_modules`, and the suite's child beside them, so that `node <folder>/child.mjs` runs
 * them in raw Node.
 *
 * @param folder a folder below a `node_modules` that holds TensorFlow.js
 */
export const packInto = async (folder: string): Promise<void> => {
  await rm(folder, { recursive: true, force: true })
  await packPackage('backend', config, folder)
  await packPackage(
    'wasm',
    { ...(config as Options), entry: wasmEntry, esbuildPlugins: [] },
    folder,
  )
  // The dependency of a sibling, which this package does not have itself.
  const stock = '@tensorflow/tfjs-backend-wasm'
  await mkdir(join(folder, 'node_modules/@tensorflow'))
  await symlink(join(room, '../wasm/node_modules', stock), join(folder, 'node_modules', stock))
  await build({
    ...fromSource,
    entry: { child: join(room, 'test/suite/child.ts'), page: join(room, 'test/suite/page.ts') },
    outDir: folder,
    format: 'esm',
    target: 'es2022',
    external: [/^@firstgrad\/backend/, /^@tensorflow\//],
    outExtension: () => ({ js: '.mjs' }),
  })
  await writeFile(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n')
}

/** A consumer's folder from which this package's own dependencies are found. */
export const consumerFolder = (name: string): string => join(room, 'node_modules/.consumers', name)
