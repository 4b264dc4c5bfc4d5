import { execFileSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { scratchFolder } from '../../test/scratch-folder.js'
import { isDatasetsError } from '../errors.js'
import { makeFolder } from './make-folder.js'

const codeOf = async (path: string): Promise<string> => {
  const error: unknown = await makeFolder(path).catch((thrown) => thrown)
  return isDatasetsError(error) ? error.code : 'none'
}

/** Mounts an empty read-only disk, where this user may. */
const mountReadOnly = (path: string): boolean => {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'ro,size=1m', 'tmpfs', path], { stdio: 'ignore' })
  } catch {
    return false
  }
  onTestFinished(() => {
    execFileSync('umount', [path])
  })
  return true
}

describe('makeFolder', () => {
  it('makes all that is missing, and minds nothing that is there', async () => {
    const path = join(scratchFolder(), 'a', 'b')
    expect(await codeOf(path)).toBe('none')
    expect(await codeOf(path)).toBe('none')
    expect(existsSync(path)).toBe(true)
  })

  it('tells a file in the way', async () => {
    const file = join(scratchFolder(), 'file')
    writeFileSync(file, '')
    expect(await codeOf(file)).toBe('datasets/not-a-folder')
    expect(await codeOf(join(file, 'below'))).toBe('datasets/not-a-folder')
  })

  it('tells a read-only disk', async ({ skip }) => {
    const disk = scratchFolder()
    if (!mountReadOnly(disk)) skip('mounting a read-only disk needs root on Linux')
    expect(await codeOf(join(disk, 'a'))).toBe('datasets/read-only')
    expect(await codeOf(join(disk, 'a', 'b', 'c'))).toBe('datasets/read-only')
  })
})
