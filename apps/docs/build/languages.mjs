export const languages = /** @type {const} */ (['en', 'zh-CN'])

/** @typedef {(typeof languages)[number]} Language */

/** What the addresses of a language's pages begin with. */
export const prefixOf = (/** @type {Language} */ language) => (language === 'en' ? '' : '/zh')
