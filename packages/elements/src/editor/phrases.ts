import type { Language } from '@firstgrad/errors'

/** CodeMirror's own words, where they are not English. */
export const phrases: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: {},
  'zh-CN': {
    'Control character': '控制字符',
    'Selection deleted': '已删除所选内容',
    Completions: '补全',
    Diagnostics: '问题',
    'No diagnostics': '没有问题',
    close: '关闭',
  },
}
