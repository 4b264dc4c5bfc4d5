import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { course } from '@firstgrad/core/course'
import { escaped } from './drawn-figure.mjs'
import { languages, prefixOf } from './languages.mjs'
import { words } from './words.mjs'

/** VitePress leaves the page for unknown addresses to JavaScript; without it, this is read. */
export const writeMissingPage = (/** @type {string} */ outDir) => {
  const file = join(outDir, '404.html')
  const html = readFileSync(file, 'utf8')
  const parts = languages.map((language) => {
    const said = words[language]
    const items = course.map(
      ({ id, title }) =>
        `<li><a href="${prefixOf(language)}/course/${id}">${escaped(title[language])}</a></li>`,
    )
    return `<section lang="${language}"><h1>${said.missingPage}</h1><p>${said.noScript}</p><ul>${items.join('')}</ul></section>`
  })
  const text = `<noscript><main class="missing">${parts.join('')}</main></noscript>`
  writeFileSync(file, html.replace('<div id="app"></div>', `<div id="app"></div>\n    ${text}`))
}
