import { describe, expect, it } from 'vitest'
import * as browser from './index.browser.js'
import * as node from './index.js'
import { adviceWords, messages, passedOverWords, reportWords } from './messages/index.js'

it('offers a page what it offers Node.js', () => {
  expect(Object.keys(browser).sort()).toEqual(Object.keys(node).sort())
  expect(Object.keys(node).sort()).toEqual(
    ['advise', 'backendNames', 'bind', 'describeAdvice', 'describeReport', 'measure'].sort(),
  )
})

describe.each(Object.entries({ messages, adviceWords, passedOverWords, reportWords }))(
  '%s',
  (_, words) => {
    it('is complete in both languages, and not the same', () => {
      expect(Object.keys(words['zh-CN']).sort()).toEqual(Object.keys(words.en).sort())
      for (const say of Object.values(words['zh-CN']))
        expect(String(say)).toMatch(/[\u4e00-\u9fff]/)
    })
  },
)

describe('errors that carry attempts', () => {
  it('say in the reader’s language why each engine was passed over', () => {
    const details = {
      asked: ['webgpu'] as const,
      source: 'prefer' as const,
      tried: [
        { backend: 'webgpu', outcome: 'passed-over', reason: 'no-adapter', details: {} } as const,
      ],
    }
    expect(messages['zh-CN']['backend/unavailable'](details)).toBe(
      [
        'prefer 指定了 webgpu，但这里无法使用：',
        '  webgpu：没有可用的 GPU 驱动（WebGPU 找不到适配器）。请更新驱动；Linux 上还需安装 Vulkan。',
        '请按提示修复，或换一个引擎；不设置 prefer 则自动选用最快的引擎。',
      ].join('\n'),
    )
    expect(messages.en['backend/unavailable'](details)).toContain('webgpu: no GPU driver answers')
  })
})
