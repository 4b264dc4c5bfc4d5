import * as tf from '@tensorflow/tfjs-core'
import { experiment } from '../../../src/exercises/experiment.js'
import { turn } from '../../../src/training/turn.js'
import { houseCat } from '../../photo/house-cat.js'
import { answerFigure, impulseFigure, windowFigure } from './figures.js'
import { type Kernel, kernelOf, turned } from './kernels.js'
import { parameters } from './parameters.js'

const taps = 3
const bands = 12
const side = 5

/** Correlates a picture [height, width] with a kernel. */
const correlate = (picture: tf.Tensor2D, kernel: Kernel, stride: number, pad: 'valid' | 'same') =>
  tf.squeeze<tf.Tensor2D>(
    tf.conv2d(
      tf.expandDims<tf.Tensor3D>(picture, 2),
      tf.tensor4d(kernel.flat(), [taps, taps, 1, 1]),
      stride,
      pad,
    ),
    [2],
  )

/** As many zeros as TensorFlow puts around an axis, the odd one after it. */
const zerosAround = (size: number, stride: number): [number, number] => {
  const zeros = Math.max((Math.ceil(size / stride) - 1) * stride + taps - size, 0)
  return [Math.floor(zeros / 2), Math.ceil(zeros / 2)]
}

const largestDifference = (answer: ArrayLike<number>, kernel: Kernel): number => {
  const first = (side - taps) / 2
  return Math.max(
    ...kernel.flatMap((row, i) =>
      row.map((weight, j) => Math.abs(answer[(first + i) * side + first + j]! - weight)),
    ),
  )
}

/** A picture of one white pixel, and what the kernel makes of it. */
const answerToImpulse = async (kernel: Kernel) => {
  const values = new Float32Array(side * side)
  values[(side * side - 1) / 2] = 1
  const answer = tf.tidy(() => correlate(tf.tensor2d(values, [side, side]), kernel, 1, 'same'))
  try {
    const square = { height: side, width: side }
    const response = (await answer.data()) as Float32Array
    return { impulse: { ...square, values }, response: { ...square, values: response } }
  } finally {
    answer.dispose()
  }
}

export const convolutionExperiment = experiment({
  parameters,
  prediction: {
    ask: {
      en: 'A picture is black but for one white pixel of brightness 1. What does the kernel make of it?',
      'zh-CN': '一张图全黑，只有一个亮度为 1 的白色像素。卷积核的输出是什么？',
    },
    choices: [
      { id: 'kernel', words: { en: 'the kernel as it stands', 'zh-CN': '卷积核原样' } },
      {
        id: 'turned',
        words: { en: 'the kernel turned by half a circle', 'zh-CN': '旋转 180° 的卷积核' },
      },
      {
        id: 'pixel',
        words: {
          en: 'one pixel again, as bright as the weights together',
          'zh-CN': '仍是一个像素，亮度为权重之和',
        },
      },
    ],
    // A kernel that is its own mirror image answers neither one nor the other alone.
    outcome: ({ turnedError, kernelError }) =>
      turnedError! > 1e-5 ? null : kernelError! > 1e-5 ? 'turned' : null,
  },
  measures: {
    height: { en: 'rows of the answer', 'zh-CN': '输出的行数' },
    width: { en: 'columns of the answer', 'zh-CN': '输出的列数' },
    least: { en: 'smallest answer', 'zh-CN': '最小的输出' },
    most: { en: 'largest answer', 'zh-CN': '最大的输出' },
    kernelError: {
      en: 'white pixel: largest difference from the kernel',
      'zh-CN': '单个白色像素：输出与卷积核的最大差',
    },
    turnedError: {
      en: 'white pixel: largest difference from the turned kernel',
      'zh-CN': '单个白色像素：输出与旋转后卷积核的最大差',
    },
  },
  references: [
    {
      id: 'impulse',
      words: {
        en: 'one white pixel returns the kernel turned by half a circle',
        'zh-CN': '单个白色像素的输出是旋转 180° 的卷积核',
      },
      parameters: { kernel: 'own' },
      holds: ({ turnedError, kernelError }) => turnedError! <= 1e-6 && kernelError! > 1,
      measured: 'difference 0, kernel "own" and "edge", wasm and cpu; exact',
    },
    {
      id: 'size',
      words: {
        en: 'without padding the answer is two pixels smaller each way: 106 × 158',
        'zh-CN': '不补零时，输出在每个方向上小两个像素：106 × 158',
      },
      holds: ({ height, width }) => height === 106 && width === 158,
      measured: '106 × 158; exact',
    },
  ],
  async *run(values, { language, signal }) {
    const { stride, pad } = values
    const kernel = kernelOf(values)
    const isSigned = kernel.flat().some((weight) => weight < 0)
    const photo = houseCat()
    const [rows, columns] =
      pad === 'same'
        ? [zerosAround(photo.height, stride), zerosAround(photo.width, stride)]
        : ([
            [0, 0],
            [0, 0],
          ] as [[number, number], [number, number]])
    const padded = tf.tidy(() =>
      tf.pad(tf.tensor2d(photo.values, [photo.height, photo.width]), [rows, columns]),
    )
    try {
      const [tall, wide] = padded.shape
      const height = Math.floor((tall - taps) / stride) + 1
      const width = Math.floor((wide - taps) / stride) + 1
      const answer = { height, width, values: new Float32Array(height * width).fill(Number.NaN) }
      let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
      let strongest = 0
      for (let band = 0; band < bands; band++) {
        if (signal?.aborted) return {}
        const from = Math.round((band * height) / bands)
        const to = Math.round(((band + 1) * height) / bands)
        const answers = tf.tidy(() =>
          correlate(
            tf.slice(padded, [from * stride, 0], [(to - from - 1) * stride + taps, wide]),
            kernel,
            stride,
            'valid',
          ),
        )
        try {
          answer.values.set(await answers.data(), from * width)
        } finally {
          answers.dispose()
        }
        for (let i = from * width; i < to * width; i++) {
          const value = answer.values[i]!
          least = Math.min(least, value)
          most = Math.max(most, value)
          if (Math.abs(value) > Math.abs(answer.values[strongest]!)) strongest = i
        }
        yield { type: 'step', step: band + 1, of: bands, measures: { least, most } }
        yield {
          type: 'figure',
          id: 'answer',
          figure: answerFigure(language, photo, answer, isSigned),
        }
        await turn()
      }

      const [row, column] = [Math.floor(strongest / width), strongest % width]
      const beneath = kernel.map((weights, i) =>
        weights.map((_, j) => {
          const [y, x] = [row * stride + i - rows[0], column * stride + j - columns[0]]
          const isInside = y >= 0 && y < photo.height && x >= 0 && x < photo.width
          return isInside ? photo.values[y * photo.width + x]! : 0
        }),
      )
      const place = { row, column }
      yield { type: 'figure', id: 'window', figure: windowFigure(language, place, beneath, kernel) }

      const { impulse, response } = await answerToImpulse(kernel)
      const figure = impulseFigure(language, impulse, kernel, response)
      yield { type: 'figure', id: 'impulse', figure }
      return {
        height,
        width,
        least,
        most,
        kernelError: largestDifference(response.values, kernel),
        turnedError: largestDifference(response.values, turned(kernel)),
      }
    } finally {
      padded.dispose()
    }
  },
})
