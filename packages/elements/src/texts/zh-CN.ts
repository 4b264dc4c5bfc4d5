import { experiment } from './experiment/zh-CN.js'
import { ownData } from './own-data/zh-CN.js'
import { task } from './task/zh-CN.js'
import type { Texts } from './texts.js'

export const zhCN: Texts = {
  unknownExercise: (id) =>
    id === ''
      ? '这个元素没有指明练习：请加上 exercise 属性，例如 basics/neuron。'
      : `没有名为“${id}”的练习。`,
  known: '现有的练习：',
  task,
  experiment,
  ownData,
}
