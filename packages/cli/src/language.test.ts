import { describe, expect, it } from 'vitest'
import { chooseLanguage } from './language.js'

describe('chooseLanguage', () => {
  it.each([
    [['--lang', 'zh-CN'], {}, 'zh-CN'],
    [['--lang=zh'], {}, 'zh-CN'],
    [['--lang', 'en'], { LANG: 'zh_CN.UTF-8' }, 'en'],
    [[], { FIRSTGRAD_LANG: 'zh', LANG: 'en_US.UTF-8' }, 'zh-CN'],
    [[], { LANG: 'zh_TW.UTF-8' }, 'zh-CN'],
    [[], { LC_ALL: 'en_GB.UTF-8', LANG: 'zh_CN.UTF-8' }, 'en'],
    [[], { LC_ALL: '', LANG: 'zh_CN.UTF-8' }, 'zh-CN'],
    [[], { LANG: 'fr_FR.UTF-8' }, 'en'],
    [[], { LANG: 'C' }, 'en'],
    [['--lang'], {}, 'en'],
    [[], {}, 'en'],
  ] as const)('%j with %j is %s', (args, env, language) => {
    expect(chooseLanguage(args, env, 'en-US')).toBe(language)
  })
  it('asks the system where the environment says nothing', () => {
    expect(chooseLanguage([], {}, 'zh-Hans-CN')).toBe('zh-CN')
    expect(chooseLanguage([], { LANG: 'en_US.UTF-8' }, 'zh-Hans-CN')).toBe('en')
  })
})
