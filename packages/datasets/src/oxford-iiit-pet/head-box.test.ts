import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeOf, damaged, fuzzRuns, utf8 } from '../../test/hostile.js'
import { vocXml } from '../../test/pictures.js'
import { headBox } from './head-box.js'

describe('headBox', () => {
  it('gives y1, x1, y2, x2 as parts of height and width', () => {
    const xml = vocXml({ height: 400, width: 600, box: [333, 72, 425, 158] })
    expect(headBox(xml, 'a.xml')).toEqual(
      Float32Array.of(72 / 400, 333 / 600, 158 / 400, 425 / 600),
    )
  })

  it('takes the first of two, on one line or on many', () => {
    const first = vocXml({ height: 100, width: 100, box: [10, 20, 30, 50] })
    const second = vocXml({ height: 100, width: 100, box: [1, 1, 2, 2] })
    const both = first.replace('</object>', `</object>${/<object>.*<\/object>/.exec(second)![0]}`)
    const expected = [20 / 100, 10 / 100, 50 / 100, 30 / 100].map(Math.fround)
    expect([...headBox(both, 'a.xml')]).toEqual(expected)
    expect([...headBox(both.replaceAll('><', '>\n  <'), 'a.xml')]).toEqual(expected)
  })

  it.each([
    ['', 'NaN, NaN, NaN, NaN in NaN × NaN'],
    ['<annotation><size><width>600</width>', 'NaN'],
    [vocXml({ height: 9, width: 9, box: [1, 1, 10, 5] }), '1, 1, 5, 10 in 9 × 9'],
    [vocXml({ height: 9, width: 9, box: [5, 1, 5, 5] }), '1, 5, 5, 5'],
    [vocXml({ height: 9, width: 9, box: [1, 1, 5, 5] }).replace('<xmin>1', '<xmin>-1'), 'NaN'],
    [vocXml({ height: 9, width: 9, box: [1, 1, 5, 5] }).replace('<bndbox>', ''), 'NaN'],
  ])('refuses %j', (xml, received) => {
    expect(() => headBox(xml, 'a.xml')).toThrow('a.xml should hold a box inside the picture')
    expect(() => headBox(xml, 'a.xml')).toThrow(received)
  })

  it('ends with a right value or an error of ours, whatever is damaged', () => {
    const text = vocXml({ height: 400, width: 600, box: [333, 72, 425, 158] })
    fc.assert(
      fc.property(damaged(utf8(text)), (bytes) => {
        const code = codeOf(() => {
          const box = headBox(new TextDecoder().decode(bytes), 'a.xml')
          for (const edge of box) expect(edge >= 0 && edge <= 1).toBe(true)
        })
        expect(['none', 'datasets/unexpected-shape']).toContain(code)
      }),
      fuzzRuns,
    )
  })
})
