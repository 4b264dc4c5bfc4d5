import { equal } from './task/page.mjs'

const body = '<firstgrad-own-data></firstgrad-own-data>'

/** @typedef {import('playwright-core').Page} Page */

const within = (/** @type {Page} */ page) => page.locator('firstgrad-own-data')

const status = (/** @type {Page} */ page, /** @type {string} */ words) =>
  within(page).locator('[role=status]').filter({ hasText: words }).first().waitFor()

const press = (/** @type {Page} */ page, /** @type {string} */ name) =>
  within(page).getByRole('button', { name, exact: true }).click()

const giveTable = async (/** @type {Page} */ page, /** @type {string | Buffer} */ text) => {
  await within(page).getByLabel('A table').check()
  await within(page)
    .locator('input[type=file][accept^=".csv"]')
    .setInputFiles({ name: 'own.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
}

const kinds = `size,colour,kind\n${Array.from(
  { length: 200 },
  (_, i) => `${i % 20},${['red', 'blue'][i % 2]},${i % 20 > 9 ? 'large' : 'small'}`,
).join('\n')}\n`

const set = (/** @type {Page} */ page, /** @type {string} */ name, /** @type {string} */ value) =>
  within(page).locator(`input[type=number][aria-label^="${name}:"]`).fill(value)

/** Pictures of one colour each, made by the page. */
const pictures = (/** @type {Page} */ page, /** @type {string} */ colour) =>
  page.evaluate(async (fill) => {
    const files = []
    for (let i = 0; i < 8; i++) {
      const canvas = document.createElement('canvas')
      canvas.width = 80 + i
      canvas.height = 64
      const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'))
      context.fillStyle = fill
      context.fillRect(0, 0, 100, 64)
      context.fillStyle = '#888'
      context.fillRect(5 * i, 3 * i, 10, 10)
      files.push(canvas.toDataURL('image/png').split(',')[1])
    }
    return files
  }, colour)

const files = (/** @type {readonly (string | undefined)[]} */ all) =>
  all.map((base64, i) => ({
    name: `${i}.png`,
    mimeType: 'image/png',
    buffer: Buffer.from(base64 ?? '', 'base64'),
  }))

/** @type {readonly import('./cases.mjs').Case[]} */
export const ownDataCases = [
  {
    name: 'own data: a table is learned, and a row foretold',
    body,
    run: async (page) => {
      await giveTable(page, kinds)
      await status(page, 'own.csv: 200 rows, 3 columns')
      await press(page, 'To the training')
      await set(page, 'epochs', '20')
      await press(page, 'Run')
      await within(page).getByText('Run 1 is done').waitFor({ timeout: 60_000 })
      await within(page).getByLabel('size', { exact: true }).fill('19')
      await press(page, 'Foretell')
      await status(page, 'kind: large')
      await within(page).locator('.shares').waitFor()
    },
  },
  {
    name: 'own data: pictures of two classes are told apart',
    body,
    run: async (page) => {
      const [red, blue] = [await pictures(page, '#c33'), await pictures(page, '#33c')]
      const inputs = within(page).locator('fieldset input[type=file]')
      await inputs.nth(0).setInputFiles(files(red))
      await status(page, '8 pictures were added')
      await inputs.nth(1).setInputFiles(files(blue))
      await within(page).locator('fieldset').nth(2).getByText('8 pictures').waitFor()
      await press(page, 'To the training')
      await within(page).locator('select[name=model]').selectOption('linear')
      await set(page, 'epochs', '10')
      await press(page, 'Run')
      await within(page).getByText('Run 1 is done').waitFor({ timeout: 60_000 })
      const trial = within(page).locator('.try input[type=file]')
      await trial.setInputFiles(files(blue.slice(0, 1)))
      await status(page, 'class 2:')
    },
  },
  {
    name: 'own data: says what cannot be learned from',
    body,
    run: async (page) => {
      await press(page, 'To the training')
      await status(page, 'Expected pictures of at least two classes, got 0')
      const inputs = within(page).locator('fieldset input[type=file]')
      await inputs
        .nth(0)
        .setInputFiles([{ name: 'broken.png', mimeType: 'image/png', buffer: Buffer.from('no') }])
      await status(page, 'These could not be read as pictures: broken.png')
      await giveTable(page, 'a,b\n1\n')
      await status(page, 'own.csv')
      await giveTable(page, 'a,b\n1,2\n3,4\n')
      await press(page, 'To the training')
      await status(page, 'at least 20 rows')
      await giveTable(page, kinds.replaceAll(/large|small/g, 'same'))
      await press(page, 'To the training')
      await status(page, 'has the same value in every row')
    },
  },
  {
    name: 'own data: in Chinese, with the cells between semicolons',
    body: `<div lang="zh-CN">${body}</div>`,
    run: async (page) => {
      await within(page).getByLabel('表格').check()
      await within(page)
        .locator('input[type=file][accept^=".csv"]')
        .setInputFiles({
          name: '数据.csv',
          mimeType: 'text/csv',
          buffer: Buffer.from(kinds.replaceAll(',', ';')),
        })
      await status(page, '数据.csv：200 行，3 列')
      equal(await within(page).locator('select option').last().textContent(), 'kind', 'target')
    },
  },
]
