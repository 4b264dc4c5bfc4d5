import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { codeOfAsync, collect, fromBase64 } from '../../test/hostile.js'
import { scratchFolder } from '../../test/scratch-folder.js'
import { isDatasetsError } from '../errors.js'
import { dataset } from '../pipeline/make-dataset.js'
import { type FolderImage, imageFolder } from './image-folder.js'
import reference from './images.reference.json' with { type: 'json' }

/** The program of the workers, and what the tests count: workers alive, images asked of them. */
const spied = vi.hoisted(() => ({ program: new URL('file:///'), alive: 0, asked: 0 }))

vi.mock('./image-worker-url.js', () => ({
  get imageWorkerUrl() {
    return spied.program
  },
}))
vi.mock('node:worker_threads', async (original) => {
  const module = await original<typeof import('node:worker_threads')>()
  class Worker extends module.Worker {
    constructor(...args: ConstructorParameters<typeof module.Worker>) {
      super(...args)
      spied.alive++
      this.once('exit', () => {
        spied.alive--
      })
    }
    override postMessage(...args: Parameters<InstanceType<typeof module.Worker>['postMessage']>) {
      spied.asked++
      super.postMessage(...args)
    }
  }
  return { ...module, Worker }
})

const programs = mkdtempSync(join(tmpdir(), 'firstgrad-image-workers-'))

beforeAll(async () => {
  // What the built package has: the worker's program beside the program.
  await build({
    entryPoints: ['image-folder', 'image-worker'].map((name) =>
      join(import.meta.dirname, `${name}.ts`),
    ),
    outdir: programs,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    conditions: ['@firstgrad/source'],
  })
  writeFileSync(join(programs, 'package.json'), '{"type":"module"}')
})
afterAll(() => rmSync(programs, { recursive: true, force: true }))
beforeEach(() => {
  spied.program = pathToFileURL(join(programs, 'image-worker.js'))
  spied.asked = 0
})

const file = (name: string): Uint8Array =>
  fromBase64([...reference.png, ...reference.jpeg].find((item) => item.name === name)!.file)

/** A folder of one class, with files in the order given. */
const folderOf = (...files: readonly (Uint8Array | string)[]): string => {
  const dir = scratchFolder()
  mkdirSync(join(dir, 'a'))
  for (const [index, content] of files.entries())
    writeFileSync(join(dir, 'a', `${String(index).padStart(4, '0')}.png`), content)
  return dir
}

const mixed = () =>
  folderOf(...[...reference.png, ...reference.jpeg].map((item) => fromBase64(item.file)))

const many = (count: number) => folderOf(...Array<Uint8Array>(count).fill(file('RGB')))

const noneAlive = () => vi.waitFor(() => expect(spied.alive).toBe(0), { timeout: 5000 })

