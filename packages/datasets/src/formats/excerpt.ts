/** A text as errors show it: quoted, control characters escaped, the end of a long one left out. */
export const excerpt = (text: string, limit = 60): string =>
  JSON.stringify(text.length > limit ? `${text.slice(0, limit)}…` : text)
