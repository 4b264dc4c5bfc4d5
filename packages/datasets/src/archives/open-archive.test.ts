import { spawn } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { bundled } from '../../test/bundled.js'
import { codeOfAsync } from '../../test/hostile.js'
import { scratchFolder } from '../../test/scratch-folder.js'
import { tarOf, tgzOf } from '../../test/tarball.js'
import { openArchive } from './open-archive.js'

const good = tgzOf([
  { path: 'faces/', type: 'Directory' },
  { path: 'faces/a.txt', content: Buffer.from('ah') },
  { path: '../b.txt', content: Buffer.from('oh') },
])
const file = { name: 'faces.tgz', limitBytes: 2 ** 20, limitEntries: 100 }

const folderWith = (archive: Uint8Array): string => {
  const folder = scratchFolder()
  writeFileSync(join(folder, 'faces.tgz'), archive)
  return folder
}

const unpacked = (folder: string) => {
  const path = join(folder, '.unpacked')
  return existsSync(path) ? readdirSync(path) : []
}

describe('openArchive', () => {
  it('unpacks once, into a tar of its own, and reads by position', async () => {
    const folder = folderWith(good)
    const archive = await openArchive(folder, file)
    expect(archive.names).toEqual(['faces/a.txt', '../b.txt'])
    expect([archive.has('faces/a.txt'), archive.has('faces/')]).toEqual([true, false])
    expect(await archive.readText('faces/a.txt')).toBe('ah')
    expect(Buffer.from(await archive.read('../b.txt')).toString()).toBe('oh')
    expect(readdirSync(folder).sort()).toEqual(['.unpacked', 'faces.tgz'])
    expect(unpacked(folder)).toEqual(['faces.tgz.tar'])

    // What was unpacked is all that the next one needs.
    rmSync(join(folder, 'faces.tgz'))
    expect(await (await openArchive(folder, file)).readText('faces/a.txt')).toBe('ah')
  })

  it('names what the archive lacks', async () => {
    const archive = await openArchive(folderWith(good), file)
    await expect(archive.read('faces/z.txt')).rejects.toThrow(
      'faces.tgz should contain faces/z.txt, but does not.',
    )
    expect(await codeOfAsync(() => archive.read('faces/z.txt'))).toBe('datasets/missing-in-archive')
  })

  it('unpacks anew what was damaged since', async () => {
    const folder = folderWith(good)
    await openArchive(folder, file)
    const tar = join(folder, '.unpacked', 'faces.tgz.tar')
    const whole = readFileSync(tar)
    truncateSync(tar, 700)
    const archive = await openArchive(folder, file)
    expect(await archive.readText('faces/a.txt')).toBe('ah')
    expect(readFileSync(tar).equals(whole)).toBe(true)
    // Cut off or removed while it is in use.
    truncateSync(tar, 700)
    expect(await codeOfAsync(() => archive.read('../b.txt'))).toBe('datasets/broken-archive')
    rmSync(tar)
    expect(await codeOfAsync(() => archive.read('../b.txt'))).toBe('datasets/file-system')
  })

  it.each([
    ['cut off', good.subarray(0, good.length - 12), 'datasets/broken-gzip'],
    ['not gzip', Buffer.from('no gzip'), 'datasets/broken-gzip'],
    ['empty', Buffer.alloc(0), 'datasets/broken-gzip'],
    ['changed', changed(good), 'datasets/broken-gzip'],
    ['gzip of something else', gzipSync('words '.repeat(200)), 'datasets/broken-archive'],
    ['a truncated tar', gzipSync(tarOf([{ path: 'a', size: 5000 }])), 'datasets/broken-archive'],
    ['a bomb', gzipSync(Buffer.alloc(2 ** 24)), 'datasets/too-large'],
    ['of countless entries', countless(101), 'datasets/broken-archive'],
  ])('refuses an archive that is %s, and leaves nothing', async (_, archive, code) => {
    const folder = folderWith(archive)
    expect(await codeOfAsync(() => openArchive(folder, file))).toBe(code)
    expect(unpacked(folder)).toEqual([])
    expect(readdirSync(folder).filter((name) => name.startsWith('.lock'))).toEqual([])
  })

  it('says that the archive is not there', async () => {
    const folder = scratchFolder()
    expect(await codeOfAsync(() => openArchive(folder, file))).toBe('datasets/file-system')
  })

  it('leaves nothing half on a disk that is full', async () => {
    const folder = folderWith(good)
    const probe = await open(join(folder, 'faces.tgz'))
    const prototype = Object.getPrototypeOf(probe) as typeof probe
    await probe.close()
    const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
    const write = vi.spyOn(prototype, 'appendFile').mockRejectedValue(full)
    onTestFinished(() => write.mockRestore())
    expect(await codeOfAsync(() => openArchive(folder, file))).toBe('datasets/disk-full')
    expect(write).toHaveBeenCalledTimes(1)
    expect(unpacked(folder)).toEqual([])
  })

  it('says that the disk cannot be written to, but reads what is unpacked there', async (context) => {
    if (process.getuid?.() === 0) context.skip('root may write anywhere')
    const folder = folderWith(good)
    chmodSync(folder, 0o500)
    expect(await codeOfAsync(() => openArchive(folder, file))).toBe('datasets/no-permission')
    chmodSync(folder, 0o700)
    await openArchive(folder, file)
    chmodSync(folder, 0o500)
    expect(await (await openArchive(folder, file)).readText('faces/a.txt')).toBe('ah')
  })

  it('stops at an abort, before, during and after', async () => {
    const folder = folderWith(good)
    const why = new Error('the reader pressed Ctrl-C')
    await expect(openArchive(folder, file, AbortSignal.abort(why))).rejects.toBe(why)
    const during = new AbortController()
    const opening = openArchive(folder, file, during.signal)
    during.abort(why)
    await expect(opening).rejects.toBe(why)
    expect(unpacked(folder)).toEqual([])
    const after = new AbortController()
    const archive = await openArchive(folder, file, after.signal)
    after.abort(why)
    await expect(archive.read('faces/a.txt')).rejects.toBe(why)
  })

  it('is unpacked by one of several that want it at once', async () => {
    const folder = folderWith(good)
    const all = await Promise.all(Array.from({ length: 4 }, () => openArchive(folder, file)))
    for (const archive of all) expect(await archive.readText('faces/a.txt')).toBe('ah')
    expect(unpacked(folder)).toEqual(['faces.tgz.tar'])
  })
})

