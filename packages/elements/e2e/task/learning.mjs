import {
  body,
  equal,
  part,
  press,
  progressOf,
  shows,
  solution,
  starter,
  write,
  written,
} from './page.mjs'

/** @type {readonly import('../cases.mjs').Case[]} */
export const learningCases = [
  {
    name: 'task: the ladder of hints, rung by rung',
    body,
    run: async (page) => {
      for (const [rung, words] of [
        [1, 'First one number for each row'],
        [2, 'tf.dot gives the sums'],
        [3, '___'],
      ]) {
        await press(page, `Next hint (${rung} of 3)`)
        await shows(page, '.hints', String(words))
        equal((await progressOf(page)).hints, rung, 'hints')
      }
      equal(await part(page, 'button:has-text("All hints")').isDisabled(), true, 'no more hints')
      await part(page, '.hints summary:focus').waitFor()
      await page.reload()
      await part(page, '.hints summary').click()
      await shows(page, '.hints', 'tf.dot gives the sums')
    },
  },
  {
    name: 'task: the solution is shown after a try, beside the code',
    body,
    run: async (page) => {
      await press(page, 'Solution')
      await shows(page, '.notice', 'Try first')
      equal(await part(page, '.solution').count(), 0, 'solutions')
      await press(page, 'Check')
      await part(page, '.outcome').waitFor({ timeout: 30_000 })
      await press(page, 'Solution')
      await shows(page, '.solution', 'tf.greaterEqual(z, 0)')
      equal((await written(page)).trim(), starter.trim(), 'code')
      if (!(await progressOf(page)).solutionAt) throw new Error('not remembered')
      await press(page, 'Hide the solution')
      equal(await part(page, '.solution').count(), 0, 'solutions')
    },
  },
  {
    name: 'task: reset, and take back',
    body,
    run: async (page) => {
      await write(page, solution)
      await press(page, 'Reset')
      equal((await written(page)).trim(), starter.trim(), 'after reset')
      await shows(page, '.notice', 'The starter is back')
      equal(await part(page, 'button:has-text("Reset")').isVisible(), false, 'reset button')
      await page.reload()
      await press(page, 'Take back')
      await shows(page, '.cm-content', 'greaterEqual')
      equal((await written(page)).trim(), solution.trim(), 'taken back')
      equal(await part(page, 'button:has-text("Take back")').isVisible(), false, 'take back')
    },
  },
  {
    name: 'task: works by keyboard alone',
    body: `<a href="#top">before</a>${body}`,
    run: async (page) => {
      const focused = () =>
        page.evaluate(
          () => document.querySelector('firstgrad-task')?.shadowRoot?.activeElement?.textContent,
        )
      await page.locator('a').focus()
      await page.keyboard.press('Tab')
      await part(page, '.cm-content').waitFor()
      await page.keyboard.press('ControlOrMeta+a')
      await page.keyboard.insertText(solution)
      await page.keyboard.press('Tab')
      equal(await focused(), 'Check', 'after the editor')
      await page.keyboard.press('Enter')
      await shows(page, '.outcome', 'All 6 checks pass.')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Space')
      await shows(page, '.hints', 'First one number')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await shows(page, '.solution', 'tf.greaterEqual')
      await page.keyboard.press('Tab')
      equal(await focused(), 'Reset', 'after the solution')
      await page.keyboard.press('Enter')
      equal(await focused(), 'Take back', 'after the reset')
    },
  },
  {
    name: 'task: code and progress are there after a reload, also in the middle of a word',
    body,
    run: async (page) => {
      await write(page, `${solution}\n// 还没写完`)
      await page.reload()
      await shows(page, '.cm-content', '还没写完')
      await press(page, 'Check')
      await shows(page, '.outcome', 'All 6 checks pass.')
      await page.reload()
      await shows(page, '.state', 'You have passed this one')
    },
  },
  {
    name: 'task: typing before CodeMirror has come is not lost',
    long: true,
    body,
    run: async (page) => {
      await page.route('**/code-mirror*', async (route) => {
        await new Promise((done) => setTimeout(done, 1000))
        await route.continue()
      })
      await page.evaluate(() => localStorage.clear())
      await page.reload()
      await part(page, 'textarea').focus()
      await page.keyboard.press('ControlOrMeta+Home')
      await page.keyboard.type('// one ')
      await part(page, '.cm-content').waitFor()
      await page.keyboard.type('two')
      equal((await written(page)).split('\n')[0], `// one two${starter.split('\n')[0]}`, 'line')
    },
  },
  {
    name: 'task: CodeMirror waits for the word that is being composed',
    body,
    run: async (page) => {
      let come = () => {}
      const wait = new Promise((done) => {
        come = () => done(undefined)
      })
      await page.route('**/code-mirror*', async (route) => {
        await wait
        await route.continue()
      })
      await page.reload()
      await part(page, 'textarea').focus()
      await page.keyboard.press('ControlOrMeta+Home')
      const input = await page.context().newCDPSession(page)
      const composed = { selectionStart: 4, selectionEnd: 4, text: "shen'j" }
      await input.send('Input.imeSetComposition', composed)
      come()
      await page.waitForTimeout(1500)
      equal(await part(page, 'textarea').count(), 1, 'plain fields while composing')
      await input.send('Input.insertText', { text: '神经元' })
      await part(page, '.cm-content').waitFor()
      await page.keyboard.type('!')
      equal((await written(page)).slice(0, 10), '神经元!import', 'text')
    },
  },
  {
    name: 'task: without CodeMirror there is a plain field, and it is judged',
    long: true,
    body,
    run: async (page) => {
      await page.route('**/code-mirror*', (route) => route.abort())
      await page.reload()
      await part(page, 'textarea').fill(solution)
      await part(page, 'textarea').press('ControlOrMeta+Enter')
      await shows(page, '.outcome', 'All 6 checks pass.')
    },
  },
  {
    name: 'task: completes names of TensorFlow.js, and underlines errors',
    body,
    run: async (page) => {
      await write(page, `${starter}\nconst a = `)
      await page.keyboard.press('ControlOrMeta+End')
      await page.keyboard.type('tf.matM')
      await shows(
        page,
        '.cm-tooltip-autocomplete li',
        'matMul(a, b, transposeA?, transposeB?): Tensor',
      )
      await page.waitForTimeout(100)
      await page.keyboard.press('Enter')
      if (!(await written(page)).endsWith('tf.matMul')) throw new Error(await written(page))
      await page.keyboard.type('(1')
      await page.keyboard.press('Delete')
      await part(page, '.cm-lintRange-error').first().waitFor()
      await write(page, starter.replace('tf.zeros', 'no.zeros'))
      await page.keyboard.press('ControlOrMeta+Enter')
      await shows(page, '.message', 'no is not defined (neuron.ts, line 12)')
      await shows(page, '.cm-lintRange-error', 'no')
    },
  },
]
