type Attributes = Readonly<Record<string, string | number | boolean | undefined>>

/**
 * An element with attributes and children; texts are never read as markup. `true` sets an attribute
 * without a value, `false` and `undefined` none.
 */
export const make = <Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] => {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue
    element.setAttribute(key, value === true ? '' : String(value))
  }
  element.append(...children)
  return element
}
