import type { Language } from '@firstgrad/errors'
import * as viz from '../src/index.js'

/** Numbers from 0 to 1, the same every time (mulberry32). */
const randomOf = (seed: number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

const normalOf = (random: () => number) => () =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

const range = (n: number) => Array.from({ length: n }, (_, i) => i)

/** A little scene with a disc, a square and a sky, `[height, width, 3]` from 0 to 1. */
const picture = (width: number, height: number, turn = 0) =>
  range(height).map((y) =>
    range(width).map((x) => {
      const [u, v] = [x / width, y / height]
      const disc = Math.hypot((u - 0.35 - turn * 0.05) * (width / height), v - 0.45) < 0.24
      const square = u > 0.62 && u < 0.85 && v > 0.5 && v < 0.85
      if (disc) return [0.93 - v * 0.3, 0.62 - v * 0.2, 0.2]
      if (square) return [0.2, 0.45 + u * 0.2, 0.75]
      return v > 0.8 ? [0.35, 0.55 - turn * 0.03, 0.3] : [0.72 + v * 0.2, 0.84, 0.95 - v * 0.1]
    }),
  )

/** Two moons: points, labels, and a network that was trained on them, by hand. */
const moons = () => {
  const normal = normalOf(randomOf(3))
  const points: [number, number][] = []
  const labels: number[] = []
  for (const i of range(160)) {
    const angle = Math.PI * ((i % 80) / 80)
    const upper = i < 80
    points.push([
      (upper ? Math.cos(angle) : 1 - Math.cos(angle)) + normal() * 0.12,
      (upper ? Math.sin(angle) : 0.5 - Math.sin(angle)) + normal() * 0.12,
    ])
    labels.push(upper ? 0 : 1)
  }
  // k nearest neighbours: the model needs no training and draws a lively border.
  const predict = (places: Float32Array, count: number) =>
    range(count).map((i) => {
      const near = points
        .map(([x, y], k) => ({
          d: (x - (places[2 * i] as number)) ** 2 + (y - (places[2 * i + 1] as number)) ** 2,
          k,
        }))
        .sort((a, b) => a.d - b.d)
        .slice(0, 9)
      return Number(near.reduce((sum, { k }) => sum + (labels[k] as number), 0) > 4.5)
    })
  return { points, labels, predict }
}

/** Gradient descent on Rosenbrock's valley. */
const descent = () => {
  let [x, y] = [-1.6, 0.4]
  const path: [number, number][] = [[x, y]]
  for (const _ of range(220)) {
    const dx = -2 * (1 - x) - 40 * x * (y - x * x)
    const dy = 20 * (y - x * x)
    x -= 0.008 * dx
    y -= 0.008 * dy
    path.push([x, y])
  }
  return path
}

const lossOf = (seed: number, floor: number) => {
  const normal = normalOf(randomOf(seed))
  return range(120).map(
    (i) => floor + 2.2 * Math.exp(-i / 18) + 0.04 * normal() * Math.exp(-i / 60),
  )
}

/** One figure of every kind, with words in one language. */
export const samples = (lang: Language): Readonly<Record<string, viz.Figure>> => {
  const t = (en: string, zh: string) => (lang === 'en' ? en : zh)
  const normal = normalOf(randomOf(7))
  const classes = [t('cat', '猫'), t('dog', '狗'), t('rabbit', '兔子')]
  const train = lossOf(1, 0.08)
  const { points, labels, predict } = moons()
  const lineChart = viz.lineChart({
    title: t('Loss over a run of the course network', '课程网络一次训练中的损失'),
    x: { label: t('epoch', '轮次') },
    y: { label: t('cross-entropy', '交叉熵') },
    series: [
      {
        name: t('training', '训练集'),
        y: train,
        low: train.map((v) => v * 0.9),
        high: train.map((v) => v * 1.12),
      },
      {
        name: t('validation', '验证集'),
        y: lossOf(2, 0.2).map((v, i) => v + Math.max(0, i - 70) * 0.003),
      },
    ],
    notes: [{ x: 70, label: t('best epoch', '最佳轮次') }],
  })
  const scatter = viz.scatter({
    title: t('Weight and length of animals', '动物的体重与身长'),
    x: { label: t('weight (kg)', '体重（千克）'), scale: 'log' },
    y: { label: t('length (cm)', '身长（厘米）') },
    series: classes.map((name, c) => ({
      name,
      x: range(60).map(() => ([4.2, 22, 2][c] as number) * Math.exp(0.3 * normal())),
      y: range(60).map(() => ([46, 82, 38][c] as number) + 6 * normal()),
    })),
  })
  const bar = viz.bar({
    title: t('One epoch of 1,000 digits by each engine', '各引擎训练 1000 个数字一轮的用时'),
    label: t('milliseconds', '毫秒'),
    horizontal: true,
    categories: [
      '@firstgrad/wasm',
      'tfjs-node',
      t('TensorFlow in Python', 'Python 中的 TensorFlow'),
    ],
    series: [{ name: 'ms', values: [416, 459, 329] }],
  })
  const histogram = viz.histogram({
    title: t('Weights of the first layer', '第一层的权重'),
    x: { label: t('weight', '权重') },
    series: [
      { name: t('before training', '训练前'), values: range(4000).map(() => 0.05 * normal()) },
      {
        name: t('after training', '训练后'),
        values: range(4000).map(() => 0.12 * normal() + 0.03),
      },
    ],
  })
  const heatmap = viz.heatmap({
    title: t('Attention between words', '词与词之间的注意力'),
    rowLabel: t('query', '查询'),
    columnLabel: t('key', '键'),
    rowNames: [t('the', '一只'), t('cat', '猫'), t('sat', '坐'), t('down', '下')],
    columnNames: [t('the', '一只'), t('cat', '猫'), t('sat', '坐'), t('down', '下')],
    values: [
      [0.7, 0.2, 0.05, 0.05],
      [0.3, 0.5, 0.15, 0.05],
      [0.05, 0.6, 0.3, 0.05],
      [0.02, 0.13, 0.55, 0.3],
    ],
  })
  const imshow = viz.imshow({
    title: t('A Gabor kernel', '一个 Gabor 核'),
    center: 0,
    image: range(21).map((y) =>
      range(31).map(
        (x) =>
          Math.exp(-((x - 15) ** 2 + (y - 10) ** 2) / 50) *
          Math.cos((x - 15) * 0.7 + (y - 10) * 0.3),
      ),
    ),
  })
  const imageGrid = viz.imageGrid({
    title: t('What the model took them for', '模型的判断'),
    images: range(8).map((i) => picture(32, 28, i)),
    captions: range(8).map((i) => `${classes[i % 3]} ${(0.99 - i * 0.06).toFixed(2)}`),
  })
  const confusionMatrix = viz.confusionMatrix({
    title: t('Cat, dog and rabbit', '猫、狗与兔子'),
    classes,
    counts: [
      [46, 3, 1],
      [5, 41, 4],
      [2, 1, 47],
    ],
  })
  const decisionBoundary = viz.decisionBoundary({
    title: t('Nearest neighbours on two moons', '双月数据上的最近邻'),
    classes: classes.slice(0, 2),
    points,
    labels,
    predict,
    resolution: 80,
  })
  const lossSurface = viz.lossSurface({
    title: t('Gradient descent in Rosenbrock’s valley', 'Rosenbrock 山谷中的梯度下降'),
    x: { label: 'W', domain: [-2, 2] },
    y: { label: 'b', domain: [-1, 3] },
    loss: (x, y) => (1 - x) ** 2 + 10 * (y - x * x) ** 2 + 1e-3,
    path: descent(),
  })
  const kernelGrid = viz.kernelGrid({
    title: t('Kernels of the first convolution', '第一个卷积层的核'),
    kernels: range(5).map((y) =>
      range(5).map((x) => [
        range(12).map(
          (k) =>
            Math.cos((k * Math.PI * ((x - 2) * Math.cos(k) + (y - 2) * Math.sin(k))) / 9) *
              Math.exp(-((x - 2) ** 2 + (y - 2) ** 2) / 6) -
            0.3,
        ),
      ]),
    ),
  })
  const featureMaps = viz.featureMaps({
    title: t('What eight channels answer', '八个通道的响应'),
    activations: range(24).map((y) =>
      range(28).map((x) =>
        range(8).map((c) =>
          Math.max(0, c === 6 ? 0 : Math.sin((x * (c + 1)) / 9) * Math.cos((y * (9 - c)) / 11)),
        ),
      ),
    ),
  })
  const overlay = viz.overlay({
    title: t('Found in the picture', '图中找到的物体'),
    image: picture(96, 64),
    heat: range(8).map((y) => range(12).map((x) => Math.exp(-((x - 4) ** 2 + (y - 3.5) ** 2) / 6))),
    boxes: [
      { x: 16, y: 12, width: 34, height: 33, label: classes[0] as string, score: 0.93 },
      { x: 59, y: 31, width: 24, height: 25, label: classes[1] as string, score: 0.81 },
    ],
    keypoints: [{ x: 33, y: 29, label: t('nose', '鼻子') }],
    opacity: 0.35,
  })
  const networkDiagram = viz.networkDiagram({
    title: t('A network with a shortcut', '带捷径的网络'),
    layers: [
      { name: t('pixels', '像素'), type: 'Input', outputShape: [null, 28, 28, 1], parameters: 0 },
      { name: 'conv1', type: 'Conv2D', outputShape: [null, 28, 28, 16], parameters: 160 },
      { name: 'conv2', type: 'Conv2D', outputShape: [null, 28, 28, 16], parameters: 2320 },
      {
        name: 'skip',
        type: 'Conv2D',
        outputShape: [null, 28, 28, 16],
        parameters: 272,
        inputs: ['conv1'],
      },
      {
        name: 'add',
        type: 'Add',
        outputShape: [null, 28, 28, 16],
        parameters: 0,
        inputs: ['conv2', 'skip'],
      },
      { name: t('digits', '数字'), type: 'Dense', outputShape: [null, 10], parameters: 125450 },
    ],
  })
  const truth = range(400).map((i) => i % 2)
  const scoreOf = (edge: number) =>
    truth.map((label) => 1 / (1 + Math.exp(-(edge * (label - 0.5) + normal()))))
  const rocCurve = viz.rocCurve({
    title: t('Is it a cat?', '是不是猫？'),
    series: [
      { name: t('network', '网络'), labels: truth, scores: scoreOf(3.2) },
      { name: 'HOG + SVM', labels: truth, scores: scoreOf(1.6) },
    ],
  })
  const calibration = viz.calibration({
    title: t('How sure, and how right', '把握与正确'),
    series: [
      { name: t('network', '网络'), labels: truth, probabilities: scoreOf(3.2) },
      {
        name: t('sharpened', '锐化后'),
        labels: truth,
        probabilities: scoreOf(1.2).map((p) => p ** 3 / (p ** 3 + (1 - p) ** 3)),
      },
    ],
  })
  const embedding = viz.embedding({
    title: t('Pictures as the last layer sees them', '最后一层眼中的图像'),
    classes,
    labels: range(240).map((i) => i % 3),
    vectors: range(240).map((i) => range(16).map((d) => normal() + (d % 3 === i % 3 ? 2.5 : 0))),
  })
  const table = viz.table({
    title: t('What learning needs', '学习需要什么'),
    columns: [
      t('data set', '数据集'),
      t('pictures', '图像数'),
      t('classes', '类别数'),
      t('accuracy', '准确率'),
    ],
    rows: [
      ['MNIST', 70000, 10, 0.9741],
      ['Fashion-MNIST', 70000, 10, 0.89],
      [t('pet faces drawn from a seed', '由种子画出的宠物脸'), 1200, 3, null],
    ],
  })
  const fits = range(12).map((k) => {
    const share = 1 - Math.exp(-k / 3)
    return viz.lineChart({
      title: t(`Step ${k * 10}`, `第 ${k * 10} 步`),
      x: { label: 'x', domain: [0, 10] },
      y: { label: 'y', domain: [0, 4] },
      series: [
        { name: t('fit', '拟合'), x: [0, 10], y: [0.8 * share, (0.8 + 2.477) * share] },
        { name: t('target', '目标'), x: [0, 10], y: [0.8, 3.277] },
      ],
    })
  })
  const dates = viz.lineChart({
    title: t('Downloads by day', '每日下载量'),
    x: { scale: 'time', label: t('day', '日期') },
    y: { scale: 'log', label: t('downloads', '下载量') },
    series: [
      {
        name: 'npm',
        x: range(60).map((i) => Date.UTC(2026, 8, 1) + i * 86_400_000),
        y: range(60).map((i) =>
          i === 30 ? Number.NaN : Math.round(20 * Math.exp(i / 9) * (1 + 0.2 * normal())),
        ),
      },
    ],
  })
  return {
    lineChart,
    dates,
    scatter,
    bar,
    histogram,
    heatmap,
    imshow,
    imageGrid,
    confusionMatrix,
    decisionBoundary,
    lossSurface,
    kernelGrid,
    featureMaps,
    overlay,
    networkDiagram,
    rocCurve,
    calibration,
    embedding,
    table,
    subplots: viz.subplots(2, 2, {
      title: t('A run at a glance', '一次训练概览'),
      width: 900,
      figures: [lineChart, confusionMatrix, histogram, rocCurve],
    }),
    animation: viz.animation({ title: t('Fitting a line', '拟合一条直线'), frames: fits }),
  }
}
