// Makes src/host/generated/: each module of assembly/ compiled, as a file that holds its bytes as
// hexadecimal digits, which compress better than base64. They are so small that they are read at once,
// wherever the package runs. Does nothing when nothing changed.
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { assemblyFiles, compile, generate } from '../../assembly.base.mjs'

const here = import.meta.dirname
const assembly = join(here, 'assembly')
const options = '-O3s --noAssert --runtime stub --initialMemory 1 --enable simd'.split(' ')

const sources = assemblyFiles(here)
const compilerVersion = createRequire(import.meta.url).resolve('assemblyscript/package.json')
const from = [import.meta.filename, compilerVersion, ...sources]

await generate(join(here, 'src/host/generated'), from, async (fresh) => {
  const { default: compiler } = await import('assemblyscript/asc')
  for (const source of sources.filter((source) => dirname(source) === assembly)) {
    const bytes = await compile(compiler, here, basename(source), options)
    const text = Buffer.from(bytes).toString('hex')
    writeFileSync(
      join(fresh, basename(source)),
      `// Made by build-binaries.mjs.\nexport const hex =\n  '${text}'\n`,
    )
  }
})
