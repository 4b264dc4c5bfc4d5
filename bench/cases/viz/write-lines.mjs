import { writeFileSync } from 'node:fs'
import { drawingsOf } from './drawings.mjs'
import { pictures } from './pictures.mjs'

const [, , library, file = ''] = process.argv
const { lines } = await drawingsOf(/** @type {import('./drawings.mjs').Library} */ (library))
writeFileSync(file, await lines(pictures.lines())())
