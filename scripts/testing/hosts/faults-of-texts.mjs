/**
 * What lies wrong in the SVGs of a page, in the fonts that this browser has: texts that leave their
 * picture, and texts over other texts. Runs in the page.
 */
export const faultsOfTexts = () => {
  /** @type {string[]} */
  const faults = []
  for (const svg of document.querySelectorAll('svg')) {
    const frame = svg.getBoundingClientRect()
    const name = svg.getAttribute('aria-label') ?? ''
    const boxes = [...svg.querySelectorAll('text')].flatMap((text) => {
      const { left, right, top, bottom } = text.getBoundingClientRect()
      if (left === right) return []
      // The box of a line reaches from the highest accent to the lowest tail; letters do not.
      const slack = (bottom - top) * 0.16
      return [
        { text: text.textContent ?? '', left, right, top: top + slack, bottom: bottom - slack },
      ]
    })
    for (const [i, a] of boxes.entries()) {
      const isOut =
        a.left < frame.left - 1 ||
        a.right > frame.right + 1 ||
        a.top < frame.top - 1 ||
        a.bottom > frame.bottom + 1
      if (isOut) faults.push(`${name}: "${a.text}" leaves the frame`)
      for (const b of boxes.slice(i + 1)) {
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left)
        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
        if (across > 1 && down > 1) faults.push(`${name}: "${a.text}" lies over "${b.text}"`)
      }
    }
  }
  return faults
}
