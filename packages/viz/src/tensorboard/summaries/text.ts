import { dataClasses, type SummaryValue, strings } from './summary.js'

/** Markdown; a list of texts is shown as a table with one column. */
export const text = (
  tag: string,
  value: string | readonly string[],
  description?: string,
): SummaryValue => ({
  tag,
  plugin: 'text',
  dataClass: dataClasses.tensor,
  description,
  tensor: typeof value === 'string' ? strings([], [value]) : strings([value.length], value),
})
