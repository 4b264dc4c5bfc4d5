import { figureHtml as drawnFigure, escaped } from './drawn-figure.mjs'
import { fileOfFigure } from './figures.mjs'
import { words } from './words.mjs'

/**
 * A figure of a lesson, or the words that it could not be made.
 *
 * @param {string} key
 * @param {string} caption
 * @param {import('./figures.mjs').DrawnFigure | undefined} figure
 * @param {import('./languages.mjs').Language} language
 */
export const figureHtml = (key, caption, figure, language) => {
  if (!figure)
    return `<figure class="drawn"><p>${words[language].missing}</p><figcaption>${escaped(caption)}</figcaption></figure>`
  const { light: svg, summary: sentence, table } = figure
  const file = `/figures/${fileOfFigure(key, language)}`
  return drawnFigure({ file, svg, caption, sentence, table, words: words[language] })
}
