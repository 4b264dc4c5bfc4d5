/** Three digits that count, whatever the size. */
export const figure = (/** @type {number} */ value) =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toPrecision(3)

/** A figure that was worked out from a part of the work is marked. */
export const marked = (/** @type {number} */ value, /** @type {number} */ share) =>
  `${share < 1 ? '≈ ' : ''}${figure(value)}`

export const times = (/** @type {number} */ ratio) =>
  `${ratio >= 100 ? ratio.toFixed(0) : ratio >= 10 ? ratio.toFixed(1) : ratio.toFixed(2)}×`
