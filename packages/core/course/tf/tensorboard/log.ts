import { memoryReader } from '@firstgrad/viz/tensorboard/memory'

/** A run, and what could be read of its file. */
export interface Logged {
  readonly name: string
  /** What was handed to the writer, one for each step from 0 on. */
  readonly written: readonly number[]
  readonly scalars: readonly { readonly step: number; readonly value: number }[]
  /** Scalars that were read and are not what was written. */
  readonly different: number
  readonly fileBytes: number
  /** Bytes behind the last whole record. */
  readonly tornBytes: number
}

/** Reads a file back, and compares it with what was written. */
export const readBack = async (
  name: string,
  file: Uint8Array,
  written: readonly number[],
): Promise<Logged> => {
  const reader = memoryReader(file)
  const scalars: { step: number; value: number }[] = []
  for await (const { step, values } of reader) {
    for (const value of values) {
      if (value.type === 'scalar') scalars.push({ step, value: value.value })
    }
  }
  const { ending } = reader
  return {
    name,
    written,
    scalars,
    different: scalars.filter(({ step, value }) => !Object.is(value, written[step])).length,
    fileBytes: file.length,
    tornBytes: ending?.whole === false ? ending.lostBytes : 0,
  }
}
