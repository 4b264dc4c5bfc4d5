import { dataClasses, type SummaryValue, strings } from './summary.js'

/** A picture that is encoded already. */
export interface EncodedImage {
  readonly width: number
  readonly height: number
  /** The bytes of a PNG file. */
  readonly png: Uint8Array
}

/** Pictures of one size, shown side by side. */
export const image = (
  tag: string,
  images: readonly EncodedImage[],
  description?: string,
): SummaryValue => {
  const { width = 0, height = 0 } = images[0] ?? {}
  return {
    tag,
    plugin: 'images',
    dataClass: dataClasses.blobs,
    description,
    tensor: strings(
      [2 + images.length],
      [String(width), String(height), ...images.map(({ png }) => png)],
    ),
  }
}
