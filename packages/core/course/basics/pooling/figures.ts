import type { Language } from '@firstgrad/errors'
import {
  type Figure,
  featureMaps,
  imshow,
  lineChart,
  type ShapedData,
  subplots,
} from '@firstgrad/viz'
import { type LayerName, layerNames } from './network.js'

const texts = {
  en: {
    maps: (layer: string, height: number, width: number) =>
      `What the eight channels of ${layer} answer to one digit, ${height} × ${width}`,
    compared: (layer: string, channel: number, shift: number) =>
      `${layer}, channel ${channel}: the digit moves ${shift} px to the right`,
    digit: 'digit',
    before: 'map before',
    after: 'map after',
    difference: 'difference',
    change: 'How much feature maps change when digits move',
    shift: 'shift to the right, px',
    relative: 'change in parts of the maps',
  },
  'zh-CN': {
    maps: (layer: string, height: number, width: number) =>
      `${layer} 的八个通道对一个数字的响应，${height} × ${width}`,
    compared: (layer: string, channel: number, shift: number) =>
      `${layer}，通道 ${channel}：数字右移 ${shift} 像素`,
    digit: '数字',
    before: '移动前',
    after: '移动后',
    difference: '两者之差',
    change: '数字移动时，特征图改变多少',
    shift: '右移像素数',
    relative: '相对变化',
  },
} as const

export const mapsFigure = (language: Language, layer: LayerName, maps: ShapedData): Figure => {
  const [, height, width] = maps.shape
  const title = texts[language].maps(layer, height!, width!)
  return featureMaps({ title, activations: maps, columns: 4 })
}

interface Compared {
  readonly layer: LayerName
  readonly channel: number
  readonly shift: number
  readonly digit: ShapedData
  readonly before: ShapedData
  readonly after: ShapedData
}

export const comparedFigure = (language: Language, compared: Compared): Figure => {
  const t = texts[language]
  const { layer, channel, shift, digit, before, after } = compared
  const most = Math.max(...Array.from(before.data), ...Array.from(after.data))
  const scale = { vmin: 0, vmax: most || 1 }
  const difference = {
    data: Array.from(after.data, (value, i) => value - before.data[i]!),
    shape: before.shape,
  }
  return subplots(2, 2, {
    title: t.compared(layer, channel, shift),
    figures: [
      imshow({ title: t.digit, image: digit, cmap: 'gray' }),
      imshow({ title: t.before, image: before, ...scale }),
      imshow({ title: t.after, image: after, ...scale }),
      imshow({ title: t.difference, image: difference, center: 0 }),
    ],
  })
}

export const changeFigure = (
  language: Language,
  changes: readonly Readonly<Record<LayerName, number>>[],
): Figure => {
  const t = texts[language]
  return lineChart({
    title: t.change,
    x: { label: t.shift, domain: [0, 4] },
    y: { label: t.relative },
    series: layerNames.map((name) => ({
      name,
      x: changes.map((_, shift) => shift),
      y: changes.map((change) => change[name]),
    })),
  })
}
