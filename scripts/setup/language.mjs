/**
 * The reader's language: FIRSTGRAD_LANG, then the locale of the terminal, then that of the system.
 *
 * @param {Readonly<Record<string, string | undefined>>} environment
 * @returns {'en' | 'zh-CN'}
 */
export const languageOf = (environment) => {
  const named = ['FIRSTGRAD_LANG', 'LC_ALL', 'LC_MESSAGES', 'LANG']
    .map((name) => environment[name])
    .find((value) => value)
  const locale = named || Intl.DateTimeFormat().resolvedOptions().locale
  return /^zh/i.test(locale) ? 'zh-CN' : 'en'
}
