import { type CsvTable, parseCsv } from '@firstgrad/datasets'

/** Texts of spreadsheets from China are often in GB 18030, all others in UTF-8. */
const textOf = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

const delimiters = [',', ';', '\t'] as const

/** What stands between the cells: what the first line holds most of. */
const delimiterOf = (text: string): string => {
  const [line = ''] = text.split(/\r?\n/, 1)
  const count = (delimiter: string) => line.split(delimiter).length
  return delimiters.reduce((best, each) => (count(each) > count(best) ? each : best))
}

/** Cells that mean that nothing is known. */
const missing = ['', 'NA', 'N/A', 'NaN', 'null', '?', '-', '无']

/**
 * Reads a table as spreadsheets write it: cells between commas, semicolons or tabs, in UTF-8 or
 * GB 18030, the first row with the names.
 *
 * @param file how errors call it
 * @throws `datasets/csv-*` for a file that is no such table
 */
export const readTable = (bytes: Uint8Array, file: string): CsvTable => {
  const text = textOf(bytes)
  return parseCsv(text, { file, delimiter: delimiterOf(text), missing })
}
