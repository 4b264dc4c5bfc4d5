/** A value as Python writes it: arrays become tuples. */
export type PythonValue = number | boolean | string | null | PythonCode | readonly PythonValue[]

/** Code that stands for itself. */
export interface PythonCode {
  readonly code: string
}

export const code = (words: string): PythonCode => ({ code: words })

const text = (value: string) => `'${value.replace(/[\\']/g, '\\$&').replace(/\n/g, '\\n')}'`

export const python = (value: PythonValue): string => {
  if (value === null) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return text(value)
  if ('code' in value) return value.code
  return value.length === 1 ? `(${python(value[0]!)},)` : `(${value.map(python).join(', ')})`
}

/** `name=value, ...` */
export const keywords = (values: Readonly<Record<string, PythonValue>>): string =>
  Object.entries(values)
    .map(([name, value]) => `${name}=${python(value)}`)
    .join(', ')
