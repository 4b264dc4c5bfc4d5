import { strict } from './policy.mjs'
import { violations } from './task/looks.mjs'
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

const givePictures = async (/** @type {Page} */ page, /** @type {readonly string[]} */ colours) => {
  const all = []
  for (const [i, colour] of colours.entries()) {
    const own = await pictures(page, colour)
    all.push(own)
    await within(page).locator('.classes input[type=file]').nth(i).setInputFiles(files(own))
    await within(page).locator('.classes fieldset').nth(i).getByText('8 pictures').waitFor()
  }
  return all
}

const run = async (/** @type {Page} */ page, number = 1, epochs = '10') => {
  await set(page, 'epochs', epochs)
  await press(page, number === 1 ? 'Run' : 'Run again')
  await within(page).getByText(`Run ${number} is done`).waitFor({ timeout: 60_000 })
}

/** The classes with their shares, as they are shown, the likeliest first. */
const shares = async (/** @type {Page} */ page) => {
  await within(page).locator('.shares').waitFor()
  return (await within(page).locator('.shares li').allTextContents()).map((text) => {
    const [, name = '', percent] = /^(.*): (\d+) %$/.exec(text) ?? []
    return { name, percent: Number(percent) }
  })
}

/** Drops a file on a place. */
const drop = (
  /** @type {Page} */ page,
  /** @type {string} */ place,
  /** @type {{ name: string, mimeType: string, buffer: Buffer }} */ { name, mimeType, buffer },
) =>
  within(page)
    .locator(place)
    .evaluate(
      (zone, given) => {
        const bytes = Uint8Array.from(atob(given.base64), (c) => c.charCodeAt(0))
        const dataTransfer = new DataTransfer()
        dataTransfer.items.add(new File([bytes], given.name, { type: given.mimeType }))
        zone.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }))
      },
      { name, mimeType, base64: buffer.toString('base64') },
    )

/** How many cameras are on, counted from the first one that is opened. */
const countCameras = (/** @type {Page} */ page) =>
  page.evaluate(() => {
    const { mediaDevices } = navigator
    const open = mediaDevices.getUserMedia.bind(mediaDevices)
    const counted = /** @type {any} */ (window)
    counted.tracks = []
    mediaDevices.getUserMedia = async (wanted) => {
      const stream = await open(wanted)
      counted.tracks.push(...stream.getTracks())
      return stream
    }
  })

const camerasOn = (/** @type {Page} */ page) =>
  page.evaluate(
    () =>
      /** @type {any} */ (window).tracks.filter(
        (/** @type {MediaStreamTrack} */ { readyState }) => readyState === 'live',
      ).length,
  )

const dressed = (/** @type {Page} */ page, /** @type {string} */ theme) =>
  page.evaluate((scheme) => {
    const { style } = document.documentElement
    style.colorScheme = scheme
    style.background = scheme === 'dark' ? '#16181d' : '#fff'
    style.color = scheme === 'dark' ? '#e6e8eb' : '#1d2127'
  }, theme)

