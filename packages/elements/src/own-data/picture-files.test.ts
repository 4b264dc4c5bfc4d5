import { describe, expect, it } from 'vitest'
import { picturesByFolder } from './picture-files.js'

const placed = (name: string, folder: string, type = '') => ({
  file: new File([], name, { type }),
  folder,
})

describe('picturesByFolder', () => {
  it('takes folders for classes, and leaves out what is no picture', () => {
    const byFolder = picturesByFolder([
      placed('1.png', 'cats'),
      placed('a', 'cats', 'image/jpeg'),
      placed('2.JPG', 'dogs'),
      placed('notes.txt', 'dogs', 'text/plain'),
      placed('.DS_Store', 'dogs'),
      placed('._3.png', 'dogs'),
      placed('Thumbs.db', 'dogs'),
      placed('loose.webp', ''),
    ])
    expect([...byFolder].map(([name, files]) => [name, files.map((file) => file.name)])).toEqual([
      ['cats', ['1.png', 'a']],
      ['dogs', ['2.JPG']],
      ['', ['loose.webp']],
    ])
  })

  it('is empty where nothing came', () => expect(picturesByFolder([]).size).toBe(0))
})
