import { readFile } from 'node:fs/promises'
import * as core from '@tensorflow/tfjs-core'
import type { Options } from 'tsup'

type Plugin = NonNullable<Options['esbuildPlugins']>[number]

const coreName = '@tensorflow/tfjs-core'
const exported = new Set(Object.keys(core))

/** State of the engine: a second copy of these would be a second engine. */
const stateful = /dist[\\/](engine|environment|tensor|global_util|kernel_registry|tape)\.js$/

const importLine = /^import (?:\{([^}]*)\}|\* as (\w+)) from '(\.[^']*)';?$/gm

/** Inner names that the public face offers under another one. */
const standIns = new Map([
  ['ENGINE', `import { engine } from '${coreName}';\nconst ENGINE = engine();`],
  [
    'getGlobalTensorClass',
    `import { Tensor } from '${coreName}';\nconst getGlobalTensorClass = () => Tensor;`,
  ],
])

/** Imports from the core's public face what is there; the rest stays and is inlined. */
const fromCore = (source: string): string =>
  source.replace(importLine, (line, names: string | undefined, namespace: string | undefined) => {
    if (namespace !== undefined)
      return exported.has(namespace) ? `import { ${namespace} } from '${coreName}';` : line
    const list = names!.split(',').map((name) => name.trim())
    const outside = list.filter((name) => exported.has(name))
    const inside = list.filter((name) => !exported.has(name) && !standIns.has(name))
    return [
      ...list.flatMap((name) => standIns.get(name) ?? []),
      ...(outside.length > 0 ? [`import { ${outside.join(', ')} } from '${coreName}';`] : []),
      ...(inside.length > 0 ? [line.replace(names!, ` ${inside.join(', ')} `)] : []),
    ].join('\n')
  })

/**
 * Inlines TensorFlow.js's gradients, which raw Node cannot import (their own imports lack file
 * extensions), and nothing else: all that they call is imported from the program's one tfjs-core.
 */
export const stockGradients: Plugin = {
  name: 'stock-gradients',
  setup(build) {
    build.onLoad({ filter: /tfjs-core[\\/]dist[\\/].*\.js$/ }, async ({ path }) => {
      if (stateful.test(path)) throw new Error(`${path} must not be inlined: it holds state`)
      return { contents: fromCore(await readFile(path, 'utf8')), loader: 'js' }
    })
  },
}
