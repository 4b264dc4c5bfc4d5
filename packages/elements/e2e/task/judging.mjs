import { course } from '@firstgrad/core/course'
import { createJudge, verdictOn } from '@firstgrad/core/exercises'
import { nodeHost, readCourseFile } from '@firstgrad/core/exercises-node'
import { describeCode } from '@firstgrad/core/messages'
import {
  body,
  checksShown,
  courseFile,
  equal,
  neuron,
  part,
  press,
  progressOf,
  shows,
  solution,
  starter,
  write,
} from './page.mjs'

const loop = starter.replace('tf.tidy(', '{ for (;;) {} }\nconst unused = () => tf.tidy(')

/** One that is still starting ends once it has. @param {import('playwright-core').Page} page */
const noWorkers = async (page) => {
  for (let i = 0; i < 100 && page.workers().length > 0; i++) await page.waitForTimeout(100)
  equal(page.workers().length, 0, 'workers')
}

/** What the command would say of the starter. @param {'en' | 'zh-CN'} language */
const inNode = async (language) => {
  const exercise = course.find(({ id }) => id === neuron)
  if (!exercise) throw new Error(`no ${neuron}`)
  const judge = createJudge({ host: nodeHost() })
  try {
    const { checks } = await verdictOn(judge, {
      exercise,
      read: (name) => readCourseFile(neuron, name),
      answer: { entry: 'neuron.ts', files: { 'neuron.ts': starter } },
    })
    return checks.map(({ title, status, message, pattern, note }) => ({
      title: title[language],
      status,
      message: [message, pattern, note]
        .flatMap((each) => (each ? [describeCode(each, language)] : []))
        .join(language === 'en' ? ' ' : ''),
    }))
  } finally {
    await judge.close()
  }
}

/** With FIRSTGRAD_CASES: the stage `course` judges them all, without a panel. @type {import('../cases.mjs').Case} */
const everySolution = {
  name: 'task: every solution of the course passes in the page',
  body,
  run: async (page) => {
    for (const { id, task } of course) {
      if (!task) continue
      await page.locator('main').evaluate((main, name) => {
        main.innerHTML = `<firstgrad-task exercise="${name}"></firstgrad-task>`
      }, id)
      await write(page, courseFile(`${id}/solution.ts`))
      await page.keyboard.press('ControlOrMeta+Enter')
      await shows(page, '.outcome.right', 'checks pass.')
    }
  },
}

