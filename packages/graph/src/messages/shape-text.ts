import type { Shape } from '../node.js'

/** `[3,4]`; `?` for an axis that is known only when fed, `[…]` if not even their number is. */
export const shapeText = (shape: Shape | null): string =>
  shape ? `[${shape.map((length) => length ?? '?').join(',')}]` : '[…]'

/** What the caller gave, short enough for a sentence of any language. */
export const valueText = (value: unknown): string => {
  const text =
    typeof value === 'string'
      ? JSON.stringify(value)
      : Array.isArray(value)
        ? `[${value.map(valueText).join(', ')}]`
        : typeof value === 'function'
          ? '() => …'
          : typeof value === 'object' && value !== null
            ? '{…}'
            : String(value)
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}
