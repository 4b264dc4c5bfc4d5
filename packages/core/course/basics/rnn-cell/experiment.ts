import { experiment } from '../../../src/exercises.js'
import { characters } from './characters.js'
import { parameters } from './parameters.js'
import { recall } from './recall.js'
import { rows } from './rows.js'

export const rnnCellExperiment = experiment({
  parameters,
  prediction: {
    ask: {
      en: 'An RNN must recall the first bit after reading T more. From which T on does it fail?',
      'zh-CN': 'RNN 要在又读了 T 位之后回忆第一位。从哪个 T 开始它就不行了？',
    },
    choices: [
      { id: '10', words: { en: 'T = 10', 'zh-CN': 'T = 10' } },
      { id: '20', words: { en: 'T = 20', 'zh-CN': 'T = 20' } },
      { id: '40', words: { en: 'T = 40', 'zh-CN': 'T = 40' } },
      { id: 'never', words: { en: 'not up to 40', 'zh-CN': '到 40 都没问题' } },
    ],
    outcome: ({ accuracy, fails }, { task, delay }) => {
      if (task !== 'recall' || accuracy === undefined || Number(delay) >= 10) return null
      return fails === undefined ? 'never' : fails < 10 ? null : `${fails}`
    },
  },
  measures: {
    loss: { en: 'cross-entropy', 'zh-CN': '交叉熵' },
    accuracy: { en: 'share of first bits recalled', 'zh-CN': '记对第一位的比例' },
    fails: {
      en: 'least T at which fewer than three of four are recalled',
      'zh-CN': '记对不到四分之三的最小 T',
    },
    rowsAccuracy: { en: 'share of test digits known', 'zh-CN': '认对的测试数字比例' },
    bits: { en: 'bits a character', 'zh-CN': '每字符比特数' },
  },
  references: [],
  async *run(values, host) {
    if (values.task === 'rows') return yield* rows(values.reader, host)
    if (values.task === 'characters') return yield* characters(host)
    return yield* recall(values, host)
  },
})
