import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readCheckpoint, writeCheckpoint } from './checkpoint.js'
import { fileStore } from './file-store.js'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firstgrad-store-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const arrays = [{ name: 'w', shape: [2], data: new Float32Array([1, 2]) }]

describe('fileStore', () => {
  it('gives null where nothing was written, and makes folders when it writes', async () => {
    const store = fileStore(join(folder, 'a', 'b', 'run.safetensors'))
    expect(await store.read()).toBeNull()
    await writeCheckpoint(store, { arrays, state: { step: 3 } })
    expect(await readCheckpoint(store)).toEqual({ arrays, state: { step: 3 } })
    expect(await readdir(join(folder, 'a', 'b'))).toEqual(['run.safetensors'])
  })

  it('sweeps what killed writers left, and nothing of a living one', async () => {
    const store = fileStore(join(folder, 'run'))
    await writeFile(join(folder, 'run.999999999.part'), 'half')
    await writeFile(join(folder, `run.${process.ppid}.part`), 'half')
    await writeFile(join(folder, 'runner.999999999.part'), 'of another file')
    await store.write(new Uint8Array([1]))
    expect((await readdir(folder)).sort()).toEqual(
      ['run', `run.${process.ppid}.part`, 'runner.999999999.part'].sort(),
    )
  })

  it('says in words that a checkpoint is damaged, foreign or not writable', async () => {
    const path = join(folder, 'run')
    const store = fileStore(path)
    await writeFile(path, 'not a checkpoint at all')
    await expect(readCheckpoint(store)).rejects.toMatchObject({ code: 'core/checkpoint-damaged' })
    await writeCheckpoint(store, { arrays, state: {} })
    const bytes = (await store.read())!
    bytes[bytes.length - 1]! ^= 1
    await writeFile(path, bytes)
    await expect(readCheckpoint(store)).rejects.toMatchObject({
      code: 'core/checkpoint-damaged',
      details: { reason: 'its checksum does not match its data' },
    })
    const blocked = fileStore(join(path, 'below-a-file'))
    await expect(writeCheckpoint(blocked, { arrays, state: {} })).rejects.toMatchObject({
      code: 'core/checkpoint-write',
    })
  })
})
