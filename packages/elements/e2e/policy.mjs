/** The policy of a strict page: nothing but files of its own site, and pictures within it. */
export const strict =
  "default-src 'none'; script-src 'self'; style-src 'self'; worker-src 'self'; connect-src 'self'; img-src 'self' data:"
