// Makes src/host/generated/: each module of assembly/ compiled, as a file that holds its bytes in base64.
// They are so few that they are read at once, wherever the package runs. Does nothing when nothing
// changed.
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const assembly = join(here, 'assembly')
const generated = join(here, 'src/host/generated')
// Renamed when it is whole, so that a reader never meets half of it.
const fresh = `${generated}.${process.pid}`

const current = fingerprint()
if (read(join(generated, 'stamp')) !== current) {
  mkdirSync(fresh, { recursive: true })
  const entries = readdirSync(assembly).filter((name) => name.endsWith('.ts'))
  for (const name of entries) write(name, await compile(name))
  writeFileSync(join(fresh, 'stamp'), current)
  rmSync(generated, { recursive: true, force: true })
  renameSync(fresh, generated)
}

function write(name, bytes) {
  const text = Buffer.from(bytes).toString('base64')
  writeFileSync(
    join(fresh, name),
    `// Made by build-binary.mjs.\nexport const base64 =\n  '${text}'\n`,
  )
}

async function compile(name) {
  const { default: asc } = await import('assemblyscript/asc')
  let binary
  const options = [
    '-O3',
    '--noAssert',
    '--runtime',
    'stub',
    '--initialMemory',
    '1',
    '--enable',
    'simd',
  ]
  const { error, stderr } = await asc.main(
    [`assembly/${name}`, '--outFile', 'module.wasm', ...options],
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

function fingerprint() {
  const hash = createHash('sha256')
  hash.update(readFileSync(fileURLToPath(import.meta.url)))
  hash.update(readFileSync(createRequire(import.meta.url).resolve('assemblyscript/package.json')))
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