describe('workers', () => {
  it.each([1, 2, 5])('%d give the images that none give, in the same order', async (workers) => {
    const dir = mixed()
    for (const channels of [1, 3, 4] as const) {
      const options = { size: [12, 9], channels } as const
      const expected = await collect(await imageFolder(dir, options))
      const images = await collect(await imageFolder(dir, { ...options, workers }))
      expect(images.length).toBe(24)
      expect(images).toEqual(expected)
      for (const { image } of images) expect(image.buffer.byteLength).toBe(12 * 9 * channels)
    }
  })

  it('keep sizes as they are where none is asked for', async () => {
    const folder = await imageFolder(many(5), { workers: 2 })
    const images = await collect(folder)
    expect(images.map(({ shape }) => shape)).toEqual(Array(5).fill([5, 7, 3]))
    expect(images.map(({ path }) => path)).toEqual(folder.paths)
    const rgba = fromBase64(reference.png.find(({ name }) => name === 'RGB')!.rgba)
    expect([...images[4]!.image]).toEqual([...rgba].filter((_, index) => index % 4 !== 3))
  })

  it('fail with the same errors as none, each at its turn', async () => {
    const good = file('RGB')
    const dir = folderOf(good, good.subarray(0, 60), '<!DOCTYPE html>', file('progressive'), good)
    const failures = async (workers: number, options = {}) => {
      const folder = await imageFolder(dir, { workers, ...options })
      return Promise.all(
        folder.paths.map((_, index) =>
          folder.read(index).then(
            ({ shape }) => shape,
            (error) => {
              if (!isDatasetsError(error)) throw error
              const { code, details, message, cause } = error
              return { code, details, message, cause: cause instanceof Error && cause.message }
            },
          ),
        ),
      )
    }
    for (const options of [{}, { limitPixels: 100 }, { limitFileBytes: 70 }]) {
      const expected = await failures(0, options)
      expect(expected.length).toBe(5)
      expect(await failures(2, options)).toEqual(expected)
    }
    const codes = (await failures(2)).map((result) => ('code' in result ? result.code : 'none'))
    expect(codes).toEqual([
      'none',
      'datasets/image-broken',
      'datasets/image-broken',
      'datasets/image-size',
      'none',
    ])
    const seen: FolderImage[] = []
    const loop = async () => {
      for await (const item of await imageFolder(dir, { workers: 2 })) seen.push(item)
    }
    expect(await codeOfAsync(loop)).toBe('datasets/image-broken')
    expect(seen.length).toBe(1)
  })

  it('are not started for what is not read, and not more than there is work for', async () => {
    await noneAlive()
    const folder = await imageFolder(many(3), { workers: 4 })
    expect(spied.alive).toBe(0)
    await folder.read(0)
    await folder.read(1)
    expect(spied.alive).toBe(1)
    await Promise.all([0, 1, 2].map((index) => folder.read(index)))
    expect(spied.alive).toBeLessThanOrEqual(3)
    await expect(folder.read(3)).rejects.toThrow('index')
  })

  it('end after a loop, after a break, and after an error', async () => {
    const whole = await imageFolder(many(30), { workers: 2 })
    expect((await collect(whole)).length).toBe(30)
    await noneAlive()
    for await (const _ of whole) break
    await noneAlive()
    const broken = await imageFolder(folderOf(file('RGB'), 'x'), { workers: 2 })
    expect(await codeOfAsync(() => collect(broken))).toBe('datasets/image-broken')
    await noneAlive()
    // And start again where there is more to do.
    expect((await collect(whole)).length).toBe(30)
  })

  it('end at once when the signal is aborted, and what is read fails with its reason', async () => {
    const controller = new AbortController()
    const options = { workers: 2, signal: controller.signal }
    const folder = await imageFolder(many(200), options)
    const reason = new Error('enough')
    let count = 0
    const loop = async () => {
      for await (const _ of folder) if (++count === 5) controller.abort(reason)
    }
    await expect(loop()).rejects.toBe(reason)
    expect(count).toBe(5)
    await noneAlive()
    await expect(folder.read(0)).rejects.toBe(reason)
    expect(spied.alive).toBe(0)
    const alone = await imageFolder(many(1), { signal: controller.signal })
    await expect(alone.read(0)).rejects.toBe(reason)
  })

  it('are given no more than fits into their share of memory', async () => {
    const askedAfterOne = async (options: object) => {
      const pass = (await imageFolder(many(100), options))[Symbol.asyncIterator]()
      spied.asked = 0
      await pass.next()
      await new Promise((resolve) => setTimeout(resolve, 300))
      const { asked } = spied
      await pass.return?.()
      return asked
    }
    expect(await askedAfterOne({ workers: 1, size: [5, 7] })).toBe(65)
    // 12 MiB each.
    expect(await askedAfterOne({ workers: 1, size: [2048, 2048] })).toBe(3)
  })

  it('of two folders do not meet', async () => {
    const dir = mixed()
    const small = await imageFolder(dir, { size: [3, 4], channels: 1, workers: 2 })
    const large = await imageFolder(dir, { size: [20, 30], channels: 4, workers: 1 })
    const both = await Promise.all([collect(small), collect(large), collect(small)])
    expect(both[0]).toEqual(await collect(await imageFolder(dir, { size: [3, 4], channels: 1 })))
    expect(both[1]).toEqual(await collect(await imageFolder(dir, { size: [20, 30], channels: 4 })))
    expect(both[2]).toEqual(both[0])
  })

  it('read in any order, through the steps of a data set', async () => {
    const folder = await imageFolder(mixed(), { size: [6, 6], workers: 2 })
    const shuffled = dataset([...folder.labels.keys()])
      .shuffle({ seed: 7 })
      .map((index) => folder.read(index), { concurrency: 8 })
    const paths = (await collect(shuffled)).map(({ path }) => path)
    expect(paths).not.toEqual(folder.paths)
    expect([...paths].sort()).toEqual(folder.paths)
  })
})

