import { encodePermalink } from '@firstgrad/core/permalink'
import { strict } from '../policy.mjs'
import {
  body,
  editorReady,
  equal,
  neuron,
  part,
  press,
  shows,
  solution,
  starter,
  write,
  written,
} from './page.mjs'

/** @param {import('playwright-core').Page} page @param {string} fragment */
const follow = async (page, fragment) => {
  await page.evaluate((hash) => {
    location.hash = hash
  }, fragment)
  await page.reload()
  await editorReady(page)
}

/** @type {readonly import('../cases.mjs').Case[]} */
export const hostileCases = [
  {
    name: 'task: works under a strict policy, with all its styles',
    body,
    policy: strict,
    run: async (page) => {
      await page.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', (event) => {
          const broken = /** @type {any} */ (window)
          broken.broken = [...(broken.broken ?? []), event.violatedDirective + event.blockedURI]
        })
      })
      await page.reload()
      await write(page, starter)
      await page.keyboard.press('ControlOrMeta+Enter')
      await shows(page, '.outcome', '1 of 6 checks pass.')
      await press(page, 'Next hint')
      await press(page, 'Solution')
      await part(page, '.solution').waitFor()
      const font = await part(page, '.cm-scroller').evaluate((e) => getComputedStyle(e).fontFamily)
      if (!font.includes('monospace')) throw new Error(`no style: ${font}`)
      equal(await page.evaluate(() => /** @type {any} */ (window).broken ?? []), [], 'violations')
    },
  },
  {
    name: 'task: storage that is forbidden',
    body: `<script>Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })</script>${body}`,
    run: async (page) => {
      await shows(page, '.notice', 'does not let the page keep anything')
      await write(page, solution)
      await shows(page, '.outcome', 'All 6 checks pass.')
      await press(page, 'Solution')
      await part(page, '.solution').waitFor()
    },
  },
  {
    name: 'task: storage that is full, and an old record that is broken',
    body: `<script>Storage.prototype.setItem = () => { throw new DOMException('no', 'QuotaExceededError') }</script>${body}`,
    run: async (page) => {
      await write(page, solution)
      await shows(page, '.outcome', 'All 6 checks pass.')
      await shows(page, '.notice', 'The storage of this browser is full')
    },
  },
  {
    name: 'task: a record that cannot be read is set aside',
    long: true,
    body: `<script>localStorage.getItem('firstgrad.progress.damaged') ?? localStorage.setItem('firstgrad.progress', '{"version":1,"exer')</script>${body}`,
    run: async (page) => {
      await shows(page, '.notice', 'It was set aside')
      equal(
        await page.evaluate(() => localStorage.getItem('firstgrad.progress.damaged')),
        '{"version":1,"exer',
        'set aside',
      )
    },
  },
  {
    name: 'task: a link fills the editor once, and can be taken back',
    body,
    run: async (page) => {
      await write(page, '// mine')
      await follow(page, encodePermalink({ exercise: neuron, code: solution }))
      equal((await written(page)).trim(), solution.trim(), 'from the link')
      await shows(page, '.notice', 'This code came with the link')
      await write(page, '// changed')
      await page.reload()
      await shows(page, '.cm-content', '// changed')
      await press(page, 'Take back')
      equal(await written(page), '// mine', 'taken back')
      await page.reload()
      await shows(page, '.cm-content', '// mine')
    },
  },
  {
    name: 'task: a locked link is read and checked, and leaves the own code alone',
    body,
    run: async (page) => {
      await write(page, '// mine')
      const own = encodePermalink({ exercise: neuron, code: solution, lock: ['code'] })
      await follow(page, own)
      await shows(page, '.notice', 'has locked the code')
      await write(page, 'nothing')
      equal((await written(page)).trim(), solution.trim(), 'locked')
      await press(page, 'Check')
      await shows(page, '.outcome', 'All 6 checks pass.')
      await follow(page, '')
      equal(await written(page), '// mine', 'own code')
    },
  },
  {
    name: 'task: a link that is pasted into the open page is followed, a place in the page is not',
    body: `<a href="#there">there</a><p id="there">there</p>${body}`,
    run: async (page) => {
      await write(page, '// mine')
      await page.keyboard.press('ControlOrMeta+Enter')
      await shows(page, '.outcome', 'checks pass')
      await page.locator('a').click()
      await shows(page, '.outcome', 'checks pass')
      await page.evaluate(
        (hash) => {
          location.hash = hash
        },
        encodePermalink({ exercise: neuron, code: '// theirs' }),
      )
      await shows(page, '.notice', 'This code came with the link')
      await editorReady(page)
      equal(await written(page), '// theirs', 'from the link')
    },
  },
  {
    name: 'task: shares a link that leads back to this code',
    body,
    run: async (page) => {
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
      await write(page, `${solution}// 分享`)
      await press(page, 'Share')
      await shows(page, '.notice', 'The link is copied')
      const url = await page.evaluate(() => navigator.clipboard.readText())
      await page.evaluate(() => localStorage.clear())
      await page.goto('about:blank')
      await page.goto(url)
      await editorReady(page)
      await shows(page, '.cm-content', '// 分享')
    },
  },
  {
    name: 'task: a link that cannot be copied for the learner is there to be copied',
    body: `<script>Object.defineProperty(navigator, 'clipboard', { value: undefined })</script>${body}`,
    run: async (page) => {
      await press(page, 'Share')
      await part(page, '.notice input').waitFor()
      const url = await part(page, '.notice input').inputValue()
      if (!url.includes('#v1.')) throw new Error(url)
    },
  },
  ...[
    ['v1.abc', 'This link is cut off or damaged.'],
    ['v1.<img src=x onerror=alert(1)>', 'characters that do not belong'],
    ['v99.AAAA', 'version 99'],
  ].map(([fragment, words]) => ({
    name: `task: a broken link, ${fragment}`,
    body,
    run: async (/** @type {import('playwright-core').Page} */ page) => {
      await write(page, '// mine')
      await follow(page, fragment ?? '')
      await shows(page, '.notice', words ?? '')
      await shows(page, '.notice', 'Below is your own code')
      equal(await written(page), '// mine', 'own code')
      equal(await part(page, '.notice img').count(), 0, 'markup')
    },
  })),
  {
    name: 'task: an exercise that is not there, and one without a name',
    body: '<firstgrad-task exercise="basics/<b>nothing</b>"></firstgrad-task><firstgrad-task></firstgrad-task>',
    run: async (page) => {
      await shows(page, 'p', 'There is no exercise "basics/<b>nothing</b>"')
      await shows(page, 'li', neuron)
      await page.locator('firstgrad-task').nth(1).getByText('names no exercise').waitFor()
    },
  },
  {
    name: 'task: a page that allows no workers',
    body,
    policy: strict.replace("worker-src 'self'", "worker-src 'none'"),
    run: async (page) => {
      await press(page, 'Check')
      await shows(page, '.outcome', 'The checker could not start')
      await shows(page, '.outcome', `npx firstgrad check ${neuron}`)
      await press(page, 'Next hint')
      await shows(page, '.hints', 'First one number')
    },
  },
  {
    name: 'task: offline before the checker came, and online again',
    long: true,
    body,
    run: async (page) => {
      await page.route('**/judging-*', (route) => route.abort())
      await press(page, 'Check')
      await shows(page, '.outcome', 'The checker could not start')
      await page.unroute('**/judging-*')
      await page.reload()
      await press(page, 'Check')
      await shows(page, '.outcome', '1 of 6 checks pass.')
    },
  },
  {
    name: 'task: a worker that may not run code',
    long: true,
    body,
    run: async (page) => {
      await page.route('**/judge-worker.js', async (route) => {
        const response = await route.fetch()
        const headers = { ...response.headers(), 'content-security-policy': "script-src 'self'" }
        await route.fulfill({ response, headers })
      })
      await press(page, 'Check')
      await shows(page, '.outcome', "without 'unsafe-eval'")
    },
  },
]
