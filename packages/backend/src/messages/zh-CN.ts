import type { Catalog } from '@firstgrad/errors'
import type { BackendErrors } from '../errors.js'
import { attemptLines } from './attempts.js'

const list = (names: readonly string[]) => names.join('、')

export const zhCN: Catalog<BackendErrors> = {
  'backend/unknown-name': ({ name, source, known }) =>
    `${source} 应为 ${list(known)} 中的引擎名，实为 "${name}"。请检查拼写。`,
  'backend/no-names': ({ source, known }) =>
    `${source} 至少要写一个引擎名，现在是空的。可选：${list(known)}。`,
  'backend/not-allowed': ({ asked, source, allowed }) =>
    `${source} 指定了 ${list(asked)}，但 allow 只允许使用 ${list(allowed)}。请改选其中之一，或放宽 allow。`,
  'backend/unavailable': ({ asked, source, tried }) =>
    [
      `${source} 指定了 ${list(asked)}，但这里无法使用：`,
      ...attemptLines(tried, 'zh-CN').map((line) => `  ${line}`),
      `请按提示修复，或换一个引擎；不设置 ${source} 则自动选用最快的引擎。`,
    ].join('\n'),
  'backend/none-left': ({ allowed, tried }) =>
    [
      `允许使用的引擎（${list(allowed)}）在这里都无法使用：`,
      ...attemptLines(tried, 'zh-CN').map((line) => `  ${line}`),
      '请修复其中之一，或放宽 allow：cpu 在任何环境都能运行。',
    ].join('\n'),
  'backend/two-cores': ({ backend, version }) =>
    `应只有一份 @tensorflow/tfjs-core ${version}，但 ${backend} 加载时用的是另一份。` +
    '请运行 npm ls @tensorflow/tfjs-core 查看，把所有 @tensorflow 包改成同一版本后运行 npm dedupe；' +
    '使用打包工具时，请把 resolve.dedupe 设为 ["@tensorflow/tfjs-core"]。',
  'backend/gradients-missing': ({ kernels }) =>
    `TensorFlow.js 的梯度应已注册，但 ${list(kernels)} 没有梯度。` +
    '打包工具把注册代码删掉了：请保留 @firstgrad/backend 的副作用（sideEffects）。',
  'backend/budget': ({ budgetMs }) => `budgetMs 应为不小于 1 的毫秒数，实为 ${budgetMs}。`,
  'backend/not-bound': () => '测速之前应先绑定引擎，但现在还没有。请先运行：await bind()',
}
