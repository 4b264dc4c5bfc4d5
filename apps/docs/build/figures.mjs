// The pictures of the lessons: SVG in light and dark, made once and kept until the course changes.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { languages } from './languages.mjs'

/**
 * @typedef {object} DrawnFigure
 * @property {string} light SVG
 * @property {string} dark SVG
 * @property {string} summary
 * @property {{ columns: readonly string[], rows: readonly (readonly (string | number | null)[])[] }} table
 */

/**
 * @typedef {object} FiguresOfLanguage
 * @property {Record<string, DrawnFigure>} drawn by `<exercise>/<figure>`
 * @property {readonly string[]} troubles figures that could not be made, and why
 */

const from = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url))
const cache = from('../.vitepress/cache/figures/')
const shown = from('../public/figures/')
const core = from('../node_modules/@firstgrad/core/dist/')
const program = from('figure-runs.mjs')

/** One word for all that figures depend on. */
const stampOf = () => {
  const hash = createHash('sha256').update(readFileSync(program))
  for (const name of readdirSync(core).sort())
    if (name.endsWith('.js')) hash.update(name).update(readFileSync(join(core, name)))
  return hash.digest('hex').slice(0, 16)
}

/** The page is a figure's ground. */
const onPaper = (/** @type {string} */ svg) =>
  svg.replace(/(<rect width="100%" height="100%" fill=)"[^"]*"/, '$1"none"')

/** @param {import('./languages.mjs').Language} language @param {string} file */
const run = async (language, file) => {
  const child = spawn(process.execPath, [program, language, file], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const exitCode = await new Promise((done) => child.on('close', done))
  if (exitCode !== 0) throw new Error(`The figures of the lessons (${language}) were not made.`)
}

/** @param {string} key @param {import('./languages.mjs').Language} language */
export const fileOfFigure = (key, language) => `${key.replaceAll('/', '-')}.${language}`

/**
 * Makes what is missing, both languages at once.
 *
 * @returns {Promise<Record<import('./languages.mjs').Language, FiguresOfLanguage>>}
 */
export const makeFigures = async () => {
  const stamp = stampOf()
  const kept = (/** @type {string} */ language) => join(cache, `${stamp}.${language}.json`)
  const missing = languages.filter((language) => !existsSync(kept(language)))
  if (missing.length > 0) {
    if (missing.length === languages.length) rmSync(cache, { recursive: true, force: true })
    mkdirSync(cache, { recursive: true })
    await Promise.all(missing.map((language) => run(language, kept(language))))
  }
  mkdirSync(shown, { recursive: true })
  const read = (/** @type {import('./languages.mjs').Language} */ language) => {
    /** @type {FiguresOfLanguage} */
    const figures = JSON.parse(readFileSync(kept(language), 'utf8'))
    for (const [key, { light, dark }] of Object.entries(figures.drawn)) {
      const file = join(shown, fileOfFigure(key, language))
      writeFileSync(`${file}.light.svg`, onPaper(light))
      writeFileSync(`${file}.dark.svg`, onPaper(dark))
    }
    // What is missing today, such as without data, may be there tomorrow.
    if (figures.troubles.length > 0) rmSync(kept(language))
    return figures
  }
  return { en: read('en'), 'zh-CN': read('zh-CN') }
}
