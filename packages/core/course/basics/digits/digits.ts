import { type DownloadEvent, download, load } from '@firstgrad/datasets'
import type { ExperimentHost } from '../../../src/exercises/experiment.js'
import { type Examples, fromArrays } from '../../../src/training/examples.js'
import { loadSiteDigits } from './site-digits.js'

/** Pictures with a class each, as examples and as they are. */
export interface Labelled {
  readonly length: number
  /** [length, height, width, 1], 0 to 1. */
  readonly images: Float32Array
  readonly shape: readonly [height: number, width: number, channels: 1]
  readonly labels: Uint8Array
  readonly examples: Examples
}

/** Examples of pictures of one channel. */
export const labelled = (
  images: Float32Array,
  labels: Uint8Array,
  [height, width]: readonly [number, number],
): Labelled => ({
  length: labels.length,
  images,
  shape: [height, width, 1],
  labels,
  examples: fromArrays({
    x: { data: images, shape: [labels.length, height, width, 1] },
    y: { data: Float32Array.from(labels), shape: [labels.length, 1] },
  }),
})

/** Greys of 0 to 255 as light of 0 to 1. */
const inLight = ({ images, labels }: { images: Uint8Array; labels: Uint8Array }): Labelled =>
  labelled(
    Float32Array.from(images, (grey) => grey / 255),
    labels,
    [28, 28],
  )

/** So many handwritten digits to learn from and to test with. */
export async function* loadDigits(
  counts: { readonly train: number; readonly test: number },
  { cacheDir, offline, signal, data }: ExperimentHost,
): AsyncGenerator<DownloadEvent, { train: Labelled; test: Labelled }, undefined> {
  if (data !== undefined) {
    const [train, test] = await Promise.all(
      (['train', 'test'] as const).map((part) => loadSiteDigits(data, part, counts[part], signal)),
    )
    return { train: inLight(train!), test: inLight(test!) }
  }
  const source = {
    ...(cacheDir !== undefined && { cacheDir }),
    ...(offline !== undefined && { offline }),
    ...(signal && { signal }),
  }
  yield* download('mnist', source)
  const part = async (split: string) => {
    return inLight(await load('mnist', { ...source, split }))
  }
  return {
    train: await part(`train[:${counts.train}]`),
    test: await part(`test[:${counts.test}]`),
  }
}
