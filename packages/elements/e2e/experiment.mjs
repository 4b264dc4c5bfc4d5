import { readFileSync } from 'node:fs'
import { course } from '@firstgrad/core/course'
import { runExperiment } from '@firstgrad/core/experiments'
import { encodePermalink } from '@firstgrad/core/permalink'
import { unreadable, unsuitable } from './hostile-links.mjs'
import { strict } from './policy.mjs'
import { violations } from './task/looks.mjs'
import { equal } from './task/page.mjs'

/** @typedef {import('playwright-core').Page} Page */

const neuron = 'basics/neuron'
const body = `<firstgrad-experiment exercise="${neuron}"></firstgrad-experiment>`
const pets = '<firstgrad-experiment exercise="basics/classify-pets"></firstgrad-experiment>'

const within = (/** @type {Page} */ page) => page.locator('firstgrad-experiment')

const press = (/** @type {Page} */ page, /** @type {string} */ name) =>
  within(page).getByRole('button', { name, exact: true }).click({ timeout: 30_000 })

const says = (/** @type {Page} */ page, /** @type {string} */ words) =>
  within(page)
    .locator('[role=status], [role=alert]')
    .filter({ hasText: words })
    .first()
    .waitFor({ timeout: 60_000 })

const set = (/** @type {Page} */ page, /** @type {string} */ name, /** @type {string} */ value) =>
  within(page).locator(`input[type=number][aria-label^="${name}:"]`).fill(value)

const engine = (/** @type {Page} */ page, /** @type {string} */ name) =>
  within(page).getByLabel('engine', { exact: true }).selectOption(name)

const run = async (/** @type {Page} */ page, number = 1, name = 'Run') => {
  await press(page, name)
  await says(page, `Run ${number} is done`)
}

/** The numbers of the table of results, as they are shown. */
const shownMetrics = (/** @type {Page} */ page) =>
  within(page)
    .locator('table')
    .filter({ has: page.locator('caption') })
    .locator('tbody td')
    .allTextContents()

/** What Node computes of the same run, as the panel would show it. */
const inNode = async (
  /** @type {string} */ id,
  /** @type {Record<string, unknown>} */ parameters,
  /** @type {'wasm' | 'cpu'} */ backend,
) => {
  const exercise = course.find((each) => each.id === id)
  if (!exercise?.experiment) throw new Error(`no experiment ${id}`)
  const host = /** @type {const} */ ({ seed: 1, language: 'en', backend })
  for await (const event of runExperiment(
    { id, experiment: exercise.experiment },
    parameters,
    host,
  ))
    if (event.type === 'result')
      return Object.values(event.metrics).map((value) =>
        Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(5))),
      )
  throw new Error('no result')
}

const progressOf = (/** @type {Page} */ page, id = neuron) =>
  page.evaluate(
    (name) => JSON.parse(localStorage.getItem('firstgrad.progress') ?? '{}').exercises?.[name],
    id,
  )

/** What a press on a button gives to keep. */
const downloaded = async (/** @type {Page} */ page, /** @type {string | RegExp} */ name) => {
  const coming = page.waitForEvent('download')
  await within(page).getByRole('button', { name }).first().click()
  const download = await coming
  return {
    name: download.suggestedFilename(),
    bytes: readFileSync(/** @type {string} */ (await download.path())),
  }
}

const svgOf = (/** @type {Page} */ page, /** @type {string} */ title) =>
  within(page).locator('figure svg').filter({ hasText: title }).first().innerHTML()

const follow = async (/** @type {Page} */ page, /** @type {string} */ fragment) => {
  await page.evaluate((hash) => history.replaceState(null, '', hash), `#${fragment}`)
  await page.reload()
  await within(page).getByRole('button', { name: 'Run' }).waitFor({ timeout: 30_000 })
}

