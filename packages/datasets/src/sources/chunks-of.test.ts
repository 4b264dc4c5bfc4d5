import { EventEmitter } from 'node:events'
import { Readable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { chunksOf } from './chunks-of.js'

const never = new AbortController().signal

/** A stream in the hands of the test. */
const handStream = () =>
  Object.assign(new EventEmitter(), {
    pauses: 0,
    resume() {},
    pause() {
      this.pauses += 1
    },
  })

describe('chunksOf', () => {
  it('reads to the end', async () => {
    const seen: string[] = []
    for await (const chunk of chunksOf(Readable.from(['a', 'b', 'c']), never)) seen.push(`${chunk}`)
    expect(seen).toEqual(['a', 'b', 'c'])
  })

  it('gives what came before an error, then the error, however busy the reader', async () => {
    const stream = handStream()
    const chunks = chunksOf(stream, never)
    const first = chunks.next()
    stream.emit('data', 'a')
    expect(`${(await first).value}`).toBe('a')
    stream.emit('data', 'b')
    stream.emit('error', new Error('cut'))
    stream.emit('error', new Error('aborted'))
    await wait(5)
    expect(`${(await chunks.next()).value}`).toBe('b')
    await expect(chunks.next()).rejects.toThrow('cut')
  })

  it('hears an error that comes before the first chunk is asked for', async () => {
    const stream = handStream()
    const chunks = chunksOf(stream, never)
    stream.emit('data', 'a')
    stream.emit('error', new Error('early'))
    await wait(5)
    expect(`${(await chunks.next()).value}`).toBe('a')
    await expect(chunks.next()).rejects.toThrow('early')
  })

  it('still hears errors after the reader left', async () => {
    const stream = handStream()
    const chunks = chunksOf(stream, never)
    const first = chunks.next()
    stream.emit('data', 'a')
    await first
    await chunks.return()
    expect(() => stream.emit('error', new Error('late'))).not.toThrow()
  })

  it('ends with the signal when the stream itself never ends', async () => {
    const stop = new AbortController()
    const chunks = chunksOf(handStream(), stop.signal)
    const next = chunks.next()
    stop.abort(new Error('enough'))
    await expect(next).rejects.toThrow('enough')
    await expect(chunksOf(handStream(), stop.signal).next()).rejects.toThrow('enough')
  })

  it('takes what a stream hands over within resume()', async () => {
    const stream = handStream()
    stream.resume = () => {
      stream.resume = () => {}
      stream.emit('data', 'a')
    }
    const chunks = chunksOf(stream, never)
    expect(`${(await chunks.next()).value}`).toBe('a')
    await chunks.return()
  })

  it('holds back a stream that is faster than its reader', async () => {
    const stream = handStream()
    const chunks = chunksOf(stream, never)
    const first = chunks.next()
    for (let count = 0; count < 100; count++) stream.emit('data', 'x')
    await first
    expect(stream.pauses).toBeGreaterThan(0)
    await chunks.return()
  })
})
