import { describe, expect, it } from 'vitest'
import { countsOf, withRealData } from '../../test/real-data.js'
import { scratchFolder } from '../../test/scratch-folder.js'
import { download, load } from '../index.js'

withRealData('first-names')

describe('first-names', () => {
  it('has the names of both lists', async () => {
    const { length, columns, labels, classNames } = await load('first-names')
    expect(length).toBe(8849)
    expect(countsOf({ labels, classNames })).toEqual([4951, 3898])
    const named = (label: number) => columns.name.filter((_, row) => labels[row] === label)
    expect(named(0)).toContain('Anne-Marie')
    expect(named(1)).toContain('Zolly')
    expect(columns.name.every((name) => /^[A-Z][A-Za-z-]+$/.test(name))).toBe(true)
    const female = new Set(named(0))
    expect(named(1).filter((name) => female.has(name))).toHaveLength(420)
    expect(female.size).toBe(4944)
  })

  it('is mixed, so that the first names of a slice are of both lists', async () => {
    const { columns, labels } = await load('first-names', { split: 'train[:5]' })
    expect(columns.name).toEqual(['Rowe', 'Linell', 'Augusto', 'Reinhard', 'Rudolph'])
    expect([...labels]).toEqual([0, 0, 1, 1, 1])
  })

  it('comes from two packages', async () => {
    const verified: string[] = []
    for await (const event of download('first-names', { cacheDir: scratchFolder() })) {
      if (event.type === 'verified') verified.push(event.file)
    }
    expect(verified).toEqual(['female.txt', 'male.txt'])
  })
})