/** @type {readonly import('./cases.mjs').Case[]} */
export const experimentCases = [
  {
    name: 'experiment: a guess, a run with the numbers of Node, and what was right',
    body,
    run: async (page) => {
      await within(page).getByLabel('three', { exact: true }).check({ timeout: 30_000 })
      await engine(page, 'wasm')
      await run(page)
      equal(await shownMetrics(page), await inNode(neuron, {}, 'wasm'), 'metrics')
      await within(page).getByText('You said: three You were right.').waitFor()
      const { predictions, runs } = await progressOf(page)
      equal([predictions[0].choice, predictions[0].right], ['three', true], 'prediction')
      equal(runs[0].card.backend, 'wasm', 'card')
    },
  },
  {
    name: 'experiment: a CNN trains in the worker with the numbers of Node while the page draws',
    body: pets,
    run: async (page) => {
      await page.evaluate(() => {
        const counted = /** @type {any} */ (window)
        counted.frames = 0
        const count = () => {
          counted.frames++
          requestAnimationFrame(count)
        }
        requestAnimationFrame(count)
      })
      await press(page, 'Back to the defaults')
      await engine(page, 'wasm')
      await set(page, 'n', '300')
      await set(page, 'epochs', '2')
      const before = await page.evaluate('frames')
      await run(page)
      const after = await page.evaluate('frames')
      if (!(Number(after) > Number(before) + 5)) throw new Error('the page stood still')
      const node = await inNode('basics/classify-pets', { n: 300, epochs: 2 }, 'wasm')
      equal(await shownMetrics(page), node, 'metrics')
      await within(page).locator('summary').filter({ hasText: 'What computes: wasm' }).waitFor()
    },
  },
  {
    name: 'experiment: pause, one step, go on, stop, and run again',
    body: pets,
    run: async (page) => {
      await press(page, 'Back to the defaults')
      await set(page, 'n', '300')
      await press(page, 'Run')
      await within(page)
        .getByText(/^step \d+ of/)
        .waitFor({ timeout: 30_000 })
      await press(page, 'Pause')
      await says(page, 'Paused at step')
      await page.waitForTimeout(800)
      const place = () => within(page).locator('.progress').textContent()
      const before = await place()
      await page.waitForTimeout(500)
      equal(await place(), before, 'paused')
      for (let i = 0; i < 20 && (await place()) === before; i++) {
        await press(page, 'One step')
        await page.waitForTimeout(300)
      }
      if ((await place()) === before) throw new Error('no step was made')
      await press(page, 'Go on')
      await press(page, 'Stop')
      await says(page, 'Stopped at step')
      await set(page, 'epochs', '1')
      await run(page, 2, 'Run again')
    },
  },
  {
    name: 'experiment: back in time, and a fork from there',
    body,
    run: async (page) => {
      await press(page, 'Back to the defaults')
      await run(page)
      const last = await svgOf(page, 'steps of learning')
      const atEnd = await within(page).locator('.figures figure').allTextContents()
      const slider = within(page).getByLabel('Go back in time')
      await slider.fill('1')
      await within(page).getByText('after step').first().waitFor()
      const early = await within(page).locator('.figures figure').allTextContents()
      if (early.join() === atEnd.join()) throw new Error('the slider leads nowhere')
      await slider.fill(String(await slider.getAttribute('max')))
      equal(await svgOf(page, 'steps of learning'), last, 'the last moment')
      if (early.some((text) => text.includes('After 500 steps')))
        throw new Error('the past shows the end')
      await slider.fill('4')
      await within(page)
        .getByRole('button', { name: /^Fork from step/ })
        .click()
      await says(page, 'Run 2 is done')
      await within(page).getByText('forked from run 1 at step').waitFor()
    },
  },
  {
    name: 'experiment: runs side by side, four at most',
    body,
    run: async (page) => {
      await press(page, 'Back to the defaults')
      await set(page, 'steps', '50')
      await run(page)
      for (let number = 2; number <= 5; number++) {
        await set(page, 'steps', String(number * 50))
        await run(page, number, 'Run again')
      }
      await says(page, 'Four runs are kept')
      const curves = await within(page).locator('figure').first().textContent()
      for (const number of [2, 3, 4, 5])
        if (!curves?.includes(`run ${number}`)) throw new Error(`no curve of run ${number}`)
      await within(page).getByText('What differs').click()
      await within(page).getByRole('rowheader', { name: 'steps' }).waitFor()
      const names = await within(page).locator('.runs li').count()
      equal(names, 4, 'runs')
      await press(page, 'Remove run 3')
      equal(await within(page).locator('.runs li').count(), 3, 'runs')
      await press(page, 'Show run 2')
      await within(page).getByText('step 100 of 100').waitFor()
    },
  },
  {
    name: 'experiment: everything can be taken along',
    body,
    run: async (page) => {
      await press(page, 'Back to the defaults')
      await engine(page, 'wasm')
      await run(page)
      await within(page).getByText('Take it with you').click()
      const csv = await downloaded(page, 'Steps as CSV')
      equal(csv.name, 'neuron-1.csv', 'name')
      equal(csv.bytes.toString().split('\r\n')[0], 'step,series,loss', 'CSV')
      const card = JSON.parse(String((await downloaded(page, 'Run card (JSON)')).bytes))
      equal([card.exercise, card.seed, card.backend], [neuron, 1, 'wasm'], 'card')
      const svg = await downloaded(page, /as SVG$/)
      if (!svg.bytes.toString().startsWith('<svg')) throw new Error('no SVG')
      const png = await downloaded(page, /as PNG$/)
      equal(png.bytes.subarray(1, 4).toString(), 'PNG', 'PNG')
      const events = await downloaded(page, 'TensorBoard file')
      if (!events.bytes.includes('brain.Event:2')) throw new Error('no event file')
      const script = await downloaded(page, 'Node.js script with the same numbers')
      if (!script.bytes.includes('@firstgrad/core')) throw new Error('no script')
    },
  },
  {
    name: 'experiment: a link sets what it says, and locks what a teacher locks',
    body,
    run: async (page) => {
      await press(page, 'Back to the defaults')
      await set(page, 'steps', '120')
      await run(page)
      await within(page).getByText('Take it with you').click()
      await press(page, 'Copy a link to this experiment')
      await page.waitForFunction(() => location.hash.startsWith('#v1.'))
      await page.reload()
      const steps = within(page).locator('input[type=number][aria-label^="steps:"]')
      await steps.waitFor({ timeout: 30_000 })
      equal(await steps.inputValue(), '120', 'steps')
      await follow(
        page,
        encodePermalink({ exercise: neuron, parameters: { steps: 70 }, seed: 9, lock: ['steps'] }),
      )
      equal([await steps.inputValue(), await steps.isDisabled()], ['70', true], 'locked')
      await within(page).getByText('set by the teacher').waitFor()
      await run(page)
    },
  },
  {
    name: 'experiment: hostile links are told, and the panel works',
    body,
    run: async (page) => {
      await within(page).getByRole('button', { name: 'Run' }).waitFor({ timeout: 30_000 })
      const paste = async (/** @type {string} */ fragment, /** @type {string} */ words) => {
        await within(page).evaluate((panel, hash) => {
          // What was said of the link before does not count.
          for (const said of panel.shadowRoot?.querySelectorAll('[role=alert]') ?? []) said.remove()
          location.assign(hash)
        }, `#${fragment}`)
        await says(page, words)
        equal(await within(page).locator('img, script, b').count(), 0, `markup of ${fragment}`)
      }
      for (const fragment of unreadable)
        await paste(fragment, 'The link in the address could not be read')
      for (const fragment of unsuitable)
        await paste(fragment, 'The link holds settings that this experiment does not take')
      equal(await page.evaluate('Object.keys(Object.prototype)'), [], 'the prototype')
      await run(page)
    },
  },
  {
    name: 'experiment: says what a setting takes',
    body,
    run: async (page) => {
      await press(page, 'Back to the defaults')
      await set(page, 'steps', '-3')
      await press(page, 'Run')
      await says(page, 'Expected steps to be a whole number')
      await press(page, 'Back to the defaults')
      await within(page).getByLabel('seed of all randomness').fill('-1')
      await press(page, 'Run')
      await says(page, 'Expected seed')
    },
  },
  {
    name: 'experiment: on one engine after another',
    long: true,
    body,
    run: async (page) => {
      await press(page, 'Back to the defaults')
      for (const [i, name] of ['cpu', 'webgl', 'wasm'].entries()) {
        await engine(page, name)
        await run(page, i + 1, i === 0 ? 'Run' : 'Run again')
        await within(page)
          .locator('summary')
          .filter({ hasText: `What computes: ${name}` })
          .waitFor()
      }
      await engine(page, 'webgpu')
      await press(page, 'Run again')
      await within(page)
        .locator('[role=status]')
        .filter({ hasText: /could not go on|is done/ })
        .waitFor({ timeout: 60_000 })
    },
  },
  {
    name: 'experiment: in Chinese',
    body: `<div lang="zh-CN">${body}</div>`,
    run: async (page) => {
      await press(page, '运行')
      await says(page, '第 1 次运行完成')
      await within(page).getByText('结果').first().waitFor()
    },
  },
  {
    name: 'experiment: under a strict policy, with nothing refused',
    body: pets,
    policy: strict,
    run: async (page) => {
      await page.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', (event) => {
          const broken = /** @type {any} */ (window)
          broken.broken = [...(broken.broken ?? []), event.violatedDirective + event.blockedURI]
        })
      })
      await page.reload()
      await press(page, 'Back to the defaults')
      await set(page, 'n', '200')
      await set(page, 'epochs', '1')
      await run(page)
      equal(await page.evaluate(() => /** @type {any} */ (window).broken ?? []), [], 'violations')
    },
  },
  {
    name: 'experiment: a page that allows no workers',
    body,
    policy: strict.replace("worker-src 'self'", "worker-src 'none'"),
    run: (page) => says(page, 'The worker in which experiments run could not be started'),
  },
  {
    name: 'experiment: an exercise that is not there, and one without an experiment',
    body: '<firstgrad-experiment exercise="basics/nothing"></firstgrad-experiment><firstgrad-experiment exercise="tf/hello"></firstgrad-experiment>',
    run: async (page) => {
      await within(page).first().getByText('There is no exercise "basics/nothing"').waitFor()
      await within(page).nth(1).getByText('There is no experiment in "tf/hello"').waitFor()
    },
  },
  {
    name: 'experiment: leaves nothing behind when it leaves in the middle of a run',
    body: pets,
    run: async (page) => {
      await press(page, 'Run')
      await within(page)
        .getByText(/^step \d+ of/)
        .waitFor({ timeout: 30_000 })
      await page.evaluate(() => document.querySelector('firstgrad-experiment')?.remove())
      for (let i = 0; i < 50 && page.workers().length > 0; i++) await page.waitForTimeout(100)
      equal(page.workers().length, 0, 'workers')
    },
  },
  {
    name: 'experiment: says what is heard of the loss',
    long: true,
    body,
    run: async (page) => {
      await press(page, 'Back to the defaults')
      await run(page)
      await press(page, 'Hear the loss')
      await says(page, 'The higher the tone')
      await press(page, 'Silence')
      await within(page).getByRole('button', { name: 'Hear the loss' }).waitFor()
    },
  },
  .../** @type {const} */ (['light', 'dark']).map((theme) => ({
    name: `experiment: axe finds nothing, ${theme}`,
    long: theme === 'dark',
    body: `<h1>Experiment</h1>${body}`,
    run: async (/** @type {Page} */ page) => {
      await page.evaluate((scheme) => {
        document.documentElement.style.colorScheme = scheme
        document.documentElement.style.background = scheme === 'dark' ? '#16181d' : '#fff'
        document.documentElement.style.color = scheme === 'dark' ? '#e6e8eb' : '#1d2127'
      }, theme)
      await press(page, 'Back to the defaults')
      equal(await violations(page), [], 'at first')
      await run(page)
      await run(page, 2, 'Run again')
      for (const more of await within(page).locator('summary').all()) await more.click()
      equal(await violations(page), [], 'after two runs, with everything open')
    },
  })),
  {
    name: 'experiment: nothing is wider than a phone of 360 pixels',
    body,
    run: async (page) => {
      await page.setViewportSize({ width: 360, height: 740 })
      await press(page, 'Back to the defaults')
      await run(page)
      await run(page, 2, 'Run again')
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      equal(width, 360, 'width')
    },
  },
]
