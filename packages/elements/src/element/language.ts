import type { Language } from '@firstgrad/errors'

/** The language of the nearest element that names one; the reader's own where none does. */
export const languageOf = (element: Element): Language => {
  const named = element.closest('[lang]')?.getAttribute('lang') || navigator.language
  return /^zh\b/i.test(named) ? 'zh-CN' : 'en'
}
