/** The fields of an event as a table in Markdown; those of objects inside of it have dotted names. */
export const eventTable = (event: object): string =>
  ['| field | value |', '|---|---|', ...rowsOf(event, '')].join('\n')

const rowsOf = (value: object, prefix: string): string[] =>
  Object.entries(value).flatMap(([name, inner]) => {
    if (prefix === '' && name === 'type') return []
    if (typeof inner === 'object' && inner !== null) return rowsOf(inner, `${prefix}${name}.`)
    return [`| ${cell(prefix + name)} | ${cell(String(inner))} |`]
  })

/** A bar would end the cell, a line break the table. */
const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ')
