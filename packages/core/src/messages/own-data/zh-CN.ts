import type { Catalog } from '@firstgrad/errors'
import type { CoreErrors } from '../../errors.js'

export const ownData: Catalog<Pick<CoreErrors, 'core/own-data'>> = {
  'core/own-data': ({ problem }) => {
    switch (problem.what) {
      case 'few-classes':
        return `至少需要两个类别的图片，目前有 ${problem.count} 个。请再加一个类别：想让模型分清什么？`
      case 'many-classes':
        return `最多 ${problem.most} 个类别，目前有 ${problem.count} 个。请少选几个文件夹。`
      case 'small-class':
        return `每个类别至少需要 ${problem.least} 张图片，“${problem.name}”只有 ${problem.count} 张。请再加几张，或去掉这个类别。`
      case 'many-pictures':
        return `最多 ${problem.most} 张图片，目前有 ${problem.count} 张。请只选一部分。`
      case 'picture-size':
        return `图片边长应为 ${problem.sizes.join('、')} 像素之一，实际为 ${problem.size}。`
      case 'few-rows':
        return `目标已知的行至少需要 ${problem.least} 行，目前有 ${problem.count} 行。`
      case 'many-rows':
        return `最多 ${problem.most} 行，目前有 ${problem.count} 行。请只取一部分。`
      case 'no-column':
        return `应为这些列之一：${problem.known.join('、')}，实际为 ${problem.name}。`
      case 'target':
        return problem.because === 'one-value'
          ? `“${problem.name}”列每一行的值都相同，没有什么可预测的。请选择另一列。`
          : `“${problem.name}”列的文本种类太多，无法预测。请选择数值列，或种类较少的列。`
      case 'no-features':
        return '没有其他列可供学习：它们要么是空的，要么每行都相同，要么文本种类太多。'
    }
  },
}
