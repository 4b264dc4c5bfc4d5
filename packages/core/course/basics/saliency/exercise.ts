import { check, type Draw, defineExercise, mistake, tensor } from '../../../src/exercises.js'

/** 3 red - 5 green, looked at in one pixel. */
const weights = tensor([[[3, -5, 0]]])
const pixel = (...colour: number[]) => [[colour]]

const mapsAndGradients = (draw: Draw, images: number) => {
  const shape = [images, 3, 5, 4]
  return [draw.normal(shape, 0.5), draw.normal(shape, 0.2)]
}

export const saliency = defineExercise({
  id: 'basics/saliency',
  number: 42,
  title: { en: 'Where does it look?', 'zh-CN': '注意力图' },
  idea: {
    en: 'The gradient of a score with respect to the image shows which pixels move it.',
    'zh-CN': '得分对图像求梯度，就能看出哪些像素在左右它。',
  },
  prerequisites: ['basics/classify-pets'],
  question: {
    ask: {
      en: 'You replace what the last layers have learnt by chance. Should a map that explains the model stay the same?',
      'zh-CN': '把最后几层学到的权重换成随机数。一张真正解释模型的图，应该保持不变吗？',
    },
    answer: {
      en: 'No: another model has other reasons. A map that stays is a picture of the image, such as its edges, and says nothing about the model. This is the sanity check of Adebayo and others (2018).',
      'zh-CN':
        '不应该：模型换了，理由也就换了。若图不变，它画的只是图像本身（例如边缘），与模型无关。这就是 Adebayo 等人（2018）提出的合理性检验。',
    },
  },
  task: {
    exports: [
      { name: 'saliency', parameters: 2 },
      { name: 'gradCam', parameters: 2 },
    ],
    checks: [
      check('one-pixel', {
        title: {
          en: 'for the score 3r - 5g it is 5, whatever the colour',
          'zh-CN': '得分为 3r - 5g 时，无论颜色如何都是 5',
        },
        call: 'probe.linear',
        cases: [
          { args: [tensor([pixel(0.2, 0.4, 0.6)]), weights], expected: tensor([[[5]]]) },
          { args: [tensor([pixel(0, 0, 0)]), weights], expected: tensor([[[5]]]) },
          { args: [tensor([pixel(300, -1e4, 1e4)]), weights], expected: tensor([[[5]]]) },
          {
            args: [tensor([pixel(0.2, 0.4, 0.6)]), tensor([[[-1, -4, -2]]])],
            expected: tensor([[[4]]]),
          },
        ],
      }),
      check('two-images', {
        title: {
          en: 'the same for each image of a batch',
          'zh-CN': '批中的每幅图像都一样',
        },
        call: 'probe.linear',
        cases: [
          {
            args: [tensor([pixel(0.2, 0.4, 0.6), pixel(0.9, 0.5, 0.1)]), weights],
            expected: tensor([[[5]], [[5]]]),
          },
        ],
      }),
      check('own-image', {
        title: {
          en: 'each image has a map of its own',
          'zh-CN': '每幅图像各有自己的图',
        },
        call: 'probe.square',
        cases: [
          {
            args: [tensor([pixel(0.5, 0.25, 0), pixel(0.5, 1, 300)]), tensor([[[1, -3, 0.5]]])],
            expected: tensor([[[1.5]], [[300]]]),
          },
        ],
        sizes: [1, 3],
        inputs: (draw, size) => [draw.normal([size, 3, 4, 3]), draw.normal([3, 4, 3])],
      }),
      check('network', {
        title: {
          en: 'of a small network, on images that are not square',
          'zh-CN': '对小网络、非正方形图像也成立',
        },
        call: 'probe.network',
        sizes: [1, 3],
        inputs: (draw, size) => [draw.uniform([size, 5, 7, 3]), draw.normal([3, 3, 3, 2], 0, 0.5)],
      }),
      check('weighted-maps', {
        title: {
          en: 'Grad-CAM weighs each map by the mean of its gradient, and cuts off below 0',
          'zh-CN': 'Grad-CAM 以梯度的平均值给每个特征图加权，小于 0 的部分截去',
        },
        call: 'gradCam',
        cases: [
          {
            args: [
              tensor([
                [
                  [
                    [1, 0],
                    [0, 1],
                  ],
                ],
              ]),
              tensor([
                [
                  [
                    [3, -3],
                    [1, 1],
                  ],
                ],
              ]),
            ],
            expected: tensor([[[2, 0]]]),
          },
          {
            args: [
              tensor([
                [
                  [
                    [1e4, 1e4],
                    [0, 300],
                  ],
                ],
              ]),
              tensor([
                [
                  [
                    [2, -1],
                    [2, -1],
                  ],
                ],
              ]),
            ],
            expected: tensor([[[1e4, 0]]]),
          },
        ],
      }),
      check('maps-of-a-batch', {
        title: {
          en: 'Grad-CAM of each image by itself',
          'zh-CN': '每幅图像的 Grad-CAM 单独计算',
        },
        call: 'gradCam',
        sizes: [1, 2, 3],
        inputs: mapsAndGradients,
      }),
    ],
    mistakes: [
      mistake('signed', {
        hint: {
          en: 'A pixel that lowers the score moves it as much as one that raises it: what counts is the size of each slope, before the channels are compared.',
          'zh-CN':
            '降低得分的像素与提高得分的像素同样重要：要看每个斜率的大小，而且要在比较各通道之前取绝对值。',
        },
        variants: ['size-after', 'positive'],
      }),
      mistake('mean-score', {
        hint: {
          en: 'The mean over the batch divides every map by the number of images: add the scores up instead.',
          'zh-CN': '对一批得分取平均，会让每张图都除以图像数：应该求和。',
        },
      }),
      mistake('first-score', {
        hint: {
          en: 'Only one image of the batch has a map here, the others are 0: every score must take part.',
          'zh-CN': '这里只有一幅图像得到了图，其余全是 0：每个得分都要参与求梯度。',
        },
        variants: ['largest'],
      }),
      mistake('channels-mixed', {
        hint: {
          en: 'Red, green and blue are mixed into one number: take the channel with the largest slope.',
          'zh-CN': '这里把红、绿、蓝混成了一个数：应取斜率最大的那个通道。',
        },
        variants: ['mean', 'length', 'sum-first'],
      }),
      mistake('times-input', {
        hint: {
          en: 'This multiplies the slope by the pixel, so that black never matters: the slope alone is asked for.',
          'zh-CN': '这里把斜率乘上了像素值，黑色像素就永远无关紧要了：只需要斜率本身。',
        },
      }),
      mistake('no-relu', {
        hint: {
          en: 'Some places speak against the score: keep only what supports it.',
          'zh-CN': '有些位置不支持这个得分：只保留支持它的部分。',
        },
        variants: ['size'],
      }),
      mistake('early-relu', {
        hint: {
          en: 'What speaks against the score was cut off before the sum: let the maps outweigh each other first, then cut.',
          'zh-CN': '求和之前就截掉了反对的部分：先让各特征图相互抵消，求和之后再截。',
        },
        variants: ['weights'],
      }),
      mistake('place-by-place', {
        hint: {
          en: 'Each map has one weight for the whole image: the mean of its gradient over all positions.',
          'zh-CN': '每个特征图在整幅图像上只有一个权重：它的梯度在所有位置上的平均值。',
        },
      }),
      mistake('weights-summed', {
        hint: {
          en: 'The weight of a map is a mean over its positions; a sum grows with the size of the map.',
          'zh-CN': '特征图的权重是各位置的平均值；求和会随图的尺寸变大。',
        },
      }),
      mistake('maps-averaged', {
        hint: {
          en: 'The weighted maps are added up, not averaged: more maps may say more.',
          'zh-CN': '加权后的特征图要相加，不要取平均。',
        },
      }),
      mistake('batch-mixed', {
        hint: {
          en: 'The weights of one image hang on the other images of the batch: leave the batch axis out of the mean.',
          'zh-CN': '一幅图像的权重受到了同批其他图像的影响：求平均时不要包括批这一维。',
        },
      }),
    ],
    hints: [
      {
        en: 'A slope for each value of the image: that is the gradient of the score, taken with respect to x instead of the weights. Each score depends on its own image alone, so one gradient of their sum is enough.',
        'zh-CN':
          '图像的每个值各有一个斜率：这就是得分的梯度，只不过不对权重求，而是对 x 求。每个得分只取决于自己的图像，所以对得分之和求一次梯度就够了。',
      },
      {
        en: 'tf.grad(f)(x) gives the gradient of the number f(x) with the shape of x; then tf.abs and tf.max over axis 3. For Grad-CAM, tf.mean(grads, [1, 2], true) gives weights that broadcast over the maps.',
        'zh-CN':
          'tf.grad(f)(x) 给出数值 f(x) 的梯度，形状与 x 相同；再用 tf.abs，并沿第 3 轴取 tf.max。Grad-CAM 中，tf.mean(grads, [1, 2], true) 给出的权重可以广播到各特征图上。',
      },
      `export const saliency = (
  x: tf.Tensor4D,
  score: (x: tf.Tensor4D) => tf.Tensor1D,
): tf.Tensor3D =>
  tf.tidy(() => {
    const total = (images: tf.Tensor) => ___
    return tf.max<tf.Tensor3D>(tf.abs(tf.grad(total)(x)), 3)
  })

export const gradCam = (maps: tf.Tensor4D, grads: tf.Tensor4D): tf.Tensor3D =>
  tf.tidy(() => {
    const weights = tf.mean(grads, [1, 2], true)
    return tf.relu(tf.sum<tf.Tensor3D>(tf.mul(maps, weights), 3))
  })`,
    ],
  },
  experiment: {
    title: { en: 'Maps of what a network looks at', 'zh-CN': '画出网络在看哪里' },
    seconds: 8,
    forks: true,
    parameters: async () => (await import('./parameters.js')).parameters,
    load: async () => (await import('./experiment.js')).saliencyExperiment,
  },
})
