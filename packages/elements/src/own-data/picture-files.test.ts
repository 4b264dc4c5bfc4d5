import { describe, expect, it } from 'vitest'
import { sortFiles } from './picture-files.js'

const placed = (name: string, folder: string, type = '') => ({
  file: new File([], name, { type }),
  folder,
})

describe('sortFiles', () => {
  it('takes folders for classes, and names what is no picture', () => {
    const { pictures, others } = sortFiles([
      placed('1.png', 'cats'),
      placed('a', 'cats', 'image/jpeg'),
      placed('2.JPG', 'dogs'),
      placed('notes.txt', 'dogs', 'text/plain'),
      placed('.DS_Store', 'dogs'),
      placed('._3.png', 'dogs'),
      placed('Thumbs.db', 'dogs'),
      placed('loose.webp', ''),
    ])
    expect([...pictures].map(([name, files]) => [name, files.map((file) => file.name)])).toEqual([
      ['cats', ['1.png', 'a']],
      ['dogs', ['2.JPG']],
      ['', ['loose.webp']],
    ])
    expect(others).toEqual(['notes.txt'])
  })

  it('is empty where nothing came', () =>
    expect(sortFiles([])).toEqual({ pictures: new Map(), others: [] }))
})
