import { readFileSync } from 'node:fs'
import { until } from './until.mjs'

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {'en' | 'zh-CN'} Language */

/** Unit 5 in its order; settings that make a run short are set to so much, or to the least there is. */
const unit =
  /** @type {readonly (readonly [string, Readonly<Record<string, number | 'least'>>])[]} */ ([
    ['neuron', { steps: 100 }],
    ['dense-net', { epochs: 5 }],
    ['convolution', {}],
    ['sobel-kernel', {}],
    ['pooling', { digits: 'least' }],
    ['kernel-plots', { epochs: 1, pictures: 'least' }],
    ['classify-pets', { n: 'least', epochs: 1 }],
    ['rnn-cell', {}],
    ['regress-pets', { n: 'least', epochs: 1 }],
    ['saliency', { n: 'least', epochs: 1 }],
    ['segment', { n: 'least', epochs: 1 }],
    ['style', { steps: 'least' }],
  ])

const words = {
  en: {
    folder: '',
    check: 'Check',
    hint: /^Next hint/,
    passed: /All \d+ checks pass/,
    run: 'Run',
    done: (/** @type {number} */ run) => `Run ${run} is done`,
    back: 'Go back in time',
    fork: /^Fork from step/,
    take: 'Take it with you',
    link: 'Copy a link to this experiment',
  },
  'zh-CN': {
    folder: '/zh',
    check: '检查',
    hint: /^下一条提示/,
    passed: /\d+ 项检查全部通过/,
    run: '运行',
    done: (/** @type {number} */ run) => `第 ${run} 次运行完成`,
    back: '回到过去',
    fork: /^从第 \d+ 步分叉/,
    take: '带走',
    link: '复制这个实验的链接',
  },
}

const course = new URL('../../../packages/core/course/', import.meta.url)

const slow = { timeout: 90_000 }

/** Writes over the learner's code. @param {Page} page @param {string} code */
const write = async (page, code) => {
  const content = page.locator('firstgrad-task .cm-content')
  await content.focus()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.insertText(code)
}

/** A wrong answer, a hint, the right answer. @param {Page} page @param {string} name @param {Language} language */
const solve = async (page, name, language) => {
  const task = page.locator('firstgrad-task')
  const outcome = task.locator('.outcome')
  const { hint, passed } = words[language]
  await task.scrollIntoViewIfNeeded()
  await task.locator('.cm-content').waitFor(slow)
  await page.locator('firstgrad-task .cm-content').focus()
  await page.keyboard.press('ControlOrMeta+Enter')
  await outcome.filter({ hasText: /\d/ }).waitFor(slow)
  if (passed.test((await outcome.textContent()) ?? '')) throw new Error('the starter passes')
  await task.getByRole('button', { name: hint }).click()
  await task.locator('.hints').waitFor()
  await write(page, readFileSync(new URL(`basics/${name}/solution.ts`, course), 'utf8'))
  await page.keyboard.press('ControlOrMeta+Enter')
  await outcome.filter({ hasText: passed }).waitFor(slow)
}

/**
 * Predict, run, go back, fork, share, and find it again after a reload.
 *
 * @param {Page} page
 * @param {Readonly<Record<string, number | 'least'>>} settings
 * @param {Language} language
 */
const experiment = async (page, settings, language) => {
  const panel = page.locator('firstgrad-experiment')
  const own = words[language]
  const field = (/** @type {string} */ setting) =>
    panel.locator(`input[type=number][aria-label^="${setting}:"]`)
  await panel.scrollIntoViewIfNeeded()
  const run = panel.getByRole('button', { name: own.run, exact: true })
  await run.waitFor(slow)
  await panel.locator('.prediction input[type=radio]').first().check()
  for (const [setting, value] of Object.entries(settings)) {
    const least = (await field(setting).getAttribute('min')) ?? '1'
    await field(setting).fill(value === 'least' ? least : String(value))
  }
  await run.click()
  const done = (/** @type {number} */ number) =>
    panel
      .locator('[role=status]')
      .filter({ hasText: own.done(number) })
      .waitFor(slow)
  await done(1)
  await panel.locator('.outcome').filter({ hasText: /./ }).waitFor()
  const slider = panel.getByLabel(own.back)
  if (await slider.isVisible()) {
    const shown = () => panel.locator('.time').textContent()
    const last = await shown()
    await slider.fill('0')
    if ((await shown()) === last) throw new Error('the slider leads nowhere')
    await slider.fill(String(await slider.getAttribute('max')))
    const fork = panel.getByRole('button', { name: own.fork })
    if (await fork.isVisible()) {
      await fork.click()
      await done(2)
    }
  }
  await panel.getByText(own.take).click()
  await panel.getByRole('button', { name: own.link }).click()
  await until(page, "location.hash.startsWith('#v1.')")
  const set = await Promise.all(Object.keys(settings).map((each) => field(each).inputValue()))
  await page.reload()
  await panel.scrollIntoViewIfNeeded()
  await run.waitFor(slow)
  const found = await Promise.all(Object.keys(settings).map((each) => field(each).inputValue()))
  if (String(found) !== String(set)) throw new Error(`expected ${set} from the link, got ${found}`)
}

/** One that fetches data. */
const few = ['pooling']

/** All in both languages with FIRSTGRAD_CASES; else a few, in turn. @param {string} name */
const languagesOf = (name) => {
  if (process.env.FIRSTGRAD_CASES) return /** @type {Language[]} */ (['en', 'zh-CN'])
  const place = few.indexOf(name)
  if (place === -1) return []
  return /** @type {Language[]} */ ([place % 2 === 0 ? 'zh-CN' : 'en'])
}

/** @type {readonly import('./cases.mjs').Case[]} */
export const journey = unit.flatMap(([name, settings]) =>
  languagesOf(name).map((language) => ({
    name: `a learner goes through ${name} (${language}), also offline`,
    run: async (/** @type {import('./cases.mjs').Site} */ { origin, open, goDown, goUp }) => {
      const context = await open()
      const page = await context.newPage()
      try {
        await page.goto(`${origin}${words[language].folder}/course/basics/${name}`)
        await solve(page, name, language)
        await experiment(page, settings, language)
        await until(page, 'navigator.serviceWorker.controller', { timeoutMs: 60_000 })
        await goDown()
        try {
          await page.reload()
          const task = page.locator('firstgrad-task')
          await task.getByRole('button', { name: words[language].check, exact: true }).click(slow)
          await task.locator('.outcome').filter({ hasText: words[language].passed }).waitFor(slow)
        } finally {
          await goUp()
        }
      } finally {
        await context.close()
      }
    },
  })),
)
