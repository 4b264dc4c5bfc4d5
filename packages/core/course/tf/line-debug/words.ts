import type { Experiment, Metrics } from '../../../src/exercises.js'

/** Just below and just above 2 / 45.1608 = .044286. */
export const edgeRates = [0.044, 0.045] as const

export const prediction: Experiment['prediction'] = {
  ask: {
    en: 'With rate .044 gradient descent on all 17 points settles. What does it do with .045?',
    'zh-CN': '用全部 17 个点做梯度下降，学习率 .044 能够收敛。换成 .045 会怎样？',
  },
  choices: [
    {
      id: 'settles',
      words: { en: 'it settles, a little faster', 'zh-CN': '照样收敛，还稍快一点' },
    },
    {
      id: 'swings',
      words: { en: 'it swings to and fro, as wide as it began', 'zh-CN': '来回摆动，幅度不变' },
    },
    { id: 'diverges', words: { en: 'it grows without bound', 'zh-CN': '不断增大，没有止境' } },
  ],
  outcome: ({ edgeBelow, edgeAbove }) => {
    if (edgeBelow === undefined || edgeAbove === undefined) return null
    if (edgeAbove < 2 * edgeBelow) return 'settles'
    return edgeAbove > 100 ? 'diverges' : 'swings'
  },
}

export const measures: Experiment['measures'] = {
  loss: { en: 'chosen loss', 'zh-CN': '所选损失' },
  train: {
    en: 'training cost: half the mean squared error',
    'zh-CN': '训练损失：均方误差的一半',
  },
  test: { en: 'test cost', 'zh-CN': '测试损失' },
  w: { en: 'slope w', 'zh-CN': '斜率 w' },
  b: { en: 'height b at x = 0', 'zh-CN': '截距 b' },
  diverged: { en: '1: the loss ended above its start', 'zh-CN': '1 表示损失比开始时还大' },
  limit: { en: 'largest rate that can settle', 'zh-CN': '能收敛的最大学习率' },
  edgeBelow: {
    en: 'cost of the line after 1,000 steps at rate .044',
    'zh-CN': '学习率 .044，1000 步后直线的损失',
  },
  edgeAbove: {
    en: 'cost of the line after 1,000 steps at rate .045',
    'zh-CN': '学习率 .045，1000 步后直线的损失',
  },
  ...Object.fromEntries(
    [1, 2, 3, 5, 7].flatMap((degree) => [
      [
        `train${degree}`,
        {
          en: `training cost of least squares, degree ${degree}`,
          'zh-CN': `${degree} 次最小二乘的训练损失`,
        },
      ],
      [
        `test${degree}`,
        {
          en: `test cost of least squares, degree ${degree}`,
          'zh-CN': `${degree} 次最小二乘的测试损失`,
        },
      ],
    ]),
  ),
  turnMse: {
    en: 'how far the outlier turns the line of least squares',
    'zh-CN': '异常点使最小二乘直线的斜率改变多少',
  },
  turnHuber: {
    en: 'how far it turns the line of least Huber error',
    'zh-CN': '异常点使 Huber 误差最小的直线斜率改变多少',
  },
  turnMae: {
    en: 'how far it turns the line of least absolute error',
    'zh-CN': '异常点使绝对误差最小的直线斜率改变多少',
  },
}

const byDegree = {
  train: { 1: 0.0769, 2: 0.076, 3: 0.075, 5: 0.0746, 7: 0.0711 },
  test: { 1: 0.0783, 2: 0.074, 3: 0.0705, 5: 0.0665, 7: 0.0991 },
}

const hasCostsOf = (set: 'train' | 'test') => (metrics: Metrics) =>
  Object.entries(byDegree[set]).every(
    ([degree, expected]) => Math.abs(metrics[`${set}${degree}`]! - expected) <= 5e-5,
  )

export const references: Experiment['references'] = [
  {
    id: 'below-the-edge',
    words: {
      en: 'rate .044 settles; 2 divided by the largest curvature, 45.1608, is .044286',
      'zh-CN': '学习率 .044 收敛；2 除以最大曲率 45.1608 等于 .044286',
    },
    parameters: { rate: edgeRates[0] },
    holds: ({ diverged, train, limit }) =>
      diverged === 0 && train! < 0.0771 && Math.abs(limit! - 0.044286) < 1e-6,
    measured: 'cost .0769296 after 1,000 steps, limit .0442862; no seed plays a part',
  },
  {
    id: 'above-the-edge',
    words: { en: 'rate .045 diverges', 'zh-CN': '学习率 .045 发散' },
    parameters: { rate: edgeRates[1] },
    holds: ({ diverged, edgeBelow, edgeAbove }) =>
      diverged === 1 && edgeBelow! < 0.0771 && edgeAbove! > 1e6,
    measured: 'cost 1.1e28 after 1,000 steps, .0769296 at .044; no seed plays a part',
  },
  {
    id: 'degrees',
    words: {
      en: 'least squares, train/test: .0769/.0783, .0760/.0740, .0750/.0705, .0746/.0665, .0711/.0991 for degrees 1, 2, 3, 5, 7',
      'zh-CN':
        '最小二乘的训练/测试损失，1、2、3、5、7 次依次为 .0769/.0783、.0760/.0740、.0750/.0705、.0746/.0665、.0711/.0991',
    },
    holds: (metrics) => hasCostsOf('train')(metrics) && hasCostsOf('test')(metrics),
    measured: 'exact',
  },
  {
    id: 'outlier',
    words: {
      en: 'an outlier turns the line less under MAE than under MSE',
      'zh-CN': '同一个异常点，用 MAE 时直线转动得比用 MSE 时少',
    },
    parameters: { outlier: 10 },
    holds: ({ turnMse, turnHuber, turnMae }) => turnMae! < turnMse! && turnHuber! < turnMse!,
    measured: 'turn of w by 10 more at x = 10.791: MSE .4895, Huber .0417, MAE .0280; exact',
  },
]
