import fc from 'fast-check'
import { Pax } from 'tar'
import { describe, expect, it } from 'vitest'
import { codeOfAsync, damaged, fuzzRuns } from '../../test/hostile.js'
import { type TarEntry as Entry, tarOf } from '../../test/tarball.js'
import { tarEntries } from './tar-entries.js'

const list = async (tar: Buffer, limitEntries = 100) => {
  const source = {
    bytes: tar.length,
    async read(target: Uint8Array, position: number) {
      return tar.copy(target, 0, position)
    },
  }
  const entries = await tarEntries(source, { title: 'faces.tgz', limitEntries })
  return Object.fromEntries(
    [...entries].map(([name, { position, bytes }]) => [
      name,
      tar.subarray(position, position + bytes).toString(),
    ]),
  )
}

const file = (path: string, text: string): Entry => ({ path, content: Buffer.from(text) })
const long = `faces/${'n'.repeat(120)}/${'m'.repeat(90)}.jpg`

describe('tarEntries', () => {
  it('finds the files and their content, whatever lies between them', async () => {
    const tar = tarOf([
      { path: 'faces/', type: 'Directory' },
      file('faces/a.jpg', 'a'),
      { path: 'faces/b.jpg', type: 'SymbolicLink', linkpath: '/etc/passwd' },
      { path: 'faces/c.jpg', type: 'Link', linkpath: 'faces/a.jpg' },
      { path: 'faces/d', type: 'CharacterDevice' },
      { path: 'faces/p', type: 'FIFO' },
      file('./faces/e.jpg', 'e'.repeat(600)),
      file('faces/empty', ''),
    ])
    expect(await list(tar)).toEqual({
      'faces/a.jpg': 'a',
      'faces/e.jpg': 'e'.repeat(600),
      'faces/empty': '',
    })
  })

  it('takes a name for a key, wherever it seems to lead, and the later of two', async () => {
    const tar = tarOf([
      file('../../etc/passwd', 'x'),
      file('/root/.ssh/id', 'y'),
      file('a', 'old'),
      file('a', 'new'),
      file('__proto__', 'z'),
    ])
    expect(Object.entries(await list(tar))).toEqual([
      ['../../etc/passwd', 'x'],
      ['/root/.ssh/id', 'y'],
      ['a', 'new'],
      ['__proto__', 'z'],
    ])
  })

  it('reads long names in each of the three ways they are written', async () => {
    const prefixed = `${'d'.repeat(80)}/${'f'.repeat(90)}`
    const gnu = [
      { ...file('././@LongLink', `${long}\0`), type: 'NextFileHasLongPath' },
      file(long.slice(0, 90), 'gnu'),
    ] as const
    const pax = new Pax({ path: `${long}.pax` }).encode()
    const tar = Buffer.concat([
      pax,
      tarOf([file(prefixed, 'pax'), file(prefixed, 'ustar'), ...gnu, file('after', 'plain')]),
    ])
    expect(await list(tar)).toEqual({
      [`${long}.pax`]: 'pax',
      [prefixed]: 'ustar',
      [long]: 'gnu',
      after: 'plain',
    })
  })

  it('ends at zeros, or where nothing more comes', async () => {
    const tar = tarOf([file('a', '1'), file('b', '2')])
    const bare = tar.subarray(0, tar.length - 1024)
    expect(await list(bare)).toEqual({ a: '1', b: '2' })
    expect(await list(Buffer.concat([tar, Buffer.from('rubbish')]))).toEqual({ a: '1', b: '2' })
    expect(await list(Buffer.alloc(0))).toEqual({})
  })

  it.each([
    ['within a header', tarOf([file('a', '1')]).subarray(0, 300), /within the header at byte 0/],
    ['within a file', tarOf([file('a', '1'.repeat(900))]).subarray(0, 1000), /within "a"/],
    ['that is another format', Buffer.alloc(2048, '<html>'), /no header at byte 0/],
    ['that claims a huge file', tarOf([{ path: 'a', size: 2 ** 33 - 1 }]), /within "a"/],
    ['that claims an absurd file', tarOf([{ path: 'a', size: 2 ** 52 }]), /within "a"/],
    ['with a size beyond all numbers', endless(), /no header at byte 0/],
    ['with a bomb of a name', longName(2 ** 21), /a header of 2097152 bytes at byte 512/],
  ])('refuses a tar that ends %s', async (_, tar, reason) => {
    await expect(list(tar)).rejects.toThrow(reason)
    expect(await codeOfAsync(() => list(tar))).toBe('datasets/broken-archive')
  })

  it('refuses more entries than it may have, links counted', async () => {
    const links = Array.from({ length: 5 }, (_, i): Entry => ({ path: `l${i}`, type: 'Link' }))
    const tar = tarOf([...links, file('a', '1')])
    expect(await list(tar, 6)).toEqual({ a: '1' })
    await expect(list(tar, 5)).rejects.toThrow('faces.tgz cannot be read: more than 5 entries')
  })

  it('ends soon with a list or an error of ours, whatever is damaged', async () => {
    const tar = tarOf([
      { ...file('././@LongLink', `${long}\0`), type: 'NextFileHasLongPath' },
      file(long.slice(0, 90), 'gnu'),
      file('b', 'b'.repeat(700)),
    ])
    const pax = Buffer.concat([new Pax({ path: long, size: 3 }).encode(), tar])
    await fc.assert(
      fc.asyncProperty(damaged(tar, pax), async (bytes) => {
        const code = await codeOfAsync(() => list(Buffer.from(bytes)))
        expect(['none', 'datasets/broken-archive']).toContain(code)
      }),
      fuzzRuns,
    )
  })
})

function longName(bytes: number): Buffer {
  return tarOf([
    { path: 'L', type: 'NextFileHasLongPath', content: Buffer.alloc(bytes, 'n') },
    file('a', '1'),
  ])
}

/** The size is written to base 256, with all bits set. */
function endless(): Buffer {
  const tar = tarOf([file('a', '1')])
  tar.fill(0xff, 124, 136)
  tar[124] = 0x80
  return tar
}
