import { trainExamined } from '../../../src/diagnosis/train-examined.js'
import { forkWeights } from '../../../src/exercises/fork-weights.js'
import { experiment } from '../../../src/exercises.js'
import { fromArrays } from '../../../src/training/examples.js'
import { seedWeights } from '../../../src/training/seed-weights.js'
import { turn } from '../../../src/training/turn.js'
import { drawFaces, pixelsOf } from '../pets/faces.js'
import { predictAll } from '../pets/predict.js'
import { figuresOf } from './figures.js'
import { cutOut, iou, masksOf, mean, meanMask } from './masks.js'
import { network } from './network.js'
import { parameters } from './parameters.js'

const size = 32
const testPets = 300

export const segmentExperiment = experiment({
  parameters,
  prediction: {
    ask: {
      en: 'Which will find the animals of new pictures best?',
      'zh-CN': '对没见过的图片，哪一种最能找准动物？',
    },
    choices: [
      {
        id: 'otsu',
        words: {
          en: 'Otsu’s threshold: part bright from dark in each picture',
          'zh-CN': 'Otsu 阈值：把每幅图分成亮与暗',
        },
      },
      {
        id: 'mean',
        words: {
          en: 'one mask for every picture, the mean of the training masks',
          'zh-CN': '所有图片共用一个掩膜：训练掩膜的平均',
        },
      },
      { id: 'net', words: { en: 'the small net', 'zh-CN': '小型网络' } },
    ],
    outcome: ({ netIou, otsuIou = 0, meanIou = 0 }) => {
      if (netIou === undefined) return null
      const best = Math.max(netIou, otsuIou, meanIou)
      return best === netIou ? 'net' : best === otsuIou ? 'otsu' : 'mean'
    },
  },
  measures: {
    loss: { en: 'loss', 'zh-CN': '损失' },
    netIou: { en: 'IoU of the net', 'zh-CN': '网络的 IoU' },
    otsuIou: { en: 'IoU of Otsu’s threshold', 'zh-CN': 'Otsu 阈值的 IoU' },
    meanIou: { en: 'IoU of the mean mask', 'zh-CN': '平均掩膜的 IoU' },
    pixels: { en: 'share of pixels that the net has right', 'zh-CN': '网络判对的像素比例' },
    nothing: {
      en: 'share of pixels that “no animal anywhere” has right',
      'zh-CN': '全判为“没有动物”时判对的像素比例',
    },
  },
  references: [
    {
      id: 'net-finds',
      words: {
        en: 'the net’s IoU on new pictures is at least .88',
        'zh-CN': '网络在新图片上的 IoU 至少为 .88',
      },
      holds: ({ netIou = 0 }) => netIou >= 0.88,
      measured: 'IoU .900 (.894-.911), seeds 1-5, wasm',
    },
    {
      id: 'pixel-by-pixel',
      words: {
        en: 'with cross-entropy too',
        'zh-CN': '用交叉熵也一样',
      },
      parameters: { loss: 'bce' },
      holds: ({ netIou = 0 }) => netIou >= 0.88,
      measured: 'IoU .925 (.905-.943), seeds 1-5, wasm',
    },
    {
      id: 'skips-help',
      words: {
        en: 'without the skips the edges are worse: at most .87, with cross-entropy',
        'zh-CN': '没有跳跃连接，边缘就差一些：用交叉熵时至多 .87',
      },
      parameters: { loss: 'bce', skip: false },
      holds: ({ netIou = 1 }) => netIou <= 0.87,
      measured: 'IoU .840 (.824-.853), seeds 1-5, wasm',
    },
    {
      id: 'threshold',
      words: {
        en: 'Otsu’s threshold reaches at most .78, one mask for all at most .72',
        'zh-CN': 'Otsu 阈值至多 .78，共用一个掩膜至多 .72',
      },
      parameters: { n: 200, epochs: 1 },
      holds: ({ otsuIou = 1, meanIou = 1 }) => otsuIou <= 0.78 && meanIou <= 0.72,
      measured: 'Otsu .708 (.688-.722), mean mask .679 (.673-.683), seeds 1-5',
    },
  ],
  async *run({ loss, skip, filters, n, epochs }, host) {
    const { seed, language, signal, checkpoints, start } = host
    const pets = await drawFaces({ seed, n, size }, signal)
    const others = await drawFaces({ seed, split: 'test', n: testPets, size }, signal)
    if (signal?.aborted) return {}

    const truths = masksOf(others)
    const scoreOf = (found: readonly Uint8Array[]) =>
      mean(truths.map((truth, i) => iou(truth, found[i]!)))
    const same = meanMask(masksOf(pets))
    const cuts: Uint8Array[] = []
    for (let i = 0; i < testPets; i++) {
      cuts.push(cutOut(others, i))
      await turn()
    }
    const otsuIou = scoreOf(cuts)
    const meanIou = scoreOf(truths.map(() => same))
    const figures = figuresOf({ pets: others, truths, cuts, otsuIou, meanIou, language })
    yield { type: 'figure', id: 'masks', figure: figures.masks() }

    const net = network({ size, filters, skip, loss })
    try {
      await seedWeights(net, seed)
      forkWeights(net, start)
      const y = { data: pets.masks, shape: [n, size, size, 1] }
      const data = fromArrays({ x: pixelsOf(pets), y })
      const scores: number[] = []
      let found: readonly Uint8Array[] = []
      const schedule = { learningRateSchedule: 'linear' } as const
      const options = { epochs, seed, checkpoints, ...schedule, ...(signal && { signal }) }
      for await (const event of trainExamined(net, data, options)) {
        if (event.type === 'step') {
          const { step, of, measures } = event
          yield { type: 'step', step, of, measures: { loss: measures.loss } }
        }
        if (event.type === 'finding' || event.type === 'checkpoint') yield event
        if (event.type === 'epoch') {
          const logits = await predictAll(net, pixelsOf(others))
          found = masksOf({ ...others, masks: Uint8Array.from(logits, (logit) => +(logit > 0)) })
          scores.push(scoreOf(found))
          yield { type: 'figure', id: 'masks', figure: figures.masks(found) }
          yield { type: 'figure', id: 'iou', figure: figures.iou(scores) }
        }
      }
      if (signal?.aborted) return {}
      return {
        netIou: scores.at(-1)!,
        otsuIou,
        meanIou,
        pixels: mean(
          found.map((mask, i) => mean(mask.map((value, k) => +(value === truths[i]![k])))),
        ),
        nothing: 1 - mean(others.masks),
      }
    } finally {
      net.dispose()
      net.optimizer.dispose()
    }
  },
})
