import type { Language } from '@firstgrad/errors'

interface Words {
  readonly layer: string
  readonly shape: string
  readonly parameters: string
  readonly flops: string
  readonly memory: string
  readonly from: string
  readonly allParameters: string
  readonly trainable: string
  readonly notTrainable: string
  readonly parameterMemory: string
  readonly allFlops: string
  readonly activationMemory: string
}

export const words: Readonly<Record<Language, Words>> = {
  en: {
    layer: 'Layer (type)',
    shape: 'Output',
    parameters: 'Params',
    flops: 'FLOPs',
    memory: 'Memory',
    from: 'Connected to',
    allParameters: 'Parameters',
    trainable: '  trainable',
    notTrainable: '  not trainable',
    parameterMemory: 'Memory of parameters',
    allFlops: 'FLOPs of one example',
    activationMemory: 'Outputs of one example',
  },
  'zh-CN': {
    layer: '层（类型）',
    shape: '输出形状',
    parameters: '参数',
    flops: 'FLOPs',
    memory: '内存',
    from: '输入来自',
    allParameters: '参数总数',
    trainable: '  可训练',
    notTrainable: '  不可训练',
    parameterMemory: '参数占用内存',
    allFlops: '单个样本的 FLOPs',
    activationMemory: '单个样本的各层输出',
  },
}
