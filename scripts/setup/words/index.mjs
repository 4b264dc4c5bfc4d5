import { languageOf } from '../language.mjs'
import { en } from './en.mjs'
import { zhCN } from './zh-CN.mjs'

export const messages = { en, 'zh-CN': zhCN }

/**
 * The words for a code in the reader's language.
 *
 * @template {keyof typeof en} Code
 * @param {Code} code
 * @param {Parameters<(typeof en)[Code]>[0]} details
 * @returns {string}
 */
export const words = (code, details) => {
  const say = /** @type {(details: any) => string} */ (messages[languageOf(process.env)][code])
  return say(details)
}
