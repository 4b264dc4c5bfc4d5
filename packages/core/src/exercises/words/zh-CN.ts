import type { Catalog } from '@firstgrad/errors'
import type { Difference, Kind } from '../judge/compare.js'
import type { OddThing, Place, Thrown } from '../worker/protocol.js'
import type { VerdictDetails } from './details.js'

const kinds: Readonly<Record<Kind, string>> = {
  tensor: '张量',
  number: '数',
  text: '字符串',
  boolean: '布尔值',
  nothing: '什么也没有（undefined）',
  bytes: 'Uint8Array',
  list: '数组',
  object: '对象',
}

const odd: Readonly<Record<OddThing, string>> = {
  promise: 'Promise。请去掉 async 和 await：这里要的是值本身',
  function: '函数。请调用它，并返回它的结果',
  disposed: '已经释放的张量。请从 tf.tidy 中返回它，或晚一点再释放',
  symbol: 'Symbol，它不能作为答案',
  bigint: 'BigInt。请返回普通的数',
  circular: '包含自身的对象',
  huge: '太多的值，远远超过任何正确答案',
}

const shape = (lengths: readonly number[]) => `[${lengths.join(', ')}]`

const number = (value: unknown) =>
  typeof value === 'number' && Number.isFinite(value)
    ? String(Number.isInteger(value) ? value : Number(value.toPrecision(7)))
    : JSON.stringify(value) === undefined || typeof value === 'number'
      ? String(value)
      : JSON.stringify(value)

