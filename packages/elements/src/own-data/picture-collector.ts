import type { PictureData } from '@firstgrad/core/own-data'
import { make } from '../element/make.js'
import type { Texts } from '../texts/texts.js'
import { cameraPlace } from './camera.js'
import { dropZone } from './drop-zone.js'
import { fileButton } from './file-button.js'
import {
  filesOfDrop,
  filesOfInput,
  type PlacedFile,
  type SortedFiles,
  sortFiles,
} from './picture-files.js'
import { readPicture } from './picture-pixels.js'
import { keptSize, type PictureClass, pictureData } from './picture-set.js'
import { thumbnail } from './thumbnail.js'

export interface CollectorOptions {
  readonly texts: Texts['ownData']
  /** Says something in the live region of the element. */
  readonly say: (words: string) => void
  readonly signal: AbortSignal
}

const mostThumbnails = 8
const mostNamed = 5
const sizes = [32, 64]

/** Where classes of pictures are brought together. */
export const pictureCollector = ({ texts, say, signal }: CollectorOptions) => {
  const words = texts.pictures
  const classes: PictureClass[] = []
  const list = make('div', { class: 'classes' })
  const { open, close: closeCamera } = cameraPlace({ words: texts.camera, onTrouble: say, signal })
  const size = make(
    'select',
    {},
    ...sizes.map((each) => make('option', { value: each }, String(each))),
  )

  const classOf = (name: string) => classes.find((each) => each.name === name)
  /** A name that no class has yet. */
  const newName = (): string => {
    for (let number = 1; ; number++) {
      const name = words.newName(number)
      if (!classOf(name)) return name
    }
  }
  const addClass = (name = newName()): PictureClass => {
    const added = { name, pictures: [] }
    classes.push(added)
    return added
  }

  const readInto = async ({ pictures, others }: SortedFiles, into?: PictureClass) => {
    const of = [...pictures.values()].reduce((sum, own) => sum + own.length, 0)
    const unreadable = [...others]
    let [done, added] = [0, 0]
    for (const [folder, own] of pictures) {
      const target = into ?? classOf(folder) ?? addClass(folder || undefined)
      for (const file of own) {
        if (signal.aborted) return
        const pixels = await readPicture(file, keptSize)
        if (pixels) {
          target.pictures.push(pixels)
          added++
        } else unreadable.push(file.name)
        done++
        if (done % 50 === 0) say(words.reading(done, of))
      }
    }
    draw()
    const few = unreadable.slice(0, mostNamed).join(', ')
    const more = unreadable.length > mostNamed ? ' …' : ''
    const said = [added === 0 ? words.none : words.read(added)]
    if (unreadable.length > 0) said.push(words.unreadable(few + more))
    say(said.join(' '))
  }
  const take = (placed: readonly PlacedFile[], into?: PictureClass) =>
    void readInto(sortFiles(placed), into)

  const classRow = (each: PictureClass, index: number): HTMLElement => {
    const name = make('input', { type: 'text', value: each.name, maxlength: 40 })
    name.addEventListener('change', () => {
      const wanted = name.value.trim()
      const other = classOf(wanted)
      if (other && other !== each) {
        say(words.sameName(wanted))
        name.value = each.name
        return
      }
      each.name = wanted || newName()
      draw()
    })
    const camera = make('button', { type: 'button' }, words.camera(each.name))
    const remove = make('button', { type: 'button' }, words.remove(each.name))
    const place = make('div')
    camera.addEventListener('click', () =>
      open(place, (pixels) => {
        each.pictures.push(pixels)
        pictures.replaceChildren(...thumbnails())
        count.textContent = words.count(each.pictures.length)
        say(`${each.name}: ${words.count(each.pictures.length)}`)
      }),
    )
    remove.addEventListener('click', () => {
      classes.splice(classes.indexOf(each), 1)
      draw()
      addButton.focus()
    })
    const thumbnails = () => each.pictures.slice(-mostThumbnails).map(thumbnail)
    const pictures = make('div', { class: 'thumbnails' }, ...thumbnails())
    const count = make('span', { class: 'count' }, words.count(each.pictures.length))
    const files = { accept: 'image/*', several: true }
    return make(
      'fieldset',
      {},
      make('legend', { class: 'unseen' }, each.name),
      make('label', {}, words.className(index + 1), ' ', name),
      ' ',
      count,
      pictures,
      dropZone(
        words.drop,
        async (transfer) => take(flat(await filesOfDrop(transfer)), each),
        fileButton(words.add(each.name), files, (input) => take(flat(filesOfInput(input)), each)),
        camera,
        remove,
      ),
      place,
    )
  }
  /** Folders do not matter where the class is chosen. */
  const flat = (placed: readonly PlacedFile[]) => placed.map(({ file }) => ({ file, folder: '' }))

  const draw = () => {
    closeCamera()
    list.replaceChildren(...classes.map(classRow))
  }
  const addButton = make('button', { type: 'button' }, words.addClass)
  addButton.addEventListener('click', () => {
    addClass()
    draw()
    list.querySelector<HTMLInputElement>('fieldset:last-child input[type=text]')?.select()
  })
  addClass()
  addClass()
  draw()
  const element = make(
    'div',
    {},
    make('p', {}, words.how),
    dropZone(
      words.drop,
      async (transfer) => take(await filesOfDrop(transfer)),
      fileButton(words.chooseFolder, { folder: true }, (input) => take(filesOfInput(input))),
    ),
    list,
    make('p', {}, addButton, ' ', make('label', {}, words.size, ' ', size)),
  )
  return {
    element,
    data: (): PictureData => pictureData(classes, Number(size.value)),
    closeCamera,
  }
}
