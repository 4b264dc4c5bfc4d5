import { transform } from 'sucrase'
import type { LoadProblem, ModuleSource } from './protocol.js'
import { scheme, thrown } from './thrown.js'

export type Module = Record<string, unknown>

/** Thrown inside a learner's module; says why it cannot be loaded. */
export class LoadFailure extends Error {
  constructor(readonly problem: LoadProblem) {
    super(problem.kind)
  }
}

const extensions = ['', '.ts', '.js', '/index.ts', '/index.js']

/** `./b.js` seen from `a/c.ts` as one of the files, TypeScript's `.js` for `.ts` included. */
const resolve = (
  specifier: string,
  from: string,
  files: Readonly<Record<string, string>>,
): string | undefined => {
  const parts = from.split('/').slice(0, -1)
  for (const part of specifier.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.') parts.push(part)
  }
  const path = parts.join('/')
  const candidates = [path, path.replace(/\.js$/, '.ts'), path.replace(/\.mjs$/, '.mts')]
  return candidates
    .flatMap((candidate) => extensions.map((extension) => candidate + extension))
    .find((candidate) => Object.hasOwn(files, candidate))
}

const compile = (code: string, file: string): string => {
  try {
    return transform(code, {
      transforms: /\.m?ts$/.test(file) ? ['typescript', 'imports'] : ['imports'],
      filePath: file,
      production: true,
    }).code
  } catch (error) {
    const { message } = error as Error
    const [, line] = /\((\d+):\d+\)/.exec(message) ?? []
    const said = message.replace(/^Error transforming .*?: /, '').replace(/ ?\(\d+:\d+\)$/, '')
    throw new LoadFailure({
      kind: 'syntax',
      error: {
        name: 'SyntaxError',
        message: said,
        ...(line && { place: { file, line: Number(line) } }),
      },
    })
  }
}

/** The code as one function; it begins on its first line, so that line numbers are the file's. */
const asFunction = (code: string, file: string): ((...scope: unknown[]) => void) => {
  try {
    // biome-ignore lint/security/noGlobalEval: running the learner's code is what this worker is for.
    return globalThis.eval(
      `(function (require, exports, module, process) {${compile(code, file)}\n})\n//# sourceURL=${scheme}${file}`,
    )
  } catch (error) {
    if (error instanceof LoadFailure) throw error
    throw new LoadFailure({ kind: 'syntax', error: thrown(error) })
  }
}

/**
 * Loads a module of several files. Types are stripped by sucrase; imports lead to the other files
 * and to what is given by name, nowhere else.
 */
export const loadModule = (
  { entry, files, kit, probe }: ModuleSource,
  given: Readonly<Record<string, unknown>>,
  process: unknown,
): { answer: Module; probe: Module } => {
  const cache = new Map<string, { exports: Module }>()

  const load = (file: string, code: string, sources: Readonly<Record<string, string>>): Module => {
    const known = cache.get(file)
    if (known) return known.exports
    const module = { exports: {} as Module }
    cache.set(file, module)
    const require = (specifier: string): unknown => {
      if (Object.hasOwn(given, specifier)) return given[specifier]
      if (specifier === '@firstgrad/kit' && kit !== undefined)
        return load('kit.ts', kit, { 'kit.ts': kit })
      if (!/^\.{1,2}\//.test(specifier)) {
        throw new LoadFailure({ kind: 'import', specifier, file })
      }
      const path = resolve(specifier, file, sources)
      if (path === undefined) throw new LoadFailure({ kind: 'missing-file', specifier, file })
      return load(path, sources[path]!, sources)
    }
    asFunction(code, file)(require, module.exports, module, process)
    return module.exports
  }

  const answer = load(entry, files[entry]!, files)
  return { answer, probe: probe === undefined ? {} : load('probe.ts', probe, {}) }
}
