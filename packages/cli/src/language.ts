import { type Language, languages } from '@firstgrad/errors'

/** `zh`, `zh_CN.UTF-8` and `zh-TW` are 中文; `en` is English; anything else is neither. */
export const asLanguage = (words: string | undefined): Language | undefined => {
  if (!words) return undefined
  const exact = languages.find((language) => language.toLowerCase() === words.toLowerCase())
  return (
    exact ??
    (/^zh([-_.]|$)/i.test(words) ? 'zh-CN' : /^en([-_.]|$)/i.test(words) ? 'en' : undefined)
  )
}

/** The value of `--lang`, before the arguments are parsed: help and errors need it too. */
const asked = (args: readonly string[]): string | undefined => {
  const at = args.indexOf('--lang')
  if (at !== -1) return args[at + 1]
  return args.find((arg) => arg.startsWith('--lang='))?.slice('--lang='.length)
}

/**
 * The reader's language: `--lang`, then FIRSTGRAD_LANG, then what the system says.
 */
export const chooseLanguage = (
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  system: string = Intl.DateTimeFormat().resolvedOptions().locale,
): Language =>
  asLanguage(asked(args)) ??
  asLanguage(env.FIRSTGRAD_LANG) ??
  asLanguage(env.LC_ALL || env.LC_MESSAGES || env.LANG) ??
  // Windows has no LANG; an unset one elsewhere is the C locale, which Intl calls English.
  asLanguage(system) ??
  'en'
