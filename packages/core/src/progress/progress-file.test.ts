import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundled } from '../../test/bundled.js'
import { emptyProgress, type Progress } from './progress.js'
import { importProgressFile, progressFile } from './progress-file.js'
import { record } from './record.js'

const id = 'basics/neuron'
const now = () => new Date().toISOString()
const start = (progress: Progress) => record(progress, id, { type: 'started' }, now())

let folder = ''
let program = ''
let count = 0
/** A file in an empty folder. */
const place = () => join(folder, String(count++), 'deep', 'progress.json')
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firstgrad-progress-'))
  program = await bundled('test/progress-child.ts', 'progress-child')
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
  await rm(program, { force: true })
})

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error) => [error.code, error.details],
  )

/** Writes from a process of its own; resolves with its exit code and signal. */
const child = (path: string, name: string, writes: number, killAfterMs?: number) =>
  new Promise<number | string | null>((done) => {
    const process_ = spawn(process.execPath, [program, path, name, String(writes)], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    if (killAfterMs !== undefined) setTimeout(() => process_.kill('SIGKILL'), killAfterMs)
    process_.on('close', (code, signal) => done(signal ?? code))
  })

describe('progressFile', () => {
  it('is empty before the first write, makes its folder, and leaves nothing else there', async () => {
    const file = progressFile(place())
    expect(await file.read()).toEqual(emptyProgress)
    const written = await file.update(start)
    expect(await file.read()).toEqual(written)
    expect(await readdir(join(file.path, '..'))).toEqual(['progress.json'])
  })

  it('loses nothing when 8 processes write at once', { timeout: 120_000 }, async () => {
    const path = place()
    const [processes, writes] = [8, 12]
    const names = Array.from({ length: processes }, (_, i) => `process-${i}`)
    expect(await Promise.all(names.map((name) => child(path, name, writes)))).toEqual(
      names.map(() => 0),
    )
    const { attempts, mistakes } = (await progressFile(path).read()).exercises[id]!
    expect(attempts).toBe(processes * writes)
    expect(mistakes.map((each) => each.id).sort()).toEqual(
      names.flatMap((name) => Array.from({ length: writes }, (_, i) => `${name}-${i}`)).sort(),
    )
    expect(await readdir(join(path, '..'))).toEqual(['progress.json'])
  })

  it('loses nothing when calls of one process write at once', async () => {
    const file = progressFile(place())
    const deed = { type: 'judged', verdict: 'fail', mistake: null } as const
    await Promise.all(
      Array.from({ length: 20 }, () => file.update((all) => record(all, id, deed, now()))),
    )
    expect((await file.read()).exercises[id]!.attempts).toBe(20)
  })

  it('stays whole and usable when writers are killed', { timeout: 120_000 }, async () => {
    const path = place()
    let known = 0
    for (let i = 0; i < 8; i++) {
      expect(await child(path, `killed-${i}`, 100_000, 250 + 37 * i)).toBe('SIGKILL')
      const { exercises } = await progressFile(path).update((progress) => progress)
      const attempts = exercises[id]?.attempts ?? 0
      expect(attempts).toBeGreaterThanOrEqual(known)
      known = attempts
    }
    expect(known).toBeGreaterThan(0)
  })

  it('takes the lock of a process that is gone, and that of another machine when it is old', async () => {
    const file = progressFile(place())
    await file.update(start)
    const lock = `${file.path}.lock`
    // No process has the largest number there is.
    await writeFile(lock, `${hostname()} 4194304 x`)
    await file.update(start)
    expect(existsSync(lock)).toBe(false)
    await writeFile(lock, `elsewhere.invalid ${process.pid} x`)
    const old = new Date(Date.now() - 60_000)
    await utimes(lock, old, old)
    await file.update(start)
    expect(existsSync(lock)).toBe(false)
  })
})

describe('importProgressFile', () => {
  it('adds another file and leaves it as it is', async () => {
    const [own, other] = [progressFile(place()), progressFile(place())]
    await other.update(start)
    const both = await importProgressFile(own, other.path)
    expect(both).toEqual(await other.read())
    expect(await own.read()).toEqual(both)
  })

  it('refuses what is no progress, and leaves both as they are', async () => {
    const own = progressFile(place())
    const before = await own.update(start)
    const other = join(folder, 'other.json')
    expect(await codeOf(importProgressFile(own, other))).toEqual([
      'core/file-read',
      { path: other, reason: 'ENOENT' },
    ])
    await writeFile(other, '{"version":1,"exercises":[]}')
    expect(await codeOf(importProgressFile(own, other))).toEqual([
      'core/progress-damaged',
      { path: other, place: 'exercises', keptAs: null },
    ])
    expect(existsSync(other)).toBe(true)
    expect(await own.read()).toEqual(before)
  })
})

describe('a damaged file', () => {
  it('is said once and set aside with every byte', async () => {
    for (const call of ['read', 'update'] as const) {
      const file = progressFile(place())
      await file.update(start)
      const whole = await readFile(file.path, 'utf8')
      const half = whole.slice(0, whole.length / 2)
      await writeFile(file.path, half)
      const run = () => (call === 'read' ? file.read() : file.update(start))
      const [code, details] = (await codeOf(run()))!
      expect(code).toBe('core/progress-damaged')
      expect(details).toMatchObject({ path: file.path, place: '' })
      expect(details.keptAs).toMatch(/progress\.json\.damaged-\d{4}-\d\d-\d\dT[\d-]+\.\d{3}Z$/)
      expect(await readFile(details.keptAs, 'utf8')).toBe(half)
      expect((await run()).version).toBe(1)
    }
  })

  it('of a later version is not touched', async () => {
    const file = progressFile(place())
    await file.update(start)
    const later = '{"version":7,"exercises":{}}'
    await writeFile(file.path, later)
    const error = ['core/progress-newer', { path: file.path, version: 7, supported: 1 }]
    expect(await codeOf(file.read())).toEqual(error)
    expect(await codeOf(file.update(start))).toEqual(error)
    expect(await readFile(file.path, 'utf8')).toBe(later)
  })
})

describe('a disk that refuses', () => {
  it('says that a folder stands in the place of the file', async () => {
    const file = progressFile(place())
    await mkdir(file.path, { recursive: true })
    expect(await codeOf(file.read())).toEqual([
      'core/progress-unreadable',
      { path: file.path, reason: 'EISDIR' },
    ])
  })

  it('says that a file stands in the place of the folder', async () => {
    const path = place()
    await mkdir(join(path, '..', '..'), { recursive: true })
    await writeFile(join(path, '..'), '')
    const [code] = (await codeOf(progressFile(path).update(start)))!
    expect(code).toBe('core/progress-write')
  })

  it('is read-only: reads go on, writes say so', async (context) => {
    const path = place()
    await progressFile(path).update(start)
    const before = await readFile(path, 'utf8')
    await chmod(join(path, '..'), 0o555)
    try {
      // The right to write anywhere is what makes root root: as someone else, where that is possible.
      if (process.getuid?.() === 0) {
        if (!process.seteuid) return context.skip('cannot become another user here')
        await chmod(folder, 0o755)
        process.seteuid(65534)
      }
      const file = progressFile(path)
      expect((await file.read()).exercises[id]).toBeDefined()
      expect(await codeOf(file.update(start))).toEqual(['core/progress-read-only', { path }])
      const none = join(path, '..', 'none', 'progress.json')
      expect(await codeOf(progressFile(none).update(start))).toEqual([
        'core/progress-read-only',
        { path: none },
      ])
    } finally {
      if (process.getuid?.() === 0) process.seteuid?.(0)
      await chmod(join(path, '..'), 0o755)
    }
    expect(await readFile(path, 'utf8')).toBe(before)
  })

  it('breaks off the write: the old file stays', async () => {
    const file = progressFile(place())
    await file.update(start)
    const before = await readFile(file.path, 'utf8')
    // The name under which the new text is written first is taken by a folder.
    await mkdir(`${file.path}.${process.pid}.part`)
    const [code] = (await codeOf(file.update(start)))!
    expect(code).toBe('core/progress-write')
    expect(await readFile(file.path, 'utf8')).toBe(before)
  })
})
