export type Literal = number | string | boolean | { readonly [name: string]: Literal }

/** Characters that end a line of a program, or that nobody sees in one. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu

const quoted = (text: string): string => {
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll("'", "\\'")
    .replace(unseen, (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`)
  return `'${escaped}'`
}

/** In brackets where the plain name would mean the prototype. */
const nameOf = (name: string): string => {
  if (name === '__proto__') return `['__proto__']`
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name)
}

/** A value as JavaScript writes it, one line for each member. */
export const javascript = (value: Literal, indent = ''): string => {
  if (typeof value === 'string') return quoted(value)
  if (typeof value !== 'object') return Object.is(value, -0) ? '-0' : String(value)
  const members = Object.entries(value)
  if (members.length === 0) return '{}'
  const inner = `${indent}  `
  const lines = members.map(([name, one]) => `${inner}${nameOf(name)}: ${javascript(one, inner)},`)
  return ['{', ...lines, `${indent}}`].join('\n')
}
