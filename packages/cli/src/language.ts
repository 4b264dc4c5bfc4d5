import { type Language, languages } from '@firstgrad/errors'

const match = (words: string | undefined): Language | undefined => {
  if (!words) return undefined
  const exact = languages.find((language) => language.toLowerCase() === words.toLowerCase())
  return exact ?? (/^zh/i.test(words) ? 'zh-CN' : undefined)
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
): Language =>
  match(asked(args)) ??
  match(env.FIRSTGRAD_LANG) ??
  match(env.LC_ALL || env.LC_MESSAGES || env.LANG) ??
  'en'
