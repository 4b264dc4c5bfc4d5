/** The rows of `source`, each `size` long, in another order. */
export const reorder = (
  source: Uint8Array,
  size: number,
  order: Uint32Array,
): Uint8Array<ArrayBuffer> => {
  const target = new Uint8Array(source.length)
  order.forEach((from, to) => {
    target.set(source.subarray(from * size, (from + 1) * size), to * size)
  })
  return target
}
