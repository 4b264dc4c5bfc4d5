import { extentOf } from '../scales/domain.js'
import { valueText } from '../scales/format.js'
import type { Words } from './words.js'

const list = (items: readonly string[], most = 6) =>
  items.length > most ? `${items.slice(0, most).join('、')}等 ${items.length} 项` : items.join('、')

const sentence = (parts: readonly string[], untold: number) =>
  `${parts.join('；')}${untold > 0 ? `；另有 ${untold} 个系列` : ''}。`

export const zhCN: Words = {
  series: '系列',
  value: '值',
  category: '类目',
  count: '个数',
  from: '从',
  to: '到',
  width: '宽',
  height: '高',
  caption: '说明',
  predicted: '预测类别',
  actual: '真实类别',
  className: '类别',
  step: '步',
  input: '输入',
  output: '输出',
  row: '行',
  column: '列',
  channel: '通道',
  least: '最小值',
  largest: '最大值',
  mean: '平均值',
  label: '标签',
  score: '得分',
  threshold: '阈值',
  falsePositiveRate: '假正例率',
  truePositiveRate: '真正例率',
  predictedProbability: '预测概率',
  observedFrequency: '实际频率',
  name: '名称',
  layer: '层',
  type: '类型',
  shape: '输出形状',
  parameterCount: '参数量',
  inputs: '输入来自',
  figure: '图',
  title: '标题',
  summary: '概述',
  frame: '帧',
  colon: '：',
  data: '数据',
  play: '播放',
  pause: '暂停',
  arrowKeys: '用方向键逐点查看。',
  truncated: (shown, all) => `共 ${valueText(all)} 行，这里是前 ${valueText(shown)} 行。`,
  moreRows: (count) => `……另有 ${valueText(count)} 行`,
  parameters: (count) => `${count} 个参数`,
  nothingIn: (name) => `${name} 没有数值`,
  range: (label, ...lists) => {
    const extent = extentOf(...lists)
    return extent
      ? `${label} 从 ${valueText(extent[0])} 到 ${valueText(extent[1])}`
      : `没有 ${label}`
  },
  line: (l) => {
    const gaps = l.missing > 0 ? `，有 ${valueText(l.missing)} 处缺失` : ''
    if (l.points === 1) return `${l.name} 在 ${l.firstX} 处为 ${l.first}${gaps}`
    return `${l.name} 从 ${l.firstX} 处的 ${l.first} 变到 ${l.lastX} 处的 ${l.last}（最低 ${l.low}，在 ${l.lowX}；最高 ${l.high}，在 ${l.highX}）${gaps}`
  },
  bars: (b) =>
    b.highAt === b.lowAt
      ? `${b.name} 在“${b.highAt}”上为 ${b.high}`
      : `${b.name} 在“${b.highAt}”上最高（${b.high}），在“${b.lowAt}”上最低（${b.low}）`,
  distribution: (d) =>
    `${d.name} 有 ${valueText(d.total)} 个值，平均 ${d.mean}，最集中的区间是 ${d.from} 到 ${d.to}（${valueText(d.most)} 个）${d.left > 0 ? `，另有 ${valueText(d.left)} 个值不在各区间内` : ''}`,
  lineChart: (count, told, untold) =>
    count === 0 ? '没有线条的折线图。' : `折线图：${sentence(told, untold)}`,
  scatter: (s) =>
    s.points === 0
      ? '没有点的散点图。'
      : `散点图，${valueText(s.points)} 个点（${list(s.series)}）：${s.x}，${s.y}${s.missing > 0 ? `；另有 ${valueText(s.missing)} 个点的值不是数` : ''}。`,
  bar: (categories, series, told, untold) =>
    categories * series === 0
      ? '没有条形的条形图。'
      : `条形图，${valueText(categories)} 个类目：${sentence(told, untold)}`,
  histogram: (bins, told, untold) =>
    told.length === 0
      ? '没有数值的直方图。'
      : `直方图，${valueText(bins)} 个区间：${sentence(told, untold)}`,
  cells: (rows, columns, facts) =>
    facts
      ? `${valueText(rows)} x ${valueText(columns)} 个格子的图：最小 ${facts.low}，在（${facts.lowAt}）；最大 ${facts.high}，在（${facts.highAt}）${facts.missing > 0 ? `；${valueText(facts.missing)} 个格子不是数` : ''}。`
      : `${valueText(rows)} x ${valueText(columns)} 个格子的图，没有数值。`,
  picture: (width, height) => `${valueText(width)} x ${valueText(height)} 像素的图像。`,
  imageGrid: (count, captions) =>
    `${valueText(count)} 幅图像${captions.length > 0 ? `：${list(captions)}` : ''}。`,
  confusion: ({ right, total, share, worst }) =>
    total === 0
      ? '没有样本的混淆矩阵。'
      : `混淆矩阵：${valueText(total)} 个样本中 ${valueText(right)} 个正确（${share}）${worst.count > 0 ? `；最常见的错误是把“${worst.actual}”当成“${worst.predicted}”（${valueText(worst.count)} 次）` : ''}。`,
  decision: (shares, points) =>
    `模型在平面上的判断，平面上有 ${valueText(points)} 个样本：${list(shares.map(({ name, share }) => `${name}占面积的 ${share}`))}。`,
  surface: (facts, path) => {
    const loss = facts ? `从 ${facts.lowAt} 处的 ${facts.low} 到 ${facts.high}` : '没有数值'
    const way = path
      ? `；优化器用 ${valueText(path.steps - 1)} 步从（${path.from}）走到（${path.to}）`
      : ''
    return `两个参数上的损失，${loss}${way}。`
  },
  kernels: (count, size, facts) =>
    `${valueText(count)} 个 ${size} 的卷积核${facts ? `，权重从 ${facts.low} 到 ${facts.high}` : ''}。`,
  featureMaps: (count, size, silent, strongest) =>
    `${valueText(count)} 幅 ${size} 的特征图${strongest ? `：通道 ${strongest.channel} 的响应最强（${strongest.high}）` : ''}${silent > 0 ? `；${valueText(silent)} 幅处处为零` : ''}。`,
  overlay: (o) => {
    const parts = [
      ...(o.boxes.length > 0 ? [`${valueText(o.boxes.length)} 个框（${list(o.boxes)}）`] : []),
      ...(o.keypoints > 0 ? [`${valueText(o.keypoints)} 个关键点`] : []),
      ...o.shares.map(({ name, share }) => `${name}占 ${share}`),
      ...(o.hottest ? [`热力图在（${o.hottest}）处最高`] : []),
    ]
    return `${valueText(o.width)} x ${valueText(o.height)} 像素的图像${parts.length > 0 ? `，其中有${parts.join('；')}` : ''}。`
  },
  network: (layers, parameters, heaviest) =>
    `${valueText(layers)} 层的网络，共 ${parameters} 个参数${heaviest ? `，其中最多的在 ${heaviest.name}（${heaviest.parameters} 个）` : ''}。`,
  roc: (curves) =>
    curves.length === 0
      ? '没有曲线的 ROC 图。'
      : `ROC：曲线下面积为 ${list(curves.map(({ name, auc }) => `${name} ${auc}`))}（0.5 为随机，1 为完美）。`,
  calibration: (curves) =>
    curves.length === 0
      ? '没有曲线的校准图。'
      : `校准：${list(curves.map(({ name, error, lean }) => `${name} 平均偏差 ${error}，${lean === 0 ? '无明显偏向' : lean > 0 ? '多偏高' : '多偏低'}`))}。`,
  embedding: (points, dimensions, classes, explained) =>
    `${valueText(points)} 个 ${valueText(dimensions)} 维向量画成的点${classes.length > 0 ? `，分为 ${valueText(classes.length)} 类（${list(classes)}）` : ''}${dimensions > 2 ? `，所在平面呈现了 ${explained} 的方差` : ''}。`,
  table: (rows, columns) => `${valueText(rows)} 行的表格：${list(columns)}。`,
  subplots: (count, told) =>
    `${valueText(count)} 幅图${told.length > 0 ? `：${told.map((each, i) => `（${i + 1}）${each}`).join('')}` : '。'}`,
  animation: (frames, seconds, last) =>
    `${valueText(frames)} 帧、${seconds} 秒的动画，最后一帧：${last}`,
}
