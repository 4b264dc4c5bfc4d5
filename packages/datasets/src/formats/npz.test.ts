import fc from 'fast-check'
import { deflateSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { codeOf, damaged, fromBase64, fuzzRuns } from '../../test/hostile.js'
import { encodeNpy } from './encode-npy.js'
import reference from './npy.reference.json' with { type: 'json' }
import { parseNpz } from './npz.js'

const { npz } = reference
const stored = fromBase64(npz.stored)
const compressed = fromBase64(npz.compressed)
const one = encodeNpy({ shape: [3], data: Float32Array.of(1, 2, 3) })

/** Writes little-endian numbers into a copy of an archive, at places of its first directory entry. */
const patched = (archive: Uint8Array, at: number, bytes: readonly number[]): Uint8Array => {
  const directory = Buffer.from(archive).lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]))
  const copy = archive.slice()
  copy.set(bytes, directory + at)
  return copy
}

describe('parseNpz', () => {
  it.each(['stored', 'compressed'] as const)('reads what NumPy wrote, %s', (kind) => {
    const arrays = parseNpz(fromBase64(npz[kind]))
    expect([...arrays.keys()]).toEqual(npz.arrays.map(({ name }) => name))
    for (const { name, dtype, shape, values } of npz.arrays) {
      const array = arrays.get(name)!
      expect(array.dtype).toBe(dtype)
      expect(array.shape).toEqual(shape)
      expect([...array.data]).toEqual(values.map(Number))
    }
  })

  it('reads an archive without arrays, and one with a comment', () => {
    expect(parseNpz(fromBase64(npz.empty)).size).toBe(0)
    const commented = Uint8Array.of(...stored, 72, 105)
    commented[stored.length - 2] = 2
    expect(parseNpz(commented).size).toBe(3)
  })

  it('reads only the arrays asked for', () => {
    const archive = zipSync({ 'x.npy': one, 'notes.txt': new Uint8Array(3) })
    expect(codeOf(() => parseNpz(archive))).toBe('datasets/npy-magic')
    expect([...parseNpz(archive, { names: ['x'] }).keys()]).toEqual(['x'])
    expect(() => parseNpz(archive, { names: ['y'] })).toThrow('no array "y". It has: x, notes.txt.')
    expect(parseNpz(zipSync({ 'toString.npy': one })).get('toString')?.shape).toEqual([3])
  })

  it('names the array at fault', () => {
    const archive = zipSync({ 'x.npy': one, 'y.npy': one.subarray(0, 130) })
    expect(() => parseNpz(archive, { file: 'a.npz' })).toThrow('a.npz: y.npy ends too early')
  })

  it('refuses names with a way out', () => {
    for (const name of [
      '../x.npy',
      '/x.npy',
      'a/../x.npy',
      'a\\x.npy',
      'C:x.npy',
      'a//b',
      'x\0',
      'x/',
    ]) {
      expect(
        codeOf(() => parseNpz(zipSync({ [name]: one }))),
        name,
      ).toBe('datasets/zip-name')
    }
    const twice = zipSync({ 'x.npy': one, 'y.npy': one })
    expect(codeOf(() => parseNpz(patched(twice, 46, [120])))).toBe('datasets/zip-name')
  })

  it('refuses bombs before and while they are unpacked', () => {
    const zeros = encodeNpy({ shape: [5_000_000], data: new Uint8Array(5_000_000) })
    const bomb = zipSync({ 'x.npy': zeros }, { level: 9 })
    expect(bomb.length).toBeLessThan(10_000)
    expect(() => parseNpz(bomb, { limitBytes: 1e6 })).toThrow('5000128 bytes when unpacked')
    expect(parseNpz(bomb).get('x')?.shape).toEqual([5_000_000])
    // A directory that tells less than comes, and one that tells more.
    const lying = patched(bomb, 24, [100, 0, 0, 0])
    expect(() => parseNpz(lying, { limitBytes: 1e6 })).toThrow(
      'x.npy is not what the directory says (> 100 B)',
    )
    expect(() => parseNpz(patched(bomb, 24, [0, 0, 0, 0x7f]))).toThrow(/< 2130706432 B/)
    const many = zipSync(
      Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`${i}.npy`, one])),
    )
    expect(codeOf(() => parseNpz(many, { limitEntries: 49 }))).toBe('datasets/zip-too-many')
  })

  it('refuses what it cannot read, and what its checksum does not fit', () => {
    const archive = zipSync({ 'x.npy': one }, { level: 0 })
    expect(() => parseNpz(patched(archive, 8, [1, 0]))).toThrow('uses encryption for x.npy')
    expect(() => parseNpz(patched(archive, 10, [12, 0]))).toThrow('uses compression 12 for x.npy')
    expect(() => parseNpz(patched(archive, 16, [1, 2, 3, 4]))).toThrow('(CRC-32)')
    expect(codeOf(() => parseNpz(patched(archive, 42, [255, 255, 255, 127])))).toBe(
      'datasets/zip-broken',
    )
    expect(codeOf(() => parseNpz(deflateSync(one)))).toBe('datasets/zip-no-end')
    expect(codeOf(() => parseNpz(one))).toBe('datasets/zip-no-end')
  })

  it('refuses an end at any earlier byte', () => {
    for (const archive of [stored, compressed]) {
      for (let length = 0; length < archive.length; length++) {
        expect(codeOf(() => parseNpz(archive.subarray(0, length)))).toMatch(/zip-no-end|zip-broken/)
      }
    }
    for (let byte = 0; byte < 256; byte++) {
      expect(codeOf(() => parseNpz(Uint8Array.of(byte)))).toBe('datasets/zip-no-end')
    }
  })

  it('refuses wrong arguments', () => {
    for (const work of [
      () => parseNpz(undefined as never),
      () => parseNpz('x' as never),
      () => parseNpz(stored, { names: 'x' as never }),
      () => parseNpz(stored, { limitEntries: -1 }),
      () => parseNpz(stored, { limitBytes: 0.5 }),
    ]) {
      expect(codeOf(work), String(work)).toBe('datasets/bad-option')
    }
  })

  it('answers 300 damaged archives with the true arrays or an error of its own', () => {
    const truth = parseNpz(stored)
    fc.assert(
      fc.property(damaged(stored, compressed), (bytes) => {
        codeOf(() => {
          // A flipped bit in a name changes the name; the content has a checksum.
          const arrays = [...parseNpz(bytes, { limitBytes: 100_000 }).values()]
          expect(arrays).toEqual([...truth.values()])
        })
      }),
      fuzzRuns,
    )
  })
})
