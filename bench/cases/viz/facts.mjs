import { gzipSync } from 'node:zlib'

/**
 * @typedef {object} Facts of a picture, by which a case sees that it is one; pictures.py finds the
 *   same
 * @property {boolean} isSVG
 * @property {readonly string[]} missing words that are not in it
 * @property {number} marks elements that show something
 * @property {number} corners of its paths
 * @property {number} images
 * @property {number} bytes
 * @property {number} gzipped
 * @property {number} sum of the numbers that were drawn
 */

const count = (/** @type {string} */ text, /** @type {RegExp} */ pattern) =>
  text.match(pattern)?.length ?? 0

/**
 * @param {string} svg
 * @param {readonly string[]} words that it has to hold
 * @param {number} sum
 * @returns {Facts}
 */
export const factsOf = (svg, words, sum) => ({
  isSVG: /<svg[\s>][\s\S]*<\/svg>/.test(svg),
  missing: words.filter((word) => !svg.includes(word)),
  marks: count(svg, /<(path|rect|circle|use)[\s>]/g),
  corners: (svg.match(/\sd="[^"]*"/g) ?? []).reduce((all, d) => all + count(d, /[ML]/g), 0),
  images: count(svg, /<image[\s>]/g),
  bytes: Buffer.byteLength(svg),
  gzipped: gzipSync(svg).length,
  sum,
})
