/**
 * Details for a message whose details are not known: whatever it reads from them is a placeholder
 * that can be called, walked through and printed.
 *
 * @param {string} name
 * @returns {any}
 */
export const anyDetails = (name = 'details') => {
  const words = `‹${name}›`
  return new Proxy(() => words, {
    get: (_target, property) => {
      if (property === Symbol.toPrimitive)
        return (/** @type {string} */ hint) => (hint === 'number' ? 2 : words)
      if (property === Symbol.iterator) return () => [anyDetails(name)].values()
      if (property === 'toString' || property === 'toJSON') return () => words
      if (property === 'length' || property === 'size') return 2
      if (property === 'map' || property === 'flatMap')
        return (/** @type {(item: any, index: number) => unknown} */ change) => [
          change(anyDetails(name), 0),
        ]
      return anyDetails(String(property))
    },
    has: () => true,
    apply: () => anyDetails(name),
  })
}
