import { memoryWriter } from '@firstgrad/viz/tensorboard/memory'
import { drawFrom, experiment } from '../../../src/exercises.js'
import { turn } from '../../../src/training/turn.js'
import { filesFigure, lossesFigure, recordFigure } from './figures.js'
import { lineLosses } from './line-losses.js'
import { type Logged, readBack } from './log.js'
import { parameters } from './parameters.js'

/** Steps between two events. */
const every = 10

export const tensorboardExperiment = experiment({
  parameters,
  prediction: {
    ask: {
      en: 'The program dies, and the last 10 bytes of its file never reach the disk. Which records can still be read?',
      'zh-CN': '程序崩溃，文件最后 10 个字节没能写入磁盘。哪些记录还能读出来？',
    },
    choices: [
      {
        id: 'all',
        words: {
          en: 'all: the checksum repairs the last one',
          'zh-CN': '全部：校验和能修复最后一条',
        },
      },
      { id: 'all-but-one', words: { en: 'all but the last', 'zh-CN': '除最后一条以外的全部' } },
      { id: 'fewer', words: { en: 'fewer, but some', 'zh-CN': '更少，但还有一些' } },
      { id: 'none', words: { en: 'none: the file is broken', 'zh-CN': '一条也读不出：文件坏了' } },
    ],
    outcome: ({ lost, read, written }) => {
      if (lost === undefined || read === undefined || written === undefined) return null
      if (lost === 0) return 'all'
      if (lost === 1) return 'all-but-one'
      return read > written / 2 ? 'fewer' : 'none'
    },
  },
  measures: {
    loss: { en: 'loss', 'zh-CN': '损失' },
    slowLoss: { en: 'last loss of the first run', 'zh-CN': '第一次运行的最终损失' },
    fastLoss: { en: 'last loss of the second run', 'zh-CN': '第二次运行的最终损失' },
    written: { en: 'scalars written, both runs', 'zh-CN': '两次运行写入的标量数' },
    read: { en: 'scalars read back', 'zh-CN': '读回的标量数' },
    lost: { en: 'scalars lost', 'zh-CN': '丢失的标量数' },
    different: { en: 'scalars read back that are not equal', 'zh-CN': '读回但不相等的标量数' },
    bytesPerScalar: { en: 'bytes of one record', 'zh-CN': '一条记录的字节数' },
  },
  references: [
    {
      id: 'equal',
      words: {
        en: 'scalars are read back as they were written, to the last bit',
        'zh-CN': '标量读回来与写入时逐位相同',
      },
      parameters: { lostBytes: 0 },
      holds: ({ different, lost }) => different === 0 && lost === 0,
      measured: '400 of 400 scalars equal; seeds 1-5, wasm',
    },
    {
      id: 'torn',
      words: {
        en: 'ten lost bytes cost one record, and those before it stay as they were',
        'zh-CN': '丢失十个字节只损失一条记录，之前的都完好',
      },
      holds: ({ different, lost }) => different === 0 && lost === 1,
      measured: '399 of 400 read, all equal; seeds 1-5, wasm',
    },
  ],
  async *run({ slowRate, fastRate, steps, lostBytes }, { seed, language, signal }) {
    const draw = drawFrom(seed, 'line')
    const start = { w: draw.gauss(), b: draw.gauss() }
    const runs: Logged[] = []
    let bytesPerScalar = 0
    for (const [rate, lost] of [
      [slowRate, 0],
      [fastRate, lostBytes],
    ] as const) {
      const name = `${runs.length + 1}: ${rate}`
      const writer = memoryWriter(name)
      const before = writer.bytes().length
      const written: number[] = []
      for await (const loss of lineLosses(rate, start)) {
        // Of two runs of one seed, the bytes are the same too: the clock stands still.
        writer.scalar('loss', loss, { step: written.length, wallTimeMs: 0 })
        written.push(loss)
        const step = runs.length * steps + written.length
        if (step === 1) {
          const record = writer.bytes().subarray(before)
          bytesPerScalar = record.length
          yield { type: 'figure', id: 'record', figure: recordFigure(language, record) }
        }
        if (step % every === 0) {
          yield { type: 'step', step, of: 2 * steps, measures: { loss }, series: name }
        }
        await turn()
        if (signal?.aborted) return {}
        if (written.length === steps) break
      }
      const bytes = writer.bytes()
      const file = bytes.subarray(0, Math.max(0, bytes.length - lost))
      runs.push(await readBack(name, file, written))
      yield { type: 'figure', id: 'losses', figure: lossesFigure(language, runs) }
    }
    yield { type: 'figure', id: 'files', figure: filesFigure(language, runs) }

    const sum = (count: (run: Logged) => number) => runs.reduce((all, run) => all + count(run), 0)
    const written = sum((run) => run.written.length)
    const read = sum((run) => run.scalars.length)
    return {
      slowLoss: runs[0]!.written.at(-1)!,
      fastLoss: runs[1]!.written.at(-1)!,
      written,
      read,
      lost: written - read,
      different: sum((run) => run.different),
      bytesPerScalar,
    }
  },
})
