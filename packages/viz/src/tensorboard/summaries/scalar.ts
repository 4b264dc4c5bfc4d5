import { dataClasses, floats, type SummaryValue } from './summary.js'

export const scalar = (tag: string, value: number, description?: string): SummaryValue => ({
  tag,
  plugin: 'scalars',
  dataClass: dataClasses.scalar,
  description,
  tensor: floats([], [value]),
})
