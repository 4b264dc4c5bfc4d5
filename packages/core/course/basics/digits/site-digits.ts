import { type IdxArray, parseIdx } from '@firstgrad/datasets'

/** How many of each part of MNIST a page's own site has: the first ones, which is all that is asked for. */
export const siteDigits = { train: 10_000, test: 2_000 } as const

export type Part = keyof typeof siteDigits

/** What the files are called that a site has, each an IDX file in gzip. */
export const siteDigitsFile = (part: Part, what: 'images' | 'labels'): string =>
  `mnist-${part}-${siteDigits[part]}-${what}.idx.gz`

/** Some servers inflate by themselves what ends in `.gz`. */
const inflated = async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> => {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

const fetchIdx = async (url: string, signal: AbortSignal | undefined): Promise<IdxArray> => {
  const response = await fetch(url, signal ? { signal } : {})
  if (!response.ok) throw new Error(`${url}: ${response.status} ${response.statusText}`)
  return parseIdx(await inflated(new Uint8Array(await response.arrayBuffer())), { file: url })
}

/** The first `count` pictures and labels of a part, from the page's own site. */
export const loadSiteDigits = async (
  folder: string,
  part: Part,
  count: number,
  signal?: AbortSignal,
): Promise<{ readonly images: Uint8Array; readonly labels: Uint8Array }> => {
  const [images, labels] = await Promise.all(
    (['images', 'labels'] as const).map((what) =>
      fetchIdx(`${folder}${siteDigitsFile(part, what)}`, signal),
    ),
  )
  return {
    images: (images!.data as Uint8Array).subarray(0, count * 28 * 28),
    labels: (labels!.data as Uint8Array).subarray(0, count),
  }
}
