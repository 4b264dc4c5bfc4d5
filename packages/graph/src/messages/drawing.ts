import type { Language } from '@firstgrad/errors'

/** The words in a picture of a graph. */
export interface DrawingWords {
  readonly title: (operations: number) => string
  readonly empty: string
  readonly hidden: (operations: number) => string
  readonly more: (operations: number) => string
  readonly placeholder: string
  readonly variable: string
  readonly constant: string
  readonly operation: string
  readonly action: string
  readonly scope: string
}

export const drawingWords: Readonly<Record<Language, DrawingWords>> = {
  en: {
    title: (n) => `Computation graph of ${n} ${n === 1 ? 'operation' : 'operations'}`,
    empty: 'An empty graph',
    hidden: (n) => `${n} ${n === 1 ? 'operation' : 'operations'}`,
    more: (n) => `And ${n} more.`,
    placeholder: 'placeholder: fed at each run',
    variable: 'variable: kept between runs',
    constant: 'constant',
    operation: 'operation',
    action: 'action: runs, gives no value',
    scope: 'several operations in one box',
  },
  'zh-CN': {
    title: (n) => `计算图，共 ${n} 个运算`,
    empty: '空图',
    hidden: (n) => `${n} 个运算`,
    more: (n) => `另有 ${n} 个。`,
    placeholder: '占位符：每次运行时喂入',
    variable: '变量：各次运行之间保留',
    constant: '常量',
    operation: '运算',
    action: '动作：只执行，不产生值',
    scope: '多个运算合为一框',
  },
}
