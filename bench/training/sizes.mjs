import { readFileSync } from 'node:fs'

/** How much each work is; a file of its own, because the Python peers read it too. */
export const sizes = JSON.parse(readFileSync(new URL('sizes.json', import.meta.url), 'utf8'))
