// The exercises and the texts of their folders as modules, one an exercise: a page loads those it shows.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const course = fileURLToPath(new URL('../core/course/', import.meta.url))
const out = fileURLToPath(new URL('src/generated/course/', import.meta.url))

/** What the judge and the editor read: programs, not the exercise's own definition or figures. */
const isText = (/** @type {string} */ name) =>
  /^(starter|solution|probe|kit)\.ts$|^mistakes\/.+\.ts$/.test(name)

/** `kernelPlots` of basics/kernel-plots, as its module exports it. */
const variableOf = (/** @type {string} */ id) =>
  /** @type {string} */ (id.split('/')[1]).replace(/-(.)/g, (_, letter) => letter.toUpperCase())

/** The exercise's place in the course, as it says itself. */
const numberIn = (/** @type {string} */ name) =>
  Number(/number: (\d+)/.exec(readFileSync(join(course, name), 'utf8'))?.[1])

const exercises = readdirSync(course, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => /^[^/]+\/[^/]+\/exercise\.ts$/.test(name))
  .map((name) => ({ id: name.replace('/exercise.ts', ''), number: numberIn(name) }))
  .sort((one, other) => one.number - other.number)
  .map(({ id }) => id)

rmSync(out, { recursive: true, force: true })
mkdirSync(out, { recursive: true })
for (const id of exercises) {
  const folder = join(course, id)
  const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter(isText)
    .sort()
    .map((name) => [name, readFileSync(join(folder, name), 'utf8')])
  const code = JSON.stringify(Object.fromEntries(texts), null, 1)
  writeFileSync(
    join(out, `${id.replace('/', '-')}.ts`),
    `export { ${variableOf(id)} as exercise } from '@firstgrad/core/course/${id}'\n` +
      `export const texts: Readonly<Record<string, string>> = ${code}\n`,
  )
}
const lines = exercises.map((id) => `  '${id}': () => import('./${id.replace('/', '-')}.js'),`)
writeFileSync(
  join(out, 'index.ts'),
  `import type { Exercise } from '@firstgrad/core/exercises'

export const courseFiles: Readonly<
  Record<string, () => Promise<{ readonly exercise: Exercise; readonly texts: Readonly<Record<string, string>> }>>
> = {\n${lines.join('\n')}\n}\n`,
)
