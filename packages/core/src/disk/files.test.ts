import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { prepareFile, replaceFile } from './replace-file.js'
import { writeNewFolder } from './write-new-folder.js'

let root = ''
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'firstgrad-disk-'))
})
afterAll(() => rm(root, { recursive: true, force: true }))

describe('replaceFile', () => {
  it('writes and replaces, and leaves nothing else behind', async () => {
    const path = join(root, 'a', 'b', 'report.html')
    await prepareFile(path)
    await replaceFile(path, 'first')
    await replaceFile(path, 'second')
    expect(await readFile(path, 'utf8')).toBe('second')
    expect(await readdir(join(root, 'a', 'b'))).toEqual(['report.html'])
  })

  it('says before the work where it cannot write', async () => {
    const file = join(root, 'file')
    await writeFile(file, '')
    const wrong = [root, join(file, 'below')]
    for (const path of wrong) {
      await expect(prepareFile(path)).rejects.toMatchObject({
        code: 'core/file-write',
        details: { path },
      })
    }
  })
})

describe('writeNewFolder', () => {
  const files = { 'a.txt': 'a', 'b/c.bin': Uint8Array.of(1, 2) }

  it('fills a folder that is new or empty', async () => {
    const fresh = join(root, 'x', 'fresh')
    const empty = join(root, 'empty')
    await mkdir(empty)
    for (const path of [fresh, empty]) {
      await writeNewFolder(path, files)
      expect(await readFile(join(path, 'a.txt'), 'utf8')).toBe('a')
      expect([...(await readFile(join(path, 'b', 'c.bin')))]).toEqual([1, 2])
    }
  })

  it('touches nothing where there is anything', async () => {
    const full = join(root, 'full')
    await mkdir(full)
    await writeFile(join(full, 'mine.txt'), 'mine')
    await expect(writeNewFolder(full, files)).rejects.toMatchObject({
      code: 'core/folder-not-empty',
    })
    expect(await readdir(full)).toEqual(['mine.txt'])
    await expect(writeNewFolder(join(full, 'mine.txt'), files)).rejects.toMatchObject({
      code: 'core/file-write',
    })
  })
})