/** @type {readonly import('./cases.mjs').Case[]} */
export const ownDataCases = [
  {
    name: 'own data: a table is learned, and a row foretold',
    body,
    run: async (page) => {
      await giveTable(page, kinds)
      await status(page, 'own.csv: 200 rows, 3 columns')
      await press(page, 'To the training')
      await within(page).locator('.try').waitFor()
      await press(page, 'Foretell')
      await status(page, 'First train the model above')
      await run(page, 1, '20')
      for (const [size, kind] of [
        ['19', 'large'],
        ['0', 'small'],
      ]) {
        await within(page).getByLabel('size', { exact: true }).fill(String(size))
        await press(page, 'Foretell')
        await status(page, `kind: ${kind}`)
        const [first, second] = await shares(page)
        equal(first?.name, kind, 'the likeliest')
        equal((first?.percent ?? 0) > 80, true, 'sure of it')
        equal(Math.abs((first?.percent ?? 0) + (second?.percent ?? 0) - 100) <= 1, true, 'sum')
      }
      // Nothing is known: any answer, and no trouble.
      await within(page).getByLabel('size', { exact: true }).fill('')
      await press(page, 'Foretell')
      await status(page, 'kind: ')
      await within(page).getByRole('combobox', { name: 'colour' }).selectOption('red')
      await press(page, 'Foretell')
      await status(page, 'kind: ')
    },
  },
  {
    name: 'own data: a number is foretold as a number',
    long: true,
    body,
    run: async (page) => {
      const rows = Array.from({ length: 200 }, (_, i) => `${i / 10},${2 * (i / 10) + 1}`)
      await giveTable(page, `x,y\n${rows.join('\n')}\n`)
      await press(page, 'To the training')
      await set(page, 'hidden', '0')
      await run(page, 1, '100')
      await within(page).getByLabel('x', { exact: true }).fill('10')
      await press(page, 'Foretell')
      await status(page, 'y: ')
      const said = await within(page).locator('.try [role=status]').textContent()
      equal(Math.abs(Number(said?.slice(3)) - 21) < 1, true, `y of 10 is 21, ${said}`)
    },
  },
  {
    name: 'own data: tells which columns and rows are not learned from',
    long: true,
    body,
    run: async (page) => {
      const rows = Array.from(
        { length: 60 },
        (_, i) => `${i},always,,text ${i},${i < 2 ? '' : ['a', 'b'][i % 2]}`,
      )
      await giveTable(page, `size,same,none,name,kind\n${rows.join('\n')}\n`)
      await press(page, 'To the training')
      await within(page).locator('.left-out').waitFor()
      equal(
        await within(page).locator('.left-out li').allTextContents(),
        [
          'same is the same in every row',
          'none is empty',
          'name holds texts of too many kinds',
          '2 rows, whose target is missing',
        ],
        'left out',
      )
      equal(await within(page).locator('.try label').allTextContents(), ['size'], 'fields')
    },
  },
  {
    name: 'own data: a spreadsheet from China, with semicolons and in GB 18030',
    body: `<div lang="zh-CN">${body}</div>`,
    run: async (page) => {
      // 品种;重 above rows of 猫 and 狗.
      const [cat, dog] = [
        [0xc3, 0xa8],
        [0xb9, 0xb7],
      ]
      const rows = Array.from({ length: 40 }, (_, i) => [
        ...(i < 20 ? cat : dog),
        ...Buffer.from(`;${i < 20 ? 4 : 20}.${i % 7}\n`),
      ])
      const bytes = [0xc6, 0xb7, 0xd6, 0xd6, 0x3b, 0xd6, 0xd8, 0x0a, ...rows.flat()]
      await within(page).getByLabel('表格').check()
      await within(page)
        .locator('input[type=file][accept^=".csv"]')
        .setInputFiles({ name: '数据.csv', mimeType: 'text/csv', buffer: Buffer.from(bytes) })
      await status(page, '数据.csv：40 行，2 列')
      await within(page).getByLabel('让模型预测哪一列？').selectOption('品种')
      await press(page, '开始训练')
      await set(page, 'epochs', '60')
      await press(page, '运行')
      await within(page).getByText('第 1 次运行').first().waitFor({ timeout: 60_000 })
      await within(page).locator('table caption').first().waitFor({ timeout: 60_000 })
      await within(page).getByLabel('重', { exact: true }).fill('4')
      await press(page, '预测')
      await status(page, '品种：猫')
    },
  },
  {
    name: 'own data: pictures of two classes are told apart',
    body,
    run: async (page) => {
      const [, blue = []] = await givePictures(page, ['#c33', '#33c'])
      await press(page, 'To the training')
      await within(page).locator('select[name=model]').selectOption('linear')
      await run(page)
      const trial = within(page).locator('.try input[type=file]')
      await trial.setInputFiles(files(blue.slice(0, 1)))
      await status(page, 'class 2:')
      equal((await shares(page))[0]?.name, 'class 2', 'the likeliest')
      await trial.setInputFiles([
        { name: 'broken.png', mimeType: 'image/png', buffer: Buffer.from('no') },
      ])
      await status(page, 'These could not be read as pictures: broken.png')
    },
  },
  {
    name: 'own data: folders become classes, and what is no picture is named',
    long: true,
    body,
    run: async (page) => {
      const own = files(await pictures(page, '#c33'))
      const all = [
        ...own.slice(0, 5).map((file) => ({ ...file, folder: 'cats' })),
        ...own.slice(0, 6).map((file) => ({ ...file, folder: '狗' })),
        { name: 'broken.png', buffer: Buffer.from('no'), folder: 'cats' },
        { name: 'notes.txt', buffer: Buffer.from('no'), folder: 'cats' },
        { name: '.DS_Store', buffer: Buffer.from('no'), folder: 'cats' },
      ].map(({ name, buffer, folder }) => ({ name, folder, base64: buffer.toString('base64') }))
      // A folder cannot be chosen without a disk: the files say where they lie.
      await within(page)
        .locator('input[webkitdirectory]')
        .evaluate((input, given) => {
          const transfer = new DataTransfer()
          for (const { name, folder, base64 } of given) {
            const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))
            const file = new File([bytes], name)
            Object.defineProperty(file, 'webkitRelativePath', { value: `mine/${folder}/${name}` })
            transfer.items.add(file)
          }
          const list = [...transfer.files]
          // Copies of files forget what was defined on them.
          for (const [i, { name, folder }] of given.entries()) {
            const path = { value: `mine/${folder}/${name}` }
            Object.defineProperty(list[i], 'webkitRelativePath', path)
          }
          Object.defineProperty(input, 'files', { value: list })
          input.dispatchEvent(new Event('change'))
        }, all)
      await status(page, '11 pictures were added.')
      await status(page, 'These could not be read as pictures: notes.txt, broken.png')
      const names = within(page).locator('.classes input[type=text]')
      const shown = await names.evaluateAll((inputs) => inputs.map((each) => each.value))
      equal(shown, ['class 1', 'class 2', 'cats', '狗'], 'classes')
      await within(page).locator('.classes fieldset').nth(2).getByText('5 pictures').waitFor()
    },
  },
  {
    name: 'own data: classes are added, named and removed, each with a name of its own',
    long: true,
    body,
    run: async (page) => {
      const names = within(page).locator('.classes input[type=text]')
      const shown = () => names.evaluateAll((inputs) => inputs.map((each) => each.value))
      await press(page, 'Remove class 1')
      await press(page, 'Add a class')
      equal(await shown(), ['class 2', 'class 1'], 'a class is added')
      await names.nth(1).fill('class 2')
      await names.nth(1).press('Enter')
      await status(page, 'There is a class class 2 already.')
      equal(await shown(), ['class 2', 'class 1'], 'one name is one class')
      await names.nth(1).fill('<b>cat</b>')
      await names.nth(1).press('Enter')
      await within(page).getByRole('button', { name: 'Remove <b>cat</b>' }).waitFor()
      equal(await within(page).locator('.classes b').count(), 0, 'markup')
    },
  },
  {
    name: 'own data: tables and pictures can be dropped',
    body,
    run: async (page) => {
      await givePictures(page, ['#c33', '#33c'])
      const [red] = files(await pictures(page, '#c33'))
      if (!red) throw new Error('no picture')
      await drop(page, '.classes fieldset:last-child .drop', red)
      await within(page).locator('.classes fieldset').nth(1).getByText('9 pictures').waitFor()
      await press(page, 'To the training')
      await within(page).locator('select[name=model]').selectOption('linear')
      await run(page)
      await drop(page, '.try .drop', red)
      equal((await shares(page))[0]?.name, 'class 1', 'the likeliest')
      await press(page, 'Change the data')
      await within(page).getByLabel('A table').check()
      await drop(page, '.drop:has(input[accept^=".csv"])', {
        name: 'dropped.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(kinds),
      })
      await status(page, 'dropped.csv: 200 rows, 3 columns')
    },
  },
  {
    name: 'own data: the data can be changed, and none of it is lost',
    long: true,
    body,
    run: async (page) => {
      await givePictures(page, ['#c33', '#33c'])
      await press(page, 'To the training')
      await within(page).locator('.try').waitFor()
      await press(page, 'Change the data')
      equal(await within(page).locator('.try').isVisible(), false, 'training is left')
      const counts = within(page).locator('.classes fieldset')
      for (const i of [0, 1]) await counts.nth(i).getByText('8 pictures').waitFor()
      await giveTable(page, kinds)
      await press(page, 'To the training')
      await within(page).locator('.try label').first().waitFor()
      await press(page, 'Change the data')
      await within(page).getByText('own.csv: 200 rows, 3 columns').first().waitFor()
      await within(page).getByLabel('Pictures', { exact: true }).check()
      await press(page, 'To the training')
      await within(page).locator('select[name=model]').waitFor()
      equal(page.workers().length <= 2, true, `${page.workers().length} workers`)
    },
  },
  {
    name: 'own data: says what cannot be learned from',
    body,
    run: async (page) => {
      await press(page, 'To the training')
      await status(page, 'Expected pictures of at least two classes, got 0')
      const inputs = within(page).locator('.classes input[type=file]')
      await inputs
        .nth(0)
        .setInputFiles([{ name: 'broken.png', mimeType: 'image/png', buffer: Buffer.from('no') }])
      await status(page, 'These could not be read as pictures: broken.png')
      const few = files((await pictures(page, '#c33')).slice(0, 3))
      for (const i of [0, 1]) await inputs.nth(i).setInputFiles(few)
      await within(page).locator('.classes fieldset').nth(1).getByText('3 pictures').waitFor()
      await press(page, 'To the training')
      await status(page, 'Expected at least 5 pictures of each class, got 3 of class 1')
      await within(page).getByLabel('A table').check()
      await press(page, 'To the training')
      await status(page, 'Choose a CSV file')
      await giveTable(page, 'a,b\n1,2\n3\n')
      await status(page, 'own.csv')
      await status(page, 'line 3')
      await giveTable(page, '')
      await status(page, 'own.csv')
      await giveTable(page, 'a,b\n1,2\n3,4\n')
      await press(page, 'To the training')
      await status(page, 'at least 20 rows')
      await giveTable(page, kinds.replaceAll(/large|small/g, 'same'))
      await press(page, 'To the training')
      await status(page, 'has the same value in every row')
      await giveTable(page, kinds)
      await press(page, 'To the training')
      await within(page).locator('.try').waitFor()
    },
  },
  {
    name: 'own data: a run that is paused is not asked, and one whose worker was ended still is',
    long: true,
    body,
    run: async (page) => {
      await page.evaluate(() => {
        const { postMessage } = Worker.prototype
        // As a worker is that computes for long: it does not hear that it is to stop.
        Worker.prototype.postMessage = function (/** @type {any} */ message) {
          if (message.type !== 'stop') postMessage.call(this, message)
        }
      })
      await giveTable(page, kinds)
      await press(page, 'To the training')
      await run(page, 1, '20')
      await set(page, 'epochs', '500')
      await press(page, 'Run again')
      await press(page, 'Pause')
      await press(page, 'Foretell')
      await status(page, 'First train the model above, to the end of a run.')
      await press(page, 'Stop')
      await status(page, 'did not stop in time')
      await press(page, 'Show run 1')
      await within(page).getByLabel('size', { exact: true }).fill('19')
      await press(page, 'Foretell')
      await status(page, 'kind: large')
    },
  },
  {
    name: 'own data: a camera takes pictures, one at a time, and is let go',
    body,
    run: async (page) => {
      await page.context().grantPermissions(['camera'])
      await countCameras(page)
      await press(page, 'Camera for class 1')
      await press(page, 'Take a picture')
      await press(page, 'Take a picture')
      await status(page, 'class 1: 2 pictures')
      equal(await camerasOn(page), 1, 'one is on')
      const colours = await within(page)
        .locator('.thumbnails canvas')
        .first()
        .evaluate((canvas) => {
          const context = /** @type {HTMLCanvasElement} */ (canvas).getContext('2d')
          const { data } = /** @type {CanvasRenderingContext2D} */ (context).getImageData(
            0,
            0,
            64,
            64,
          )
          return new Set(new Uint32Array(data.buffer)).size
        })
      equal(colours > 2, true, `something is to be seen, ${colours} colours`)
      await press(page, 'Camera for class 2')
      await within(page).locator('.classes fieldset').nth(1).locator('video').waitFor()
      equal([await camerasOn(page), await within(page).locator('video').count()], [1, 1], 'moved')
      await press(page, 'Close the camera')
      equal([await camerasOn(page), await within(page).locator('video').count()], [0, 0], 'closed')
      await press(page, 'Camera for class 1')
      await within(page).locator('video').waitFor()
      await press(page, 'Add a class')
      equal(await camerasOn(page), 0, 'let go where classes are drawn anew')
      await press(page, 'Camera for class 1')
      await within(page).locator('video').waitFor()
      await press(page, 'To the training')
      await status(page, 'at least two classes')
      equal(await camerasOn(page), 0, 'let go for the training')
      await press(page, 'Camera for class 1')
      await within(page).locator('video').waitFor()
      await within(page).evaluate((element) => element.remove())
      equal(await camerasOn(page), 0, 'let go with the element')
    },
  },
  {
    name: 'own data: the camera shows the model a picture',
    long: true,
    body,
    run: async (page) => {
      await page.context().grantPermissions(['camera'])
      await countCameras(page)
      await givePictures(page, ['#c33', '#33c'])
      await press(page, 'To the training')
      await within(page).locator('select[name=model]').selectOption('linear')
      await run(page, 1, '2')
      await press(page, 'Camera')
      await press(page, 'Take a picture')
      equal((await shares(page)).length, 2, 'classes')
      await press(page, 'Change the data')
      equal(await camerasOn(page), 0, 'let go')
    },
  },
  {
    name: 'own data: a camera that is refused, not there or taken says so',
    body,
    run: async (page) => {
      const cases = [
        ['NotAllowedError', 'was not allowed to use the camera'],
        ['NotFoundError', 'There is no camera here'],
        ['NotReadableError', 'another program may have it'],
      ]
      // Without a permission it is refused by the browser itself.
      await press(page, 'Camera for class 1')
      await status(page, String(cases[0]?.[1]))
      for (const [name, words] of cases) {
        await page.evaluate((error) => {
          navigator.mediaDevices.getUserMedia = async () => {
            throw new DOMException('no', error)
          }
        }, name)
        await press(page, 'Camera for class 2')
        await status(page, String(words))
      }
      await page.evaluate(() =>
        Object.defineProperty(navigator, 'mediaDevices', { value: undefined }),
      )
      await press(page, 'Camera for class 1')
      await status(page, 'to pages with https alone')
      equal(await within(page).locator('video').count(), 0, 'cameras')
    },
  },
  {
    name: 'own data: works under a strict policy',
    body,
    policy: strict,
    run: async (page) => {
      await page.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', (event) => {
          const broken = /** @type {any} */ (window)
          broken.broken = [...(broken.broken ?? []), event.violatedDirective + event.blockedURI]
        })
      })
      await page.context().grantPermissions(['camera'])
      await page.reload()
      await press(page, 'Camera for class 1')
      await press(page, 'Take a picture')
      await status(page, 'class 1: 1 picture')
      await press(page, 'Remove class 1')
      await press(page, 'Add a class')
      const [red = []] = await givePictures(page, ['#c33', '#33c'])
      await press(page, 'To the training')
      await within(page).locator('select[name=model]').selectOption('linear')
      await run(page, 1, '2')
      await within(page)
        .locator('.try input[type=file]')
        .setInputFiles(files(red.slice(0, 1)))
      equal((await shares(page)).length, 2, 'classes')
      equal(await page.evaluate(() => /** @type {any} */ (window).broken ?? []), [], 'violations')
    },
  },
  {
    name: 'own data: a page that allows no workers says so',
    body,
    policy: strict.replace("worker-src 'self'", "worker-src 'none'"),
    run: async (page) => {
      await giveTable(page, kinds)
      await press(page, 'To the training')
      await status(page, 'The worker in which experiments run could not be started')
    },
  },
  ...['light', 'dark'].map((theme) => ({
    name: `own data: axe finds nothing, ${theme}`,
    long: true,
    body: `<h1>Own data</h1>${body}`,
    run: async (/** @type {Page} */ page) => {
      await dressed(page, theme)
      await page.context().grantPermissions(['camera'])
      await givePictures(page, ['#c33', '#33c'])
      await press(page, 'Camera for class 1')
      await within(page).locator('video').waitFor()
      equal(await violations(page), [], 'with pictures and a camera')
      await press(page, 'To the training')
      await within(page).locator('select[name=model]').selectOption('linear')
      await run(page, 1, '2')
      const trial = within(page).locator('.try input[type=file]')
      await trial.setInputFiles(files((await pictures(page, '#33c')).slice(0, 1)))
      await shares(page)
      equal(await violations(page), [], 'with a picture and its shares')
      await press(page, 'Change the data')
      await giveTable(page, kinds)
      await status(page, '200 rows')
      equal(await violations(page), [], 'with a table')
      await press(page, 'To the training')
      await run(page, 1, '5')
      await press(page, 'Foretell')
      await shares(page)
      equal(await violations(page), [], 'with a row and its shares')
    },
  })),
  {
    name: 'own data: nothing is wider than a phone of 360 pixels',
    body,
    run: async (page) => {
      await page.setViewportSize({ width: 360, height: 740 })
      await page.context().grantPermissions(['camera'])
      const width = () => page.evaluate(() => document.documentElement.scrollWidth)
      const name = within(page).locator('.classes input[type=text]').first()
      await name.fill('averylongnameofaclasswithoutanyspaceinit')
      await name.press('Enter')
      await givePictures(page, ['#c33', '#33c'])
      await within(page).getByRole('button', { name: 'Camera for' }).first().click()
      await within(page).locator('video').waitFor()
      equal(await width(), 360, 'collecting pictures')
      await press(page, 'To the training')
      await within(page).locator('select[name=model]').selectOption('linear')
      await run(page, 1, '2')
      const trial = within(page).locator('.try input[type=file]')
      await trial.setInputFiles(files((await pictures(page, '#33c')).slice(0, 1)))
      await shares(page)
      equal(await width(), 360, 'trying pictures')
      await press(page, 'Change the data')
      const long = kinds.replace('size,colour', 'averylongnameofacolumnwithoutanyspaceinit,colour')
      await giveTable(page, long)
      await status(page, '200 rows')
      equal(await width(), 360, 'collecting a table')
      await press(page, 'To the training')
      await within(page).locator('.try').waitFor()
      equal(await width(), 360, 'trying a row')
    },
  },
]
