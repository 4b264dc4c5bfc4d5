import { decode } from 'fast-png'
import { describe, expect, it } from 'vitest'
import * as viz from '../index.js'
import { fontFile } from './font.js'
import { toPNG } from './index.js'

const titled = (title: string) =>
  viz.table({ title, columns: [], rows: [], width: 200, height: 160 })

/** How many pixels of the picture differ from its background. */
const inked = async (title: string, options = {}) => {
  const { data, width, height } = decode(await toPNG(titled(title), { scale: 1, ...options }))
  let count = 0
  for (let i = 0; i < width * height; i++) {
    if (Math.abs((data[4 * i] as number) - (data[0] as number)) > 60) count++
  }
  return count
}

describe('toPNG', () => {
  it('has two pixels for each of the figure, or as many as asked for', async () => {
    const sizeOf = async (options?: { scale: number }) => {
      const { width, height } = decode(await toPNG(titled('a'), options))
      return [width, height]
    }
    expect(await sizeOf()).toEqual([400, 320])
    expect(await sizeOf({ scale: 1 })).toEqual([200, 160])
    expect(await sizeOf({ scale: 0.5 })).toEqual([100, 80])
  })
  it('writes Latin and Chinese by the font that comes along', async () => {
    expect(fontFile()).toMatch(/NotoSansSC-Regular\.otf$/)
    // The line below the names of the columns is always there.
    const line = await inked('')
    const letters = async (title: string, options = {}) => (await inked(title, options)) - line
    const latin = await letters('loss')
    expect(latin).toBeGreaterThan(60)
    // Four characters of many strokes, each its own.
    const chinese = await letters('损失函数')
    expect(chinese).toBeGreaterThan(2 * latin)
    expect(await letters('一一一一')).toBeLessThan(chinese / 2)
    expect(await letters('损失函数', { theme: 'dark' })).toBeGreaterThan(2 * latin)
  })
  it('keeps pixels sharp', async () => {
    const figure = viz.imageGrid({ images: [[[0, 1]]], width: 124, height: 74 })
    const { data, width, height } = decode(await toPNG(figure, { scale: 1 }))
    const shades = new Set<number>()
    for (let x = 20; x < width - 20; x++)
      shades.add(data[(Math.floor(height / 2) * width + x) * 4] as number)
    expect([...shades].sort()).toEqual([0, 255])
  })
  it.each([0, -1, Number.NaN, 21])('refuses a scale of %d', async (scale) => {
    await expect(toPNG(titled('a'), { scale })).rejects.toMatchObject({ code: 'viz/bad-scale' })
  })
  it('refuses what is no figure', async () => {
    await expect(toPNG({} as never)).rejects.toMatchObject({ code: 'viz/bad-figure' })
  })
})