/** 路径的读法；`#2` 是第二个参数的梯度。 */
const named = (path: string) => path.replace(/^\./, '').replace(/^#(\d+)/, '第 $1 个参数的梯度 ')

const at = (path: string, index: readonly number[] = []) => {
  const place = `${named(path)}${index.length > 0 ? shape(index) : ''}`
  return place ? `${place.trimEnd()} 处` : ''
}

const part = (path: string) => (path ? `${named(path).trimEnd()} ` : '')

const rank = (lengths: readonly number[]) =>
  lengths.length === 0 ? '标量' : `${lengths.length} 阶`

const differs = (difference: Difference): string => {
  switch (difference.kind) {
    case 'kind':
      return `${part(difference.path)}应为${kinds[difference.expected]}，实际为${kinds[difference.received]}`
    case 'shape': {
      const { expected, received } = difference
      const ranks =
        expected.length === received.length
          ? ''
          : `（应为${rank(expected)}，而不是${rank(received)}）`
      return `${part(difference.path)}形状应为 ${shape(expected)}，实际为 ${shape(received)}${ranks}`
    }
    case 'dtype':
      return `${part(difference.path)}数值正确，但类型应为 ${difference.expected}，实际为 ${difference.received}`
    case 'value': {
      const { expected, received, path, index, wrong, of } = difference
      const many = of > 1 ? `（${of} 个值中有 ${wrong} 个不对）` : ''
      return `${at(path, index)}应为 ${number(expected)}，实际为 ${number(received)}${many}`
    }
    case 'length':
      return `${part(difference.path)}应有 ${difference.expected} 项，实际有 ${difference.received} 项`
    case 'missing':
      return `${part(difference.path)}缺少属性“${difference.key}”`
    case 'refused':
      return '这不在正确答案之列'
  }
}

const inFile = (place?: Place) => (place ? `（${place.file} 第 ${place.line} 行）` : '')

const said = ({ name, message, place }: Thrown) =>
  `${/Error$/.test(name) ? `${name}: ` : ''}${message}${inFile(place)}`

const list = (names: readonly string[]) => names.join('、')

export const zhCN: Catalog<VerdictDetails> = {
  'check/different': ({ call, difference }) => `${call}：${differs(difference)}。`,
  'check/odd': ({ call, what, where }) => `${call} 返回的${part(where)}是${odd[what]}。`,
  'check/threw': ({ call, error }) => `${call} 抛出了错误：${said(error)}。`,
  'check/should-throw': ({ call, mention, said: words }) =>
    words === undefined
      ? `${call}：这里应当抛出错误${mention ? `，并提到“${mention}”` : ''}，实际却正常返回了。`
      : `${call}：错误信息中应提到“${mention}”，实际为：${words}`,
  'check/gradient-missing': ({ call }) =>
    `${call}：TensorFlow.js 找不到从结果回到输入的路。请全程使用有梯度的 tf 运算：不要用 data() 或 dataSync()，也不要只用比较运算。`,
  'check/timeout': ({ call, afterMs }) =>
    `${call} 过了 ${afterMs / 1000} 秒还没有结束，已被中止。请检查有没有停不下来的循环。`,
  'check/load-timeout': ({ afterMs }) =>
    `还没有调用任何函数，文件本身就运行了 ${afterMs / 1000} 秒仍未结束，已被中止。请检查函数之外的循环。`,
  'check/ended': ({ why, message }) =>
    ({
      exit: '代码结束了自己的进程（process.exit）。请改为返回一个值。',
      memory:
        '代码占用的内存过多，已被中止。请用 tf.tidy 或 dispose 释放张量，也不要创建这么大的数组。',
      crash: `运行代码的工作线程崩溃了${message ? `：${message}` : ''}。`,
    })[why],
  'check/tampered': ({ what }) =>
    `代码改动了 ${list(what)}，而这里的一切都依赖它。请另写一个自己的函数。`,
  'check/leaked': ({ call, count }) =>
    `${call} 留下了 ${count} 个再也无法释放的张量。请把计算放进 tf.tidy(() => …)，或释放不返回的张量。`,
  'check/disposed': ({ call, argument }) =>
    `${call} 释放了传入的第 ${argument + 1} 个参数。它属于调用者，请不要动它。`,
  'check/syntax': ({ error }) => `文件无法读取：${said(error)}。`,
  'check/load-threw': ({ error }) => `加载文件时抛出了错误：${said(error)}。`,
  'check/import': ({ specifier, file, allowed }) =>
    `${file} 导入了“${specifier}”。这里只能导入 ${list(allowed)} 以及同一文件夹中的文件。`,
  'check/missing-file': ({ specifier, file }) =>
    `${file} 导入了“${specifier}”，但旁边没有这个文件。`,
  'check/missing-export': ({ name, found }) =>
    found.length > 0
      ? `应当导出“${name}”，实际导出的是 ${list(found)}。请写：export const ${name} = …`
      : `应当导出“${name}”，但文件没有导出任何内容。请写：export const ${name} = …`,
  'check/not-a-function': ({ name }) => `“${name}”应当是一个函数。`,
  'check/arity': ({ name, takes, given }) =>
    `注意：${name} 有 ${takes} 个参数，调用时却传入 ${given} 个。`,
  'check/not-run': ({ after }) =>
    after === 'timeout'
      ? '代码已两次超时，这一项不再尝试。'
      : '代码已两次使工作线程结束，这一项不再尝试。',
  'check/pattern-transposed': () => '结果被转置了：行和列互换了。',
  'check/pattern-sign': () => '所有值的正负号都反了。',
  'check/pattern-factor': ({ factor }) => `所有值都是正确值的 ${factor} 倍。`,
  'check/pattern-mean-for-sum': () => '这里要的是求和，结果却像是求了平均。',
  'check/pattern-sum-for-mean': () => '这里要的是平均，结果却像是求了和。',
  'check/pattern-shifted': ({ axis, by }) =>
    `数值正确，但沿第 ${axis} 轴向${by > 0 ? '后' : '前'}错了一位。`,
  'check/pattern-axis': () => '像是选错了轴：结果的长度是另一个轴的长度。',
  'check/pattern-batch-dropped': () => '只返回了一批样本中的第一个。',
  'check/pattern-clamped': ({ low, high }) =>
    `数值停在了 ${[low, high].filter((v) => v !== undefined).join(' 和 ')}，而正确的值会超出它。`,
  'check/pattern-whole-numbers': () => '小数部分丢失了：结果都是整数。',
  'check/pattern-not-a-number': () => '出现了 NaN：请检查 0 / 0、∞ - ∞，以及对负数开方或取对数。',
  'check/pattern-zeros': () => '所有值都是 0。',
}