function changed(archive: Buffer): Buffer {
  const bytes = Buffer.from(archive)
  bytes[40]! ^= 1
  return bytes
}

function countless(count: number): Buffer {
  return tgzOf(Array.from({ length: count }, (_, i) => ({ path: `${i}` })))
}

describe('processes', () => {
  let program = ''
  beforeAll(async () => {
    program = await bundled('test/unpack-child.ts', 'unpack-child')
  })
  afterAll(() => rmSync(program, { force: true }))

  const start = (folder: string) => {
    const child = spawn(process.execPath, [program, folder, 'faces.tgz'])
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    const ended = new Promise<string>((done) => child.on('close', () => done(output)))
    return { child, ended }
  }

  /** Large enough to be met while it is unpacked. */
  const large = tgzOf([
    { path: 'faces/a.txt', content: Buffer.from('ah') },
    { path: 'faces/zeros', content: Buffer.alloc(2 ** 27) },
  ])
  const limits = { ...file, limitBytes: 2 ** 28 }

  it('one that is killed in the middle leaves nothing that the next one would take', {
    timeout: 60_000,
  }, async () => {
    const folder = folderWith(large)
    const staging = join(folder, '.unpacked')
    for (let kill = 0; kill < 3; kill++) {
      const { child, ended } = start(folder)
      while (!unpacked(folder).some((name) => isGrowing(join(staging, name)))) {
        expect(child.exitCode).toBeNull()
        await wait(1)
      }
      child.kill('SIGKILL')
      await ended
      // That of the kill before is gone.
      expect(unpacked(folder)).toEqual([expect.stringMatching(/^faces\.tgz\.tar\..+\.tmp$/)])
    }
    const archive = await openArchive(folder, limits)
    expect(await archive.readText('faces/a.txt')).toBe('ah')
    expect(unpacked(folder)).toEqual(['faces.tgz.tar'])
  })

  it('two at once get the same, and one tar is left', { timeout: 60_000 }, async () => {
    const folder = folderWith(large)
    const outputs = await Promise.all([start(folder).ended, start(folder).ended])
    expect(outputs).toEqual(['2\n', '2\n'])
    expect(unpacked(folder)).toEqual(['faces.tgz.tar'])
  })
})

function isGrowing(path: string): boolean {
  try {
    return path.endsWith('.tmp') && statSync(path).size > 0
  } catch {
    return false
  }
}