describe('a worker that is lost', () => {
  const programOf = (text: string): URL => {
    const path = join(scratchFolder(), 'program.mjs')
    writeFileSync(path, text)
    return pathToFileURL(path)
  }
  const onMessage = (body: string) =>
    programOf(`import { parentPort } from 'node:worker_threads'
      parentPort.on('message', (path) => { ${body} })`)

  it.each<[string, () => URL, string]>([
    [
      'has no program',
      () => pathToFileURL(join(scratchFolder(), 'none.mjs')),
      'Cannot find module',
    ],
    ['throws at once', () => programOf('throw new Error("no luck")'), 'no luck'],
    ['exits at once', () => programOf('process.exit(3)'), 'it ended'],
    ['ends at its first image', () => onMessage('process.exit(0)'), 'it ended'],
    ['throws at its first image', () => onMessage('throw new TypeError("odd")'), 'odd'],
  ])('%s: an error, not a wait', async (_, program, reason) => {
    spied.program = program()
    const folder = await imageFolder(many(9), { workers: 2 })
    const error = await collect(folder).catch((thrown: unknown) => thrown)
    if (!isDatasetsError(error, 'datasets/image-worker')) throw error
    expect(error.message).toContain(reason)
    expect(error.message).toContain(folder.paths[0])
    await noneAlive()
  })

  it('is replaced when there is more to read', async () => {
    const good = spied.program
    const folder = await imageFolder(many(9), { size: [5, 7], workers: 1 })
    spied.program = onMessage('process.exit(0)')
    const lost = await Promise.all([0, 1, 2].map((index) => codeOfAsync(() => folder.read(index))))
    expect(lost).toEqual(Array(3).fill('datasets/image-worker'))
    spied.program = good
    expect((await folder.read(2)).shape).toEqual([5, 7, 3])
    expect((await collect(folder)).length).toBe(9)
  })
})

describe('a process', () => {
  const run = async (body: string, dir: string) => {
    const url = pathToFileURL(join(programs, 'image-folder.js')).href
    const program = `import { imageFolder } from '${url}'
      const folder = await imageFolder(${JSON.stringify(dir)}, { workers: 2 })
      ${body}`
    return promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], {
      timeout: 20_000,
    })
  }

  it.each([
    ['after a loop', 'for await (const { path } of folder) console.log(path)', 40],
    ['after a break', 'for await (const { path } of folder) { console.log(path); break }', 1],
    [
      'with a pass that is forgotten',
      'const pass = folder[Symbol.asyncIterator](); console.log((await pass.next()).value.path)',
      1,
    ],
    ['after one image', 'console.log((await folder.read(3)).path)', 1],
    [
      'that waits for images alone stays, and',
      'folder.read(3).then(({ path }) => console.log(path))',
      1,
    ],
  ])('%s ends by itself', async (_, body, lines) => {
    const beganMs = performance.now()
    const { stdout } = await run(body, many(40))
    expect(stdout.trim().split('\n').length).toBe(lines)
    expect(performance.now() - beganMs).toBeLessThan(15_000)
  })

  it('that does not catch an error ends with it', async () => {
    const dir = folderOf(file('RGB'), 'x')
    await expect(run('for await (const _ of folder);', dir)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('datasets/image-broken'),
    })
  })
})
