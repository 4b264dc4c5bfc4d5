// The experiments run once, in one language, and the figures that lessons show are written as JSON. A
// process of its own for each language: TensorFlow.js keeps one core busy.
import { writeFileSync } from 'node:fs'
import { course } from '@firstgrad/core/course'
import { readCourseFile } from '@firstgrad/core/exercises-node'
import { runExperiment } from '@firstgrad/core/experiments'
import { summary, toSVG, toTable } from '@firstgrad/core/figures'
import { figuresIn } from './figures-in.mjs'

const [language, file] = /** @type {[import('./languages.mjs').Language, string]} */ (
  process.argv.slice(2)
)

/** Shorter runs where a figure stays the same in kind; a visitor runs the long ones. */
const shorter = /** @type {Readonly<Record<string, Record<string, number>>>} */ ({
  'basics/classify-pets': { n: 300, epochs: 2 },
  'basics/regress-pets': { n: 500, epochs: 3 },
  'basics/saliency': { n: 300, epochs: 2 },
  'basics/segment': { n: 200, epochs: 2 },
  'basics/pooling': { digits: 1000 },
  'basics/kernel-plots': { pictures: 1000 },
  'basics/dense-net': { epochs: 60 },
  'basics/style': { steps: 40 },
})

/** @type {Record<string, import('./figures.mjs').DrawnFigure>} */
const drawn = {}
/** @type {string[]} */
const troubles = []

for (const { id, experiment } of course) {
  if (!experiment) continue
  const names = figuresIn(await readCourseFile(id, `lesson.${language}.md`))
  if (names.length === 0) continue
  /** @type {Record<string, import('@firstgrad/core/figures').Figure>} */
  const figures = {}
  try {
    const events = runExperiment({ id, experiment }, shorter[id] ?? {}, { seed: 1, language })
    for await (const event of events) if (event.type === 'figure') figures[event.id] = event.figure
  } catch (error) {
    troubles.push(`${id}: ${error instanceof Error ? error.message : error}`)
  }
  for (const name of names) {
    const figure = figures[name]
    if (!figure) {
      troubles.push(`${id}: no figure ${name}`)
      continue
    }
    const lang = language
    drawn[`${id}/${name}`] = {
      light: toSVG(figure, { theme: 'light', lang }),
      dark: toSVG(figure, { theme: 'dark', lang }),
      summary: summary(figure, { lang }),
      table: toTable(figure, { lang }),
    }
  }
}

writeFileSync(file, JSON.stringify({ drawn, troubles }))
// Engines may keep a process alive.
process.exit(0)
