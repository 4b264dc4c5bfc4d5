import { anyDetails } from './any-details.mjs'

/**
 * Every text of a catalog by its place, the functions spoken with placeholder details. A message
 * that cannot be spoken so (it looks something up by a detail) stands for itself: its source.
 *
 * @param {unknown} catalog
 * @param {string} place
 * @returns {Map<string, string>}
 */
export const textsOf = (catalog, place = '') => {
  if (typeof catalog === 'string') return new Map([[place, catalog]])
  if (typeof catalog === 'function') return new Map([[place, spoken(catalog)]])
  if (typeof catalog !== 'object' || catalog === null) return new Map()
  return new Map(
    Object.entries(catalog).flatMap(([key, value]) => [
      ...textsOf(value, place === '' ? key : `${place} › ${key}`),
    ]),
  )
}

/** @param {Function} say */
const spoken = (say) => {
  try {
    const text = say(anyDetails(), anyDetails('second'), anyDetails('third'))
    return typeof text === 'string' ? text : say.toString()
  } catch {
    return say.toString()
  }
}

const hasHan = (/** @type {string} */ text) => /\p{Script=Han}/u.test(text)

/** What is the same in every language: placeholders, commands to type, units. */
const neutral = [
  /‹[^›]*›/g,
  /^(firstgrad|npm|npx) .*/gm,
  /^(tour|list|run|doctor|data)( [a-z]\S*)*( --\S+( \S+)?)*$/gm,
  /\b(GFLOP\/s|[kKMG]i?B(\/s)?|ms)\b/g,
]

/** @param {string} text */
const hasWords = (text) =>
  /[A-Za-z]{2}/.test(neutral.reduce((rest, pattern) => rest.replace(pattern, ''), text))

/**
 * Where two catalogs are not equally complete, in words.
 *
 * A text without a letter of its own (`  3 / 4`) may be the same in both languages.
 *
 * @param {unknown} english
 * @param {unknown} chinese
 * @returns {string[]}
 */
export const problemsBetween = (english, chinese) => {
  const en = textsOf(english)
  const zh = textsOf(chinese)
  return [
    ...[...en.keys()].filter((key) => !zh.has(key)).map((key) => `${key}: no 中文`),
    ...[...zh.keys()].filter((key) => !en.has(key)).map((key) => `${key}: no English`),
    ...[...en].flatMap(([key, text]) => {
      const other = zh.get(key)
      if (other === undefined) return []
      if (text.trim() === '') return [`${key}: the English is empty`]
      if (other.trim() === '') return [`${key}: the 中文 is empty`]
      if (hasHan(text)) return [`${key}: the English holds Chinese: ${text}`]
      if (hasWords(text) && other === text) return [`${key}: the 中文 is the English: ${text}`]
      if (hasWords(text) && hasWords(other) && !hasHan(other))
        return [`${key}: the 中文 holds no Chinese: ${other}`]
      return []
    }),
  ]
}
