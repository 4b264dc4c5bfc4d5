/** How a lesson shows a figure of its experiment: `![caption](figure:name)`. */
export const figurePattern = /!\[([^\]]*)\]\(figure:([a-z0-9-]+)\)/g

/** Names of the figures that a lesson shows. */
export const figuresIn = (/** @type {string} */ lesson) =>
  [...lesson.matchAll(figurePattern)].map(([, , name]) => /** @type {string} */ (name))
