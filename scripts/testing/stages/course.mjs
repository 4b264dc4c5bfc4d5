import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { bundleScript } from '../bundle-script.mjs'
import { asTheyCome, attempt } from '../events.mjs'
import { findChromium } from '../find-chromium.mjs'
import { openTabs } from '../hosts/tabs.mjs'

/** The processor plays the graphics card, so that every machine has one. */
const emulated = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader']

/** One way to make each mistake; all of them with FIRSTGRAD_CASES, as in Node. */
const judged = process.env.FIRSTGRAD_CASES
  ? /^(starter|solution)\.ts$|^mistakes\//
  : /^(starter|solution)\.ts$|^mistakes\/[^.]+\.ts$/

/** All texts of an exercise's folder, by their names in it. */
const textsOf = (/** @type {string} */ folder) =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => name.replaceAll('\\', '/'))
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  )

/** @typedef {{ id: string, task?: object }} Exercise */

/**
 * What the judge of Node says of the programs that `programsOf` names, and what the page's says.
 *
 * @param {Awaited<ReturnType<typeof openTabs>>} browser
 * @param {string} page its address
 * @param {string} worker the worker's program
 * @param {string} backend
 * @param {readonly Exercise[]} exercises
 * @param {(texts: Record<string, string>) => string[]} programsOf
 * @param {(exercise: Exercise, texts: Record<string, string>, name: string) => Promise<string>} inNode
 * @param {string} root
 * @returns {AsyncGenerator<import('../events.mjs').CheckEvent>}
 */
const compareOn = async function* (
  browser,
  page,
  worker,
  backend,
  exercises,
  programsOf,
  inNode,
  root,
) {
  const tab = await browser.open()
  await tab.goto(page)
  await tab.evaluate(`coursePage.useWorker(${JSON.stringify(worker)})`)
  for (const exercise of exercises) {
    const texts = textsOf(join(root, 'packages/core/course', exercise.id))
    const names = programsOf(texts)
    yield attempt(`${backend}, ${exercise.id} (${names.length})`, async () => {
      for (const name of names) {
        const call = [backend, exercise.id, texts, name].map((each) => JSON.stringify(each))
        const here = await inNode(exercise, texts, name)
        const there = await tab.evaluate(`coursePage.judgeIn(${call.join(', ')})`)
        if (here !== there) throw new Error(`${name}: Node says ${here}, the page ${there}`)
      }
    })
  }
}

/** @type {import('../events.mjs').Stage} */
export const course = {
  name: 'course',
  title: 'every exercise in Chromium: the verdicts of Node, for every other solution on WebGL too',
  needsBuild: true,
  run: async function* ({ root }) {
    const program = findChromium()
    if (!program) {
      const reason = 'no Chromium on the path; set CHROMIUM_PATH'
      for (const name of ['cpu', 'webgl']) yield { type: 'skipped', name, reason }
      return
    }
    const room = join(root, 'packages/core')
    const load = (/** @type {string} */ name) =>
      import(pathToFileURL(join(room, `dist/${name}.js`)).href)
    const { createJudge, verdictOn } = await load('exercises')
    const { nodeHost } = await load('exercises-node')
    const { course: all } = await load('course')
    const exercises = all.filter((/** @type {Exercise} */ { task }) => task)

    const folder = mkdtempSync(join(tmpdir(), 'firstgrad-course-'))
    const judge = createJudge({ host: nodeHost(), trusted: true })
    /** @type {Map<string, Promise<string>>} */
    const known = new Map()
    const inNode = (
      /** @type {any} */ exercise,
      /** @type {Record<string, string>} */ texts,
      /** @type {string} */ name,
    ) => {
      const key = `${exercise.id} ${name}`
      const judged = known.get(key) ?? verdictOf(verdictOn, judge, exercise, texts, name)
      known.set(key, judged)
      return judged
    }
    const browser = await openTabs(program, emulated)
    try {
      await bundleScript(join(room, 'test/page.ts'), join(folder, 'coursePage.js'), {
        globalName: 'coursePage',
      })
      const program = join(room, 'src/exercises/worker/page.ts')
      await bundleScript(program, join(folder, 'courseWorker.js'))
      const worker = readFileSync(join(folder, 'courseWorker.js'), 'utf8')
      const page = join(folder, 'index.html')
      writeFileSync(page, '<!doctype html><script src="coursePage.js"></script>')
      const address = pathToFileURL(page).href
      const mutants = (/** @type {Record<string, string>} */ texts) =>
        Object.keys(texts).filter((name) => judged.test(name))
      yield* asTheyCome([
        compareOn(browser, address, worker, 'cpu', exercises, mutants, inNode, root),
        compareOn(
          browser,
          address,
          worker,
          'webgl',
          process.env.FIRSTGRAD_CASES
            ? exercises
            : exercises.filter((/** @type {unknown} */ _, /** @type {number} */ i) => i % 2 === 1),
          () => ['solution.ts'],
          inNode,
          root,
        ),
      ])
    } finally {
      await browser.close()
      await judge.close()
      rmSync(folder, { recursive: true })
    }
  },
}

/**
 * @param {any} verdictOn of @firstgrad/core
 * @param {any} judge
 * @param {Exercise} exercise
 * @param {Record<string, string>} texts
 * @param {string} name
 */
const verdictOf = async (verdictOn, judge, exercise, texts, name) => {
  const entry = /** @type {string} */ (name.split('/').at(-1))
  const answer = { entry, files: { [entry]: /** @type {string} */ (texts[name]) } }
  const read = async (/** @type {string} */ file) => /** @type {string} */ (texts[file])
  const { verdict, mistake, checks } = await verdictOn(judge, { exercise, read, answer })
  return JSON.stringify([
    verdict,
    mistake,
    checks.map((/** @type {{ id: string, status: string }} */ { id, status }) => [id, status]),
  ])
}
