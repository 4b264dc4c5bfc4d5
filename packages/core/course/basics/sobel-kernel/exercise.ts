import { check, defineExercise, filled, mistake, tensor, tensorOf } from '../../../src/exercises.js'

const flat = filled([3, 4], 0)

const step = tensor([0, 1, 2, 3, 4].map(() => [0, 0, 0, 64, 64, 64, 64]))
const besideTheStep = tensor([0, 1, 2, 3, 4].map(() => [0, 0, 256, 256, 0, 0, 0]))

// At the border the mirror shows the same pixel again: half of the difference is left.
const downTheRamp = [40, 80, 80, 40]
const alongTheRamp = [40, 80, 80, 80, 80, 40]
const ramp = tensor(downTheRamp.map((_, i) => alongTheRamp.map((_, j) => 10 * (i + j))))

export const sobelKernel = defineExercise({
  id: 'basics/sobel-kernel',
  number: 36,
  title: { en: 'Two Sobel kernels', 'zh-CN': '边界算子' },
  idea: {
    en: 'Difference across an edge, smoothing along it.',
    'zh-CN': '横跨边缘求差，沿着边缘平滑。',
  },
  prerequisites: ['basics/convolution'],
  question: {
    ask: {
      en: 'Each of the two kernels is a product of two short ones, a column times a row. Which, and what does each of them do?',
      'zh-CN': '两个卷积核都能拆成一列乘一行的乘积。各是哪两个，分别起什么作用？',
    },
    answer: {
      en: '(1, 2, 1) along the edge averages noise away, (-1, 0, 1) across it takes the difference. Six multiplications do the work of nine.',
      'zh-CN':
        '(1, 2, 1) 沿着边缘取平均，压低噪声；(-1, 0, 1) 横跨边缘求差。六次乘法就做完了九次的工作。',
    },
  },
  task: {
    exports: [{ name: 'sobel', parameters: 1 }],
    checks: [
      check('step', {
        title: {
          en: 'a step of 64 from dark to bright: k2 is 256 on both sides of it, k1 is 0',
          'zh-CN': '由暗到亮、高 64 的台阶：k2 在两侧都是 256，k1 为 0',
        },
        call: 'sobel',
        tolerance: 0.01,
        cases: [
          {
            args: [step],
            expected: { k1: filled([5, 7], 0), k2: besideTheStep, magnitude: besideTheStep },
          },
        ],
      }),
      check('ramp', {
        title: {
          en: 'brighter by 10 at each pixel down and right: k1 = -80, k2 = 80, magnitude 113.137',
          'zh-CN': '向下、向右每个像素亮 10：k1 = -80，k2 = 80，幅值 113.137',
        },
        call: 'sobel',
        cases: [
          {
            args: [ramp],
            expected: {
              k1: tensor(downTheRamp.map((down) => alongTheRamp.map(() => -down))),
              k2: tensor(downTheRamp.map(() => alongTheRamp)),
              magnitude: tensor(
                downTheRamp.map((down) => alongTheRamp.map((along) => Math.hypot(down, along))),
              ),
            },
          },
        ],
      }),
      check('flat', {
        title: {
          en: 'a flat image has no edges, and no frame either',
          'zh-CN': '平坦的图像没有边缘，四周也不应出现边框',
        },
        call: 'sobel',
        // Who adds a millionth below the root is a thousandth off at 0.
        tolerance: 0.01,
        cases: [300, 0, 1e4, -1e4].map((gray) => ({
          args: [filled([3, 4], gray)],
          expected: { k1: flat, k2: flat, magnitude: flat },
        })),
      }),
      check('pictures', {
        title: {
          en: 'any picture, with pixels up to 300 and no limit for the answers',
          'zh-CN': '任意图像，像素可达 300，输出不设上下限',
        },
        call: 'sobel',
        tolerance: 0.001,
        inputs: (draw, size) => {
          const shape = [size + 2, size + 4]
          return [tensorOf(draw.int32(shape, 0, 300).values, shape)]
        },
      }),
      check('far-out', {
        title: {
          en: 'pixels of ±10,000 give numbers',
          'zh-CN': '像素为 ±10000 时，输出仍是正常的数',
        },
        call: 'sobel',
        tolerance: 0.001,
        cases: [
          {
            args: [
              tensor([
                [1e4, -1e4, 0, 7],
                [0, 1e4, 300, 1],
                [5, 0, -1e4, 1e4],
              ]),
            ],
          },
        ],
      }),
      check('gradient-flat', {
        title: {
          en: 'where nothing changes, the gradient of the magnitude is 0 and not NaN',
          'zh-CN': '没有变化的地方，幅值的梯度为 0，而不是 NaN',
        },
        call: 'probe.inside',
        gradient: [0],
        cases: [{ args: [filled([5, 6], 300)] }, { args: [filled([4, 5], 0)] }],
      }),
      check('gradient', {
        title: { en: 'the gradient of the magnitude is right', 'zh-CN': '幅值的梯度正确' },
        call: 'probe.inside',
        gradient: [0],
        inputs: (draw, size) => [draw.uniform([4, size + 3], 0, 300)],
      }),
    ],
    mistakes: [
      mistake('zero-border', {
        hint: {
          en: 'Black around the image makes an edge of its own: continue the image with its outermost pixels instead.',
          'zh-CN': '图像四周补黑色，等于凭空造出一圈边缘：应当用最外圈的像素向外延续。',
        },
      }),
      mistake('reflect-border', {
        hint: {
          en: 'This mirror leaves out the outermost pixel: a symmetric border begins with that pixel itself.',
          'zh-CN': '这面镜子漏掉了最外面的像素：对称边界要从这个像素本身开始重复。',
        },
      }),
      mistake('inside-only', {
        hint: {
          en: 'The outermost pixels are asked for too: let the image go on beyond its border before you filter.',
          'zh-CN': '最外圈的像素也要有输出：滤波之前，先让图像向边界之外延续。',
        },
        variants: ['zeros'],
      }),
      mistake('uint8', {
        hint: {
          en: 'A kernel with negative weights leaves the range of 0 to 255: stay in floats until you draw.',
          'zh-CN': '带负权重的卷积核会得到 0 至 255 之外的数：绘图之前，一直用浮点数。',
        },
        variants: [
          'clamped-floats',
          'wrapped-floats',
          'rounded',
          'before',
          'sizes',
          'magnitude',
          'int',
          'clamped-array',
          'wrapped-array',
        ],
      }),
      mistake('abs-sum', {
        hint: {
          en: 'The length of an arrow is not the sum of its sides: think of Pythagoras.',
          'zh-CN': '箭头的长度不是两边长度之和：想想勾股定理。',
        },
        variants: ['maximum', 'relu'],
      }),
      mistake('squares', {
        hint: {
          en: 'The magnitude is a length, in the unit of the grey values: one step is missing after the sum.',
          'zh-CN': '幅值是长度，单位与灰度相同：求和之后还差一步。',
        },
      }),
      mistake('bare-root', {
        hint: {
          en: 'The slope of a root at 0 is infinite, and infinity times 0 is NaN: keep what is below the root a little above 0.',
          'zh-CN': '平方根在 0 处斜率无穷大，无穷大乘 0 得 NaN：让根号里的数略大于 0。',
        },
      }),
      mistake('turned-kernels', {
        hint: {
          en: 'A sign is turned: k1 is positive where it grows darker downward, k2 where it grows brighter to the right.',
          'zh-CN': '符号反了：向下变暗处 k1 为正，向右变亮处 k2 为正。',
        },
        variants: ['k1', 'k2'],
      }),
      mistake('swapped', {
        hint: {
          en: 'k1 and k2 have changed places: k1 compares rows, k2 compares columns.',
          'zh-CN': 'k1 和 k2 弄反了：k1 比较上下行，k2 比较左右列。',
        },
        variants: ['downward'],
      }),
      mistake('no-smoothing', {
        hint: {
          en: 'All rows count alike here; in Sobel’s kernels the middle one counts twice.',
          'zh-CN': '这里三行的权重都一样；Sobel 卷积核中，中间一行要算两次。',
        },
      }),
    ],
    hints: [
      {
        en: 'Make the image larger by one pixel on each side, with copies of its outermost rows and columns. Then nine shifted windows of the old size, weighted and summed.',
        'zh-CN':
          '先把图像四周各扩大一个像素，用最外圈的行和列复制填充。再取九个移位的、原来大小的窗口，加权求和。',
      },
      {
        en: 'tf.slice takes the first and the last row or column, tf.concat puts them on. Below tf.sqrt, add something tiny such as 1e-12.',
        'zh-CN':
          '用 tf.slice 取出首行（列）和末行（列），用 tf.concat 接上。tf.sqrt 里面加上一个极小的数，例如 1e-12。',
      },
      `const k1 = tf.sub<tf.Tensor2D>(
  smooth(at(0, 0), at(0, 1), at(0, 2)),
  smooth(at(2, 0), at(2, 1), at(2, 2)),
)
const k2 = tf.sub<tf.Tensor2D>(
  smooth(at(0, 2), at(1, 2), at(2, 2)),
  smooth(at(0, 0), at(1, 0), at(2, 0)),
)
const squares = tf.add(tf.square(k1), tf.square(k2))
return { k1, k2, magnitude: tf.sqrt<tf.Tensor2D>(___) }`,
    ],
  },
  experiment: {
    title: { en: 'Edges of a photo, with noise and blur', 'zh-CN': '照片的边缘：噪声与模糊' },
    seconds: 1,
    parameters: async () => (await import('./parameters.js')).parameters,
    load: async () => (await import('./experiment.js')).sobelKernelExperiment,
  },
})
