import {
  check,
  type Draw,
  defineExercise,
  filled,
  mistake,
  type TensorValue,
  tensor,
  tensorOf,
} from '../../../src/exercises.js'

/** Kernels [height, width, 1, count] from each one's rows. */
const kernels = (...each: number[][][]): TensorValue =>
  tensor(each[0]!.map((row, i) => row.map((_, j) => [each.map((kernel) => kernel[i]![j]!)])))

/** Kernels of very different sizes, so that a common scale shows. */
const drawn = (draw: Draw, height: number, width: number, count: number): TensorValue =>
  tensorOf(
    Float32Array.from({ length: height * width * count }, (_, i) => {
      const size = 0.2 * 3 ** (i % count)
      return draw.gauss(0.3 * size, size)
    }),
    [height, width, 1, count],
  )

export const kernelPlots = defineExercise({
  id: 'basics/kernel-plots',
  number: 38,
  title: { en: 'Plot CNN kernels', 'zh-CN': '卷积核可视化' },
  idea: {
    en: 'First layers rediscover edges.',
    'zh-CN': '网络的第一层会自己重新发现边缘。',
  },
  prerequisites: ['basics/sobel-kernel', 'basics/pooling'],
  question: {
    ask: {
      en: 'Nobody asks the network for edges, only for the right class. Why do kernels of its first layer look like edge detectors all the same?',
      'zh-CN': '没有人要求网络去找边缘，只要求它分对类别。为什么第一层的卷积核仍然像边缘检测器？',
    },
    answer: {
      en: 'Neighbouring pixels are nearly alike, so their common brightness tells little; what sets shapes apart is where it changes. A kernel with a bright and a dark side measures just that, and later layers can build on it.',
      'zh-CN':
        '相邻像素几乎相同，它们共同的亮度说明不了什么；区分形状的，是亮度在哪里变化。一边亮、一边暗的卷积核量的正是这个，后面的层都能用上。',
    },
  },
  task: {
    exports: [{ name: 'kernelGrid', parameters: 2 }],
    checks: [
      check('one', {
        title: {
          en: 'one kernel, divided by its largest |weight|',
          'zh-CN': '单个卷积核，除以自身最大的 |权重|',
        },
        call: 'kernelGrid',
        cases: [{ args: [kernels([[2, -4]]), 1], expected: tensor([[0.5, -1]]) }],
      }),
      check('own-scale', {
        title: {
          en: 'each kernel has a scale of its own, and a gap of one 0 between',
          'zh-CN': '每个卷积核各自缩放，中间隔一列 0',
        },
        call: 'kernelGrid',
        cases: [
          {
            args: [kernels([[1, -0.5]], [[300, 150]]), 2],
            expected: tensor([[1, -0.5, 0, 1, 0.5]]),
          },
        ],
      }),
      check('zero-kernel', {
        title: {
          en: 'a kernel of zeros stays zeros',
          'zh-CN': '全零的卷积核仍然是零',
        },
        call: 'kernelGrid',
        cases: [
          { args: [kernels([[2, -4]], [[0, 0]]), 2], expected: tensor([[0.5, -1, 0, 0, 0]]) },
          { args: [filled([2, 3, 1, 2], 0), 1], expected: filled([5, 3], 0) },
        ],
      }),
      check('rows', {
        title: {
          en: 'row by row, in order; places left over are zeros',
          'zh-CN': '按顺序一行一行排列；空余的位置为零',
        },
        call: 'kernelGrid',
        cases: [
          {
            args: [kernels([[1]], [[-2]], [[3]]), 2],
            expected: tensor([
              [1, 0, -1],
              [0, 0, 0],
              [1, 0, 0],
            ]),
          },
        ],
        inputs: (draw, size) => [drawn(draw, 3, 5, 2 * size - 1), 2],
      }),
      check('columns', {
        title: {
          en: 'any number of columns, rows full or not',
          'zh-CN': '任意列数，末行满或不满',
        },
        call: 'kernelGrid',
        sizes: [1, 2, 3, 4],
        inputs: (draw, size) => [drawn(draw, 3, 2, 8), size],
      }),
      check('narrow', {
        title: {
          en: 'with fewer kernels than columns, the picture is as wide as a full row',
          'zh-CN': '卷积核少于列数时，图宽仍按整行计算',
        },
        call: 'kernelGrid',
        cases: [{ args: [kernels([[-2]]), 3], expected: tensor([[-1, 0, 0, 0, 0]]) }],
        inputs: (draw, size) => [drawn(draw, 2, 3, size), 5],
      }),
      check('far-out', {
        title: { en: 'weights of ±10,000 and of 0.01', 'zh-CN': '权重为 ±10000 与 0.01' },
        call: 'kernelGrid',
        cases: [
          {
            args: [kernels([[-1e4, 5e3]], [[0.01, -0.005]]), 1],
            expected: tensor([
              [-1, 0.5],
              [0, 0],
              [1, -0.5],
            ]),
          },
        ],
      }),
    ],
    mistakes: [
      mistake('global-scale', {
        hint: {
          en: 'One large kernel makes all others pale: look for the largest |weight| in each kernel by itself.',
          'zh-CN': '一个大的卷积核会让其余的都变淡：应在每个卷积核内部各找最大的 |权重|。',
        },
      }),
      mistake('min-max', {
        hint: {
          en: 'Stretching from smallest to largest moves 0: divide only, so that no weight stays mid-grey.',
          'zh-CN': '从最小值拉伸到最大值会挪动 0 的位置：只做除法，权重 0 才会始终是中间的灰色。',
        },
        variants: ['both-sides', 'all', 'nan', 'both-sides-guarded'],
      }),
      mistake('zero-kernel', {
        hint: {
          en: '0 / 0 is NaN: a kernel that learned nothing has no largest weight to divide by.',
          'zh-CN': '0 / 0 得 NaN：什么都没学到的卷积核，没有可用作除数的最大权重。',
        },
        variants: ['left-over'],
      }),
      mistake('signed-largest', {
        hint: {
          en: 'The largest weight may be a negative one: compare sizes without their signs.',
          'zh-CN': '绝对值最大的权重可能是负数：比较大小时先去掉符号。',
        },
        variants: ['nan'],
      }),
      mistake('unscaled', {
        hint: {
          en: 'The weights come through as they are: bring each kernel to within -1 and 1 first.',
          'zh-CN': '权重原样输出了：先把每个卷积核缩放到 -1 与 1 之间。',
        },
      }),
      mistake('no-gap', {
        hint: {
          en: 'The kernels touch: put one line of zeros between neighbours.',
          'zh-CN': '卷积核挨在一起了：相邻两个之间隔一条零。',
        },
      }),
      mistake('outer-gap', {
        hint: {
          en: 'Gaps lie only between kernels: the picture ends with the last one, without a frame.',
          'zh-CN': '间隔只在卷积核之间：图到最后一个卷积核为止，外面没有边框。',
        },
        variants: ['after'],
      }),
      mistake('column-first', {
        hint: {
          en: 'The order runs down the columns here: fill one row before the next begins.',
          'zh-CN': '这里是一列一列往下排的：应先排满一行，再排下一行。',
        },
      }),
      mistake('mixed', {
        hint: {
          en: 'The count of kernels is the last axis: reshape alone mixes their weights, the axes have to be transposed.',
          'zh-CN': '卷积核的序号在最后一个轴：只用 reshape 会把权重混在一起，需要先转置。',
        },
      }),
      mistake('narrow', {
        hint: {
          en: 'The width follows from the columns that are asked for, also where there are fewer kernels.',
          'zh-CN': '图宽由要求的列数决定，卷积核较少时也一样。',
        },
      }),
    ],
    hints: [
      {
        en: 'Three steps: kernels first, so that each is one picture; divide each by its own largest size; lay them out with a line of zeros to the right and below, and cut off the last of these lines.',
        'zh-CN':
          '分三步：先把序号换到第一个轴，让每个卷积核成为一张图；各自除以自身的最大绝对值；排列时在每张图的右边和下边加一条零，最后切掉末尾的零。',
      },
      {
        en: 'tf.transpose brings the count to the front; tf.max with keepDims and tf.divNoNan scale; tf.pad adds gaps and empty places; reshape to [rows, columns, h, w], transpose to [rows, h, columns, w], reshape.',
        'zh-CN':
          '用 tf.transpose 把序号移到最前；用带 keepDims 的 tf.max 和 tf.divNoNan 缩放；用 tf.pad 加上间隔和空位；reshape 成 [rows, columns, h, w]，转置成 [rows, h, columns, w]，再 reshape。',
      },
      `const kernels = tf.transpose(tf.reshape(w, [height, width, count]), [2, 0, 1])
const scaled = tf.divNoNan(kernels, tf.max(tf.abs(kernels), ___, true))
const tiles = tf.pad(scaled, [[0, rows * columns - count], [0, 1], [0, 1]])
const grid = tf.transpose(
  tf.reshape(tiles, [rows, columns, height + 1, width + 1]),
  [0, 2, 1, 3],
)
const [tall, wide] = [rows * (height + 1), columns * (width + 1)]
return tf.slice(tf.reshape<tf.Rank.R2>(grid, [tall, wide]), [0, 0], [tall - 1, wide - 1])`,
    ],
  },
  experiment: {
    title: { en: 'Kernels of a first layer while they learn', 'zh-CN': '看第一层的卷积核怎样学习' },
    dataset: 'mnist',
    seconds: 10,
    forks: true,
    parameters: async () => (await import('./parameters.js')).parameters,
    load: async () => (await import('./experiment.js')).kernelPlotsExperiment,
  },
})
