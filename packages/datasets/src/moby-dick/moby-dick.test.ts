import { describe, expect, it } from 'vitest'
import { withRealData } from '../../test/real-data.js'
import { load } from '../index.js'

withRealData('moby-dick')

describe('moby-dick', () => {
  it('has 135 chapters with their titles', async () => {
    const { length, chapters, text } = await load('moby-dick')
    expect([length, chapters.length, text.length]).toEqual([135, 135, 1_185_263])
    expect(chapters.map(({ number }) => number)).toEqual(
      Array.from({ length: 135 }, (_, i) => i + 1),
    )
    expect(chapters[0]).toMatchObject({
      title: 'Loomings.',
      text: expect.stringMatching(
        /^Call me Ishmael\. Some years ago—never mind how long precisely/,
      ),
    })
    expect(chapters[41]!.title).toBe('The Whiteness of The Whale.')
    // Titles of two lines.
    expect(chapters[99]!.title).toBe(
      'Leg and Arm. The Pequod, of Nantucket, Meets the Samuel Enderby, of London.',
    )
    expect(
      text.endsWith('the great\nshroud of the sea rolled on as it rolled five thousand years ago.'),
    ).toBe(true)
  })

  it('is cut by chapters, without a gap', async () => {
    const [train, test, all] = await Promise.all(
      ['train[:90%]', 'train[90%:]', 'train'].map((split) => load('moby-dick', { split })),
    )
    expect([train!.length, test!.length]).toEqual([122, 13])
    expect(`${train!.text}\n\n${test!.text}`).toBe(all!.text)
    expect(test!.chapters[0]!.number).toBe(123)
    const shuffled = await load('moby-dick', { split: 'train[:3]', seed: 1 })
    expect(shuffled.chapters.map(({ number }) => number).sort()).toEqual([1, 2, 3])
  })
})
