/** Bytes of one value; NaN where it has no fixed size. */
const bytesPerValue: Readonly<Record<string, number>> = {
  float32: 4,
  int32: 4,
  bool: 1,
  complex64: 8,
}

/** What the values of a tensor take in memory. */
export const bytesOf = (values: number, dtype = 'float32'): number =>
  values * (bytesPerValue[dtype] ?? Number.NaN)
