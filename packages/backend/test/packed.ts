import { cp, mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Options } from 'tsup'
import config from '../tsup.config.js'

const room = fileURLToPath(new URL('..', import.meta.url))

// tsup's configuration may be a list or a function; ours is one object.
const options = config as Options

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
 * Builds this package as it is published into `<folder>/node_modules` and the suite's child beside
 * it, so that `node <folder>/child.mjs` runs them in raw Node.
 *
 * @param folder a folder below a `node_modules` that holds TensorFlow.js
 */
export const packInto = async (folder: string): Promise<void> => {
  await rm(folder, { recursive: true, force: true })
  const target = join(folder, 'node_modules/@firstgrad/backend')
  await mkdir(target, { recursive: true })
  await build({
    ...options,
    ...fromSource,
    entry: Object.fromEntries(
      Object.entries(options.entry as Record<string, string>).map(([name, path]) => [
        name,
        join(room, path),
      ]),
    ),
    outDir: join(target, 'dist'),
    // The test's working folder is another one, whose package.json tsup would go by.
    external: [/^@tensorflow\//, 'webgpu'],
    noExternal: [...(options.noExternal ?? []), '@firstgrad/errors'],
  })
  await cp(join(room, 'package.json'), join(target, 'package.json'))
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
