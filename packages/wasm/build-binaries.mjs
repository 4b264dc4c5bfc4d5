// Makes src/binaries/generated/: our kernels compiled from assembly/, and TensorFlow.js's own
// WebAssembly files, each as a module that holds its bytes (gzip, then base64). So every host finds
// them the way it finds any module, and no path has to be guessed. Below files/ they lie as they are,
// for those who serve them themselves. Does nothing when nothing changed.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { assemblyFiles, compile, generate } from '../../assembly.base.mjs'

const here = import.meta.dirname
const require = createRequire(import.meta.url)

/** Both memories and both levels of SIMD: a heap that threads share, and one that is the page's own. */
const kernels = [
  { name: 'kernels-shared', shared: true, relaxed: false },
  { name: 'kernels-shared-relaxed', shared: true, relaxed: true },
  { name: 'kernels-plain', shared: false, relaxed: false },
  { name: 'kernels-plain-relaxed', shared: false, relaxed: true },
]

const xnnpack = [
  { name: 'xnnpack-shared', file: 'tfjs-backend-wasm-threaded-simd.wasm' },
  { name: 'xnnpack-plain', file: 'tfjs-backend-wasm-simd.wasm' },
]

// No runtime and no statics, so that the module has no data to write over tfjs's.
const options =
  '-O3 --noAssert --runtime stub --importMemory --noExportMemory --initialMemory 1 --maximumMemory 65536'

const from = [
  import.meta.filename,
  require.resolve('@tensorflow/tfjs-backend-wasm/package.json'),
  require.resolve('assemblyscript/package.json'),
  ...assemblyFiles(here),
]

await generate(join(here, 'src/binaries/generated'), from, async (fresh) => {
  mkdirSync(join(fresh, 'files/wasm'), { recursive: true })
  const write = (name, bytes) => {
    writeFileSync(join(fresh, `files/wasm/${name}.wasm`), bytes)
    const text = gzipSync(bytes, { level: 9 }).toString('base64')
    writeFileSync(
      join(fresh, `${name}.ts`),
      `// Made by build-binaries.mjs.\nexport const gzipped =\n  '${text}'\n`,
    )
  }
  const { default: compiler } = await import('assemblyscript/asc')
  for (const { name, shared, relaxed } of kernels) {
    const features = ['threads', 'simd', ...(relaxed ? ['relaxed-simd'] : [])]
    const more = [
      ...(shared ? ['--sharedMemory'] : []),
      ...features.flatMap((feature) => ['--enable', feature]),
    ]
    write(name, await compile(compiler, here, 'index.ts', [...options.split(' '), ...more]))
  }
  const folder = dirname(require.resolve('@tensorflow/tfjs-backend-wasm'))
  for (const { name, file } of xnnpack) write(name, readFileSync(join(folder, file)))
})
