import type { Language } from '@firstgrad/errors'

/** `en` or `zh-CN`, as a page says. */
export const languageFor = (lang: string): Language => (lang.startsWith('zh') ? 'zh-CN' : 'en')
