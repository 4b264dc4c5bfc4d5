// Makes src/binaries/generated/: our kernels compiled from assembly/, and TensorFlow.js's own
// WebAssembly files, each as a module that holds its bytes (gzip, then base64). So every host finds
// them the way it finds any module, and no path has to be guessed. Below files/ they lie as they are,
// for those who serve them themselves. Does nothing when nothing changed.
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const here = dirname(fileURLToPath(import.meta.url))
const assembly = join(here, 'assembly')
const generated = join(here, 'src/binaries/generated')
// Renamed when it is whole, so that a reader never meets half of it.
const fresh = `${generated}.${process.pid}`
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

const current = fingerprint()
if (read(join(generated, 'stamp')) !== current) {
  await make().catch((error) => {
    rmSync(fresh, { recursive: true, force: true })
    throw error
  })
}

async function make() {
  mkdirSync(join(fresh, 'files/wasm'), { recursive: true })
  for (const { name, shared, relaxed } of kernels) write(name, await compile(shared, relaxed))
  const folder = dirname(require.resolve('@tensorflow/tfjs-backend-wasm'))
  for (const { name, file } of xnnpack) write(name, readFileSync(join(folder, file)))
  writeFileSync(join(fresh, 'stamp'), current)
  rmSync(generated, { recursive: true, force: true })
  renameSync(fresh, generated)
}

async function compile(shared, relaxed) {
  const { default: asc } = await import('assemblyscript/asc')
  const features = ['threads', 'simd', ...(relaxed ? ['relaxed-simd'] : [])]
  let binary
  const { error, stderr } = await asc.main(
    [
      'assembly/index.ts',
      '--outFile',
      'kernels.wasm',
      '-O3',
      '--noAssert',
      // No runtime and no statics, so that the module has no data to write over tfjs's.
      '--runtime',
      'stub',
      '--importMemory',
      '--noExportMemory',
      '--initialMemory',
      '1',
      '--maximumMemory',
      '65536',
      ...(shared ? ['--sharedMemory'] : []),
      ...features.flatMap((feature) => ['--enable', feature]),
    ],
    {
      readFile: (name, base) => read(join(base === '.' ? here : base, name)) ?? null,
      listFiles: () => [],
      writeFile: (_name, contents) => {
        binary = contents
      },
    },
  )
  if (error) throw new Error(`assembly/ does not compile:\n${stderr.toString()}`)
  return binary
}

function write(name, bytes) {
  writeFileSync(join(fresh, `files/wasm/${name}.wasm`), bytes)
  const text = gzipSync(bytes, { level: 9 }).toString('base64')
  writeFileSync(
    join(fresh, `${name}.ts`),
    `// Made by build-binaries.mjs.\nexport const gzipped =\n  '${text}'\n`,
  )
}

function fingerprint() {
  const hash = createHash('sha256')
  hash.update(readFileSync(fileURLToPath(import.meta.url)))
  hash.update(readFileSync(require.resolve('@tensorflow/tfjs-backend-wasm/package.json')))
  hash.update(readFileSync(require.resolve('assemblyscript/package.json')))
  for (const file of readdirSync(assembly, { recursive: true }).sort()) {
    if (file.endsWith('.ts')) hash.update(`${file}\n${readFileSync(join(assembly, file))}`)
  }
  return hash.digest('hex')
}

function read(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
