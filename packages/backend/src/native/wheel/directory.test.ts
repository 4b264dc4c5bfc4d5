import { describe, expect, it } from 'vitest'
import { zip } from '../../../test/native/zip.js'
import { dataStart, readDirectory } from './directory.js'

const files = { 'a/one.txt': Buffer.from('one one one one'), '二.bin': Buffer.alloc(70_000, 7) }

const directoryOf = (bytes: Buffer, asked: [number, number][] = []) =>
  readDirectory(async (start, end) => {
    asked.push([start, end])
    return bytes.subarray(start, end)
  }, bytes.length)

describe('readDirectory', () => {
  it('tells where each file lies, and asks for no more than end and directory', async () => {
    const bytes = zip(files, { method: 0 })
    const asked: [number, number][] = []
    const directory = await directoryOf(bytes, asked)
    expect([...directory.keys()]).toEqual(['a/one.txt', '二.bin'])
    const one = directory.get('a/one.txt')!
    expect(one).toMatchObject({ method: 0, bytes: 15, compressedBytes: 15, start: 0 })
    const start = one.start + dataStart(bytes.subarray(one.start, one.start + 30))
    expect(bytes.toString('utf8', start, start + 15)).toBe('one one one one')
    expect(directory.get('二.bin')!.start).toBe(one.end)
    expect(asked).toHaveLength(2)
  })
  it('finds the end behind a comment that looks like an end', async () => {
    const bytes = zip(files)
    const end = bytes.length - 22
    const comment = Buffer.from('no PK\x05')
    bytes.writeUInt16LE(comment.length, end + 20)
    expect((await directoryOf(Buffer.concat([bytes, comment]))).size).toBe(2)
  })
  it.each([
    ['nothing', Buffer.alloc(0), 'no zip file'],
    ['a web page', Buffer.from('<html>'.repeat(100)), 'no zip file'],
    ['a zip without its end', zip(files).subarray(0, -22), 'no zip file'],
  ])('refuses %s', async (_, bytes, words) => {
    await expect(directoryOf(bytes)).rejects.toThrow(words)
  })
  it('refuses a directory that lies outside, or is cut', async () => {
    const outside = zip(files)
    outside.writeUInt32LE(0xffffffff, outside.length - 22 + 16)
    await expect(directoryOf(outside)).rejects.toThrow('outside')
    const cut = zip(files)
    cut.writeUInt32LE(50, cut.length - 22 + 12)
    await expect(directoryOf(cut)).rejects.toThrow('damaged')
  })
})

describe('dataStart', () => {
  it('refuses what is no header', () => {
    expect(() => dataStart(Buffer.alloc(30))).toThrow('damaged')
    expect(() => dataStart(Buffer.from('PK\x03\x04'))).toThrow('damaged')
  })
})
