import { drawingsOf } from './drawings.mjs'
import { factsOf } from './facts.mjs'
import { pictures, sumOf, wordsOf } from './pictures.mjs'

/**
 * Draws a picture in a warm process. Of the last SVG only the facts leave it, found untimed.
 *
 * @template {import('./drawings.mjs').PictureName} Name
 * @param {{ library: import('./drawings.mjs').Library, picture: Name }} argument
 */
export const prepare = async ({ library, picture: name }) => {
  const drawings = await drawingsOf(library)
  const picture = pictures[name]()
  const draw = drawings[name](picture)
  return async () => {
    const svg = await draw()
    return { toJSON: () => factsOf(svg, wordsOf(picture), sumOf(picture)) }
  }
}
