/**
 * @typedef {import('./pictures.mjs').Pictures} Pictures
 *
 * @typedef {keyof Pictures} PictureName
 *
 * @typedef {{ [Name in PictureName]: (picture: Pictures[Name]) => () => string | Promise<string> }} Drawings
 *   how a library draws each: handed the picture, it puts the numbers into the shape that it likes
 *   best, untimed, and returns what is timed: from there to an SVG
 *
 * @typedef {'firstgrad' | 'plot' | 'vega'} Library the module of its drawings
 */

/** @param {Library} library @returns {Promise<Drawings>} */
export const drawingsOf = async (library) => (await import(`./${library}.mjs`)).drawings
