import type { CoreErrors } from '../../errors.js'
import type { PermalinkFault } from '../../permalink/permalink.js'

const copy = '请重新复制整个链接，从第一个字符到最后一个字符。'
const share = '请用练习里的“分享”按钮重新生成链接。'

export const zhCN = ({ reason, name = '' }: CoreErrors['core/permalink']): string => {
  const words: Readonly<Record<PermalinkFault, string>> = {
    'no-link': `这不是完整的练习链接，# 后面应当是 v1. 和一串字符。${copy}`,
    version: `这个链接是第 ${name} 版，这里只能读第 1 版。更新的 firstgrad 也许能读。`,
    'fragment-too-long': '这个链接太长：# 之后超过 65536 个字符。请缩短代码，或以文件形式分享。',
    'not-base64': `这个链接里有不该出现的字符。${copy}`,
    'not-deflate': `这个链接不完整或已损坏。${copy}`,
    'content-too-long': `这个链接解压后超过 256 kB，因此没有读取其中任何内容。${share}`,
    'not-json': `这个链接的内容无法读取。${copy}`,
    'not-an-object': `这个链接里没有练习。${share}`,
    'unknown-field': `这个链接里有第 1 版链接格式没有的内容。${share}`,
    exercise: `这个链接没有指明练习，例如 basics/neuron。${share}`,
    code: '这个链接里的代码不是文本，或含有程序里不会有的字符。请去掉这些字符，再生成链接。',
    'code-too-long': '这个链接里的代码超过 100000 字节。请缩短代码，或以文件形式分享。',
    parameters: `这个链接里的参数不是“名称和值”的列表。${share}`,
    'parameter-name': `这个链接里有一个不合规的参数名。${share}`,
    'parameter-value': `这个链接里 ${name} 的值既不是数，也不是 true 或 false，也不是一个短词。${share}`,
    seed: '这个链接里的种子不是从 0 起的整数。请另选一个种子。',
    lock: '?lock= 之后应当是参数名、seed 或 code，例如 ?lock=epochs,seed。请改正，或去掉 ?lock=。',
  }
  return words[reason]
}
