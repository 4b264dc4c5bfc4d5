import { readFileSync } from 'node:fs'

/** @typedef {import('playwright-core').Page} Page */

const course = new URL('../../../core/course/', import.meta.url)

/** @param {string} path below the course's folder */
export const courseFile = (path) => readFileSync(new URL(path, course), 'utf8')

export const neuron = 'basics/neuron'
export const body = `<firstgrad-task exercise="${neuron}"></firstgrad-task>`
export const starter = courseFile(`${neuron}/starter.ts`)
export const solution = courseFile(`${neuron}/solution.ts`)

/** @param {Page} page @param {string} selector within the first panel */
export const part = (page, selector) => page.locator('firstgrad-task').first().locator(selector)

/** @param {Page} page */
export const editorReady = async (page) => {
  await part(page, '.editor').scrollIntoViewIfNeeded()
  await part(page, '.cm-content').waitFor()
}

/** @param {Page} page @returns {Promise<string>} */
export const written = (page) =>
  part(page, '.cm-content').evaluate((content) =>
    [...content.querySelectorAll('.cm-line')].map((line) => line.textContent).join('\n'),
  )

/** Types over all that is there. @param {Page} page @param {string} code */
export const write = async (page, code) => {
  await editorReady(page)
  await part(page, '.cm-content').focus()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.insertText(code)
}

/** @param {Page} page @param {string} name */
export const press = (page, name) => part(page, `button:has-text("${name}")`).first().click()

/** @param {Page} page @param {string} selector @param {string} text */
export const shows = async (page, selector, text) => {
  await part(page, selector).filter({ hasText: text }).first().waitFor({ timeout: 30_000 })
}

/** @param {unknown} actual @param {unknown} expected @param {string} what */
export const equal = (actual, expected, what) => {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)]
  if (a !== b) throw new Error(`${what}: expected ${b}, got ${a}`)
}

/** Of the learner, as the page keeps it. @param {Page} page */
export const progressOf = (page) =>
  page.evaluate(
    (id) =>
      JSON.parse(localStorage.getItem('firstgrad.progress') ?? '{"exercises":{}}').exercises[id],
    neuron,
  )

/** Titles, statuses and words of each check. @param {Page} page */
export const checksShown = (page) =>
  part(page, '.checks').evaluate((list) =>
    [...list.children].map((item) => ({
      title: item.querySelector('.title')?.textContent,
      status: item.className,
      message: item.querySelector('.message')?.textContent ?? '',
    })),
  )
