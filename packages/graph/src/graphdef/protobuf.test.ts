import { describe, expect, it } from 'vitest'
import { bytes, encode, integer, message, string, varint } from './protobuf.js'

describe('varint', () => {
  it.each([
    [0, [0]],
    [1, [1]],
    [127, [127]],
    [128, [128, 1]],
    // The examples of the format's own documentation.
    [150, [0x96, 0x01]],
    [-2, [0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01]],
    [2 ** 32, [0x80, 0x80, 0x80, 0x80, 0x10]],
    [Number.MAX_SAFE_INTEGER, [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f]],
  ])('%i', (value, expected) => {
    expect([...varint(value)]).toEqual(expected)
  })
})

describe('encode', () => {
  it('writes nothing for an empty message', () => {
    expect(encode([])).toEqual(new Uint8Array(0))
  })
  it("writes the documentation's examples", () => {
    expect([...encode([integer(1, 150)])]).toEqual([0x08, 0x96, 0x01])
    expect([...encode([string(2, 'testing')])]).toEqual([
      0x12, 0x07, 0x74, 0x65, 0x73, 0x74, 0x69, 0x6e, 0x67,
    ])
    expect([...encode([message(3, [integer(1, 150)])])]).toEqual([0x1a, 0x03, 0x08, 0x96, 0x01])
  })
  it('keeps repeated and empty fields, and field numbers above 15', () => {
    expect([
      ...encode([integer(4, true), integer(4, false), bytes(16, new Uint8Array(0))]),
    ]).toEqual([0x20, 1, 0x20, 0, 0x82, 0x01, 0])
  })
  it('writes 中文 as UTF-8 and half a surrogate pair as U+FFFD', () => {
    expect([...encode([string(1, '图')])]).toEqual([0x0a, 3, 0xe5, 0x9b, 0xbe])
    expect([...encode([string(1, '\ud800')])]).toEqual([0x0a, 3, 0xef, 0xbf, 0xbd])
  })
  it('writes lengths of several bytes', () => {
    const written = encode([bytes(1, new Uint8Array(300).fill(7))])
    expect([...written.subarray(0, 4)]).toEqual([0x0a, 0xac, 0x02, 7])
    expect(written).toHaveLength(303)
  })
})
