import { encode as encodePng } from 'fast-png'
import { encode as encodeJpeg } from 'jpeg-js'

/** A JPEG file of one gray, which comes back to the bit. */
export const grayJpeg = (height: number, width: number, gray: number): Buffer => {
  const data = Buffer.alloc(height * width * 4, Uint8Array.of(gray, gray, gray, 255))
  return encodeJpeg({ data, width, height }, 100).data
}

/** A PNG file of one channel. */
export const grayPng = (height: number, width: number, values: ArrayLike<number>): Buffer =>
  Buffer.from(encodePng({ data: Uint8Array.from(values), width, height, channels: 1, depth: 8 }))

/** An annotation in the form of PASCAL VOC, as the Oxford-IIIT Pet data set has them. */
export const vocXml = ({
  height,
  width,
  box: [xmin, ymin, xmax, ymax],
}: {
  readonly height: number
  readonly width: number
  readonly box: readonly [xmin: number, ymin: number, xmax: number, ymax: number]
}): string =>
  `<annotation><folder>OXIIIT</folder><filename>Abyssinian_1.jpg</filename><source><database>OXFORD-IIIT Pet Dataset</database><annotation>OXIIIT</annotation><image>flickr</image></source><size><width>${width}</width><height>${height}</height><depth>3</depth></size><segmented>0</segmented><object><name>cat</name><pose>Frontal</pose><truncated>0</truncated><occluded>0</occluded><bndbox><xmin>${xmin}</xmin><ymin>${ymin}</ymin><xmax>${xmax}</xmax><ymax>${ymax}</ymax></bndbox><difficult>0</difficult></object></annotation>\n`