/** @type {readonly import('../cases.mjs').Case[]} */
export const judgingCases = [
  .../** @type {const} */ ([
    ['en', 'Check'],
    ['zh-CN', '检查'],
  ]).map(([language, check]) => ({
    name: `task: the starter's verdict is that of the command (${language})`,
    body: `<div lang="${language}">${body}</div>`,
    run: async (/** @type {import('playwright-core').Page} */ page) => {
      await press(page, check)
      await part(page, '.checks').waitFor({ timeout: 30_000 })
      const [shown, said] = [await checksShown(page), await inNode(language)]
      // One cause is told once.
      const expected = said.map((each, i) =>
        each.message === said[i - 1]?.message ? { ...each, message: '' } : each,
      )
      equal(shown, expected, 'verdict')
    },
  })),
  {
    name: 'task: names a mistake when typing rests, and says it once',
    body,
    run: async (page) => {
      await write(page, courseFile(`${neuron}/mistakes/no-bias.ts`))
      await shows(page, '.mistake', 'The bias is missing')
      await shows(page, '[role=status]', 'The bias is missing')
      const { mistakes, attempts } = await progressOf(page)
      equal([mistakes[0].id, attempts], ['no-bias', 1], 'progress')
    },
  },
  .../** @type {const} */ ([
    ['en', 'All 6 checks pass.', 'XOR'],
    ['zh-CN', '6 项检查全部通过。', '异或'],
  ]).map(([language, all, question]) => ({
    name: `task: the solution passes, and a question ends it (${language})`,
    body: `<div lang="${language}">${body}</div>`,
    run: async (/** @type {import('playwright-core').Page} */ page) => {
      await write(page, solution)
      await page.keyboard.press('ControlOrMeta+Enter')
      await shows(page, '.outcome', all)
      await shows(page, '[role=status]', all)
      await shows(page, '.question', question)
      await part(page, '.question summary').click()
      await part(page, '.question details p').waitFor()
      if (!(await progressOf(page)).passedAt) throw new Error('passing was not remembered')
    },
  })),
  {
    name: 'task: an endless loop is ended while the page goes on',
    body,
    run: async (page) => {
      await page.evaluate(() => {
        const counted = /** @type {any} */ (window)
        counted.frames = 0
        const count = () => {
          counted.frames++
          requestAnimationFrame(count)
        }
        count()
      })
      await write(page, loop)
      await shows(page, '.state', 'Checking')
      const before = await page.evaluate(() => /** @type {any} */ (window).frames)
      await shows(page, '.outcome', 'checks pass')
      const after = await page.evaluate(() => /** @type {any} */ (window).frames)
      await shows(page, '.checks .timeout .status', 'takes too long')
      await shows(page, '.message', 'Look for a loop that never ends')
      // It was let run for ten seconds.
      if (after - before < 60) throw new Error(`${after - before} frames alone`)
    },
  },
  {
    name: 'task: what is newer does not wait for an endless loop',
    long: true,
    body,
    run: async (page) => {
      await write(page, loop)
      await page.keyboard.press('ControlOrMeta+Enter')
      await shows(page, '.state', 'Checking')
      await page.waitForTimeout(1500)
      await write(page, solution)
      await page.keyboard.press('ControlOrMeta+Enter')
      await shows(page, '.outcome', 'All 6 checks pass.')
      equal((await progressOf(page)).attempts, 1, 'attempts')
    },
  },
  {
    name: 'task: shows a table of numbers as a picture, with what was printed',
    body: '<firstgrad-task exercise="basics/sobel-kernel"></firstgrad-task>',
    run: async (page) => {
      const right = courseFile('basics/sobel-kernel/solution.ts')
      await write(page, `console.log('hello', [1, 2])\n${right}`)
      await shows(page, '.console', 'hello [1,2]')
      await shows(page, '.outcome', 'checks pass.')
      await write(page, courseFile('basics/sobel-kernel/starter.ts'))
      await page.keyboard.press('ControlOrMeta+Enter')
      await part(page, '.evidence canvas[role=img]').first().waitFor({ timeout: 30_000 })
    },
  },
  {
    name: 'task: panels share one judge, and the last takes it along',
    long: true,
    body: `${body}<firstgrad-task exercise="tf/hello"></firstgrad-task>`,
    run: async (page) => {
      const panels = page.locator('firstgrad-task')
      for (const i of [0, 1]) {
        await panels.nth(i).getByRole('button', { name: 'Check' }).click()
        await panels.nth(i).locator('.outcome').waitFor({ timeout: 30_000 })
      }
      const count = page.workers().length
      if (count < 1 || count > 3) throw new Error(`${count} workers`)
      await panels.first().evaluate((panel) => panel.remove())
      await panels.first().evaluate((panel) => panel.remove())
      await noWorkers(page)
    },
  },
  {
    name: 'task: a panel that leaves in the middle of a check leaves no worker behind',
    body,
    run: async (page) => {
      for (const wait of [0, 300, 1500]) {
        await write(page, loop)
        await page.keyboard.press('ControlOrMeta+Enter')
        await page.waitForTimeout(wait)
        await page.locator('firstgrad-task').evaluate((panel) => panel.remove())
        await noWorkers(page)
        await page.locator('main').evaluate((main, panel) => {
          main.innerHTML = panel
        }, body)
      }
      await write(page, solution)
      await shows(page, '.outcome', 'All 6 checks pass.')
    },
  },
  ...(process.env.FIRSTGRAD_CASES ? [everySolution] : []),
]
