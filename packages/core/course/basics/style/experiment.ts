import { experiment } from '../../../src/exercises.js'
import { turn } from '../../../src/training/turn.js'
import { figuresOf } from './figures.js'
import { painter } from './painter.js'
import { parameters } from './parameters.js'
import { likeness, petSheet, photograph, stripes } from './pictures.js'

/** Steps between two pictures of the painting. */
const every = 5

/** Shares of the steps at which a picture is kept. */
const keptShares = [0, 0.05, 0.1, 0.25, 0.5, 1]

export const styleExperiment = experiment({
  parameters,
  prediction: {
    ask: {
      en: 'The photograph is painted over until its Gram matrices fit the other picture. What will be left of it?',
      'zh-CN': '不断改画照片，直到它的 Gram 矩阵与另一幅图相符。照片还会剩下什么？',
    },
    choices: [
      {
        id: 'both',
        words: {
          en: 'the new style comes (style loss down by nine tenths) and the cat stays',
          'zh-CN': '新风格来了（风格损失降低九成以上），猫也还在',
        },
      },
      {
        id: 'style',
        words: { en: 'the new style comes, the cat is lost', 'zh-CN': '新风格来了，猫不见了' },
      },
      {
        id: 'photo',
        words: {
          en: 'the cat stays, the style comes only in part',
          'zh-CN': '猫还在，风格只学到一部分',
        },
      },
    ],
    outcome: ({ styleFall, likeness: kept }) => {
      if (styleFall === undefined || kept === undefined) return null
      return styleFall < 0.9 ? 'photo' : kept < 0.5 ? 'style' : 'both'
    },
  },
  measures: {
    style: { en: 'style loss', 'zh-CN': '风格损失' },
    content: { en: 'content loss', 'zh-CN': '内容损失' },
    styleFall: {
      en: 'share by which the style loss has fallen',
      'zh-CN': '风格损失降低的比例',
    },
    likeness: {
      en: 'correlation of light and dark with the photograph',
      'zh-CN': '与照片明暗的相关系数',
    },
  },
  references: [
    {
      id: 'style-comes',
      words: {
        en: 'in 100 steps the style loss falls by at least .9',
        'zh-CN': '100 步之内，风格损失至少降低 .9',
      },
      holds: ({ styleFall = 0 }) => styleFall >= 0.9,
      measured: 'falls by .992 (.986-.996), seeds 1-5, wasm',
    },
    {
      id: 'cat-stays',
      words: {
        en: 'light and dark stay: their correlation with the photograph is at least .5',
        'zh-CN': '明暗仍在：与照片的相关系数至少为 .5',
      },
      holds: ({ likeness = 0 }) => likeness >= 0.5,
      measured: 'correlation .664 (.628-.701), seeds 1-5, wasm',
    },
    {
      id: 'stripes-win',
      words: {
        en: 'strong stripes of the same weight hide the cat',
        'zh-CN': '换成醒目的条纹，同样的权重就把猫盖住了',
      },
      parameters: { style: 'stripes' },
      holds: ({ styleFall = 0, likeness = 1 }) => styleFall >= 0.9 && likeness < 0.5,
      measured: 'falls by .991, correlation .434, the same for every seed, wasm',
    },
  ],
  async *run({ style: name, styleWeight, layers, steps }, { seed, language, signal }) {
    const photo = photograph()
    const style = name === 'pets' ? petSheet(seed) : stripes()
    const figures = figuresOf(photo, style, language)
    yield { type: 'figure', id: 'painting', figure: figures.painting(0, photo) }

    const kept = new Set(keptShares.map((share) => Math.round(share * steps)))
    const canvas = painter({ photo, style, styleWeight, layers })
    try {
      let first = 0
      for (let step = 0; !signal?.aborted; step++) {
        const picture = await canvas.picture()
        const losses = await canvas.step(step < steps)
        figures.measured({ step, ...losses })
        if (step === 0) first = losses.style
        else yield { type: 'step', step, of: steps, measures: losses }
        if (kept.has(step)) {
          figures.keep(step, picture)
          yield { type: 'figure', id: 'steps', figure: figures.steps() }
        }
        if (step % every === 0 || step === steps) {
          yield { type: 'figure', id: 'painting', figure: figures.painting(step, picture) }
          yield { type: 'figure', id: 'losses', figure: figures.losses() }
        }
        if (step === steps) {
          const styleFall = 1 - losses.style / first
          return { ...losses, styleFall, likeness: likeness(photo, picture) }
        }
        await turn()
      }
      return {}
    } finally {
      canvas.dispose()
    }
  },
})
