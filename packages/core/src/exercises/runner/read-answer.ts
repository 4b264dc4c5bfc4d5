import { readFile, stat } from 'node:fs/promises'
import { basename, dirname, join, relative, sep } from 'node:path'
import { coreError } from '../../errors.js'

/** A learner's program: its file and those beside it that it imports. */
export interface Answer {
  readonly entry: string
  readonly files: Readonly<Record<string, string>>
}

const imports = /(?:\bfrom|\bimport|\brequire)\s*\(?\s*['"](\.{1,2}\/[^'"\n]+)['"]/g

/** What an import may stand for: TypeScript's `.js` for `.ts`, or no extension at all. */
const candidates = (path: string) => [
  path,
  path.replace(/\.js$/, '.ts'),
  ...['.ts', '.js', '/index.ts', '/index.js'].map((extension) => path + extension),
]

const mostBytes = 2_000_000

const isFile = async (path: string) => (await stat(path).catch(() => null))?.isFile() ?? false

const readText = async (path: string): Promise<string> => {
  let bytes: Buffer
  try {
    const { size } = await stat(path)
    if (size > mostBytes) throw new Error(`it has ${size} bytes`)
    bytes = await readFile(path)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') throw coreError('core/answer-missing', { path })
    throw coreError('core/answer-unreadable', { path, reason: message })
  }
  if (bytes.includes(0))
    throw coreError('core/answer-unreadable', { path, reason: 'it is not text' })
  return bytes.toString('utf8').replace(/^\uFEFF/, '')
}

/**
 * Reads a learner's file with the files that it imports by relative paths, as far as they lie in its
 * folder or below; what lies elsewhere is left out, and the judge says so.
 *
 * @throws `core/answer-missing`, `core/answer-unreadable`
 */
export const readAnswer = async (path: string): Promise<Answer> => {
  const folder = dirname(path)
  const entry = basename(path)
  const files: Record<string, string> = {}
  const waiting = [entry]
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (Object.hasOwn(files, name)) continue
    const text = await readText(join(folder, name))
    files[name] = text
    for (const [, specifier] of text.matchAll(imports)) {
      const target = relative(folder, join(folder, dirname(name), specifier!))
      if (target.startsWith('..')) continue
      for (const candidate of candidates(target)) {
        if (!(await isFile(join(folder, candidate)))) continue
        waiting.push(candidate.split(sep).join('/'))
        break
      }
    }
  }
  return { entry, files }
}
