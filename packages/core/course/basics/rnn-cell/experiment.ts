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
  references: [
    {
      id: 'five-steps',
      words: {
        en: 'at T = 5 the first bit is recalled',
        'zh-CN': 'T = 5 时记得第一位',
      },
      holds: ({ accuracy = 0 }) => accuracy >= 0.99,
      measured: 'accuracy 1.000 (1.000-1.000), seeds 1-5, wasm',
    },
    {
      id: 'forty-steps',
      words: {
        en: 'at T = 40 it is as good as a guess',
        'zh-CN': 'T = 40 时与瞎猜无异',
      },
      parameters: { delay: 40 },
      holds: ({ accuracy = 1 }) => accuracy <= 0.7,
      measured: 'accuracy .486 (.452-.530), seeds 1-5, wasm',
    },
    {
      id: 'rows',
      words: {
        en: 'an RNN that reads row by row knows at least .90 of new digits',
        'zh-CN': '逐行阅读的 RNN 至少认对 .90 的新数字',
      },
      parameters: { task: 'rows' },
      holds: ({ rowsAccuracy = 0 }) => rowsAccuracy >= 0.9,
      measured: 'accuracy .929 (.919-.934), seeds 1-5, wasm',
    },
    {
      id: 'cnn-rows',
      words: {
        en: 'behind a convolution it knows at least .95',
        'zh-CN': '前面加一层卷积，至少认对 .95',
      },
      parameters: { task: 'rows', reader: 'cnn-rnn' },
      holds: ({ rowsAccuracy = 0 }) => rowsAccuracy >= 0.95,
      measured: 'accuracy .967 (.961-.972), seeds 1-5, wasm',
    },
    {
      id: 'characters',
      words: {
        en: 'the next letter of Moby Dick costs at most 3.3 bits',
        'zh-CN': '猜《白鲸》的下一个字符，每字符不超过 3.3 比特',
      },
      parameters: { task: 'characters' },
      holds: ({ bits = 9 }) => bits <= 3.3,
      measured: '3.06 bits (3.03-3.14), 36 characters, seeds 1-5, wasm',
    },
  ],
  async *run(values, host) {
    if (values.task === 'rows') return yield* rows(values.reader, host)
    if (values.task === 'characters') return yield* characters(host)
    return yield* recall(values, host)
  },
})
