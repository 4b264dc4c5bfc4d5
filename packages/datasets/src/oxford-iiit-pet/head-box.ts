import { unexpectedContent } from '../content/read-text.js'

const numberIn = (xml: string, tag: string): number =>
  Number(new RegExp(`<${tag}>\\s*(\\d{1,6})\\s*</${tag}>`).exec(xml)?.[1] ?? Number.NaN)

/**
 * Reads the box of the head from an annotation in the form of PASCAL VOC: the first, if there are two
 * animals. The form is fixed and flat, so a few patterns read it.
 *
 * @returns `y1, x1, y2, x2`, each in 0 to 1: the published pixels divided by height and width
 * @throws `datasets/unexpected-shape`
 */
export const headBox = (xml: string, file: string): Float32Array<ArrayBuffer> => {
  const box = /<bndbox>(.*?)<\/bndbox>/s.exec(xml)?.[1] ?? ''
  const [height, width] = [numberIn(xml, 'height'), numberIn(xml, 'width')]
  const [y1, x1, y2, x2] = ['ymin', 'xmin', 'ymax', 'xmax'].map((tag) => numberIn(box, tag)) as [
    number,
    number,
    number,
    number,
  ]
  if (!(0 <= y1 && y1 < y2 && y2 <= height && 0 <= x1 && x1 < x2 && x2 <= width)) {
    const received = `${y1}, ${x1}, ${y2}, ${x2} in ${height} × ${width}`
    throw unexpectedContent(file, 'a box inside the picture', received)
  }
  return Float32Array.of(y1 / height, x1 / width, y2 / height, x2 / width)
}
