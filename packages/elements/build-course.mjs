// The texts of the course's folders as modules, one an exercise, so that a page loads those it shows.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const course = fileURLToPath(new URL('../core/course/', import.meta.url))
const out = fileURLToPath(new URL('src/generated/course/', import.meta.url))

/** What the judge and the editor read: programs, not the exercise's own definition or figures. */
const isText = (/** @type {string} */ name) =>
  /^(starter|solution|probe|kit)\.ts$|^mistakes\/.+\.ts$/.test(name)

const exercises = readdirSync(course, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => /^[^/]+\/[^/]+\/starter\.ts$/.test(name))
  .map((name) => name.replace('/starter.ts', ''))
  .sort()

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
    `export const texts: Readonly<Record<string, string>> = ${code}\n`,
  )
}
const lines = exercises.map(
  (id) => `  '${id}': async () => (await import('./${id.replace('/', '-')}.js')).texts,`,
)
writeFileSync(
  join(out, 'index.ts'),
  `export const courseTexts: Readonly<Record<string, () => Promise<Readonly<Record<string, string>>>>> = {\n${lines.join('\n')}\n}\n`,
)
