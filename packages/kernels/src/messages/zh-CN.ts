import type { Catalog } from '@firstgrad/errors'
import type { KernelsDetails } from '../details.js'

export const zhCN: Catalog<KernelsDetails> = {
  'kernels/not-an-image': ({ operation, received }) =>
    `${operation}：应为 TensorFlow.js 的张量，实为 ${received}。请用 tf.tensor() 创建。`,
  'kernels/rank': ({ operation, shape }) =>
    `${operation}：应为 [高, 宽]、[高, 宽, 通道] 或 [图像数, 高, 宽, 通道] 的图像，实际形状为 [${shape.join(', ')}]。请用 reshape() 改成其中一种。`,
  'kernels/dtype': ({ operation, dtype }) =>
    `${operation}：应为 float32，实为 ${dtype}。请用 toFloat() 转换；如果需要 0 到 1 的值，再除以最大值。`,
  'kernels/disposed': ({ operation }) =>
    `${operation}：张量已被释放。请在用完之前保留它；在 tf.tidy() 中可以用 tf.keep()。`,
  'kernels/too-small': ({ operation, shape, least }) =>
    `${operation}：图像至少应为 ${least.join(' × ')} 像素，实际形状为 [${shape.join(', ')}]。请放大图像，或者选用更小的单元和块。`,
  'kernels/signal-rank': ({ operation, shape }) =>
    `${operation}：应为 [样本] 或 [信号数, 样本] 的信号，实际形状为 [${shape.join(', ')}]。请用 reshape() 改成其中一种。`,
  'kernels/signal-too-short': ({ operation, samples, least }) =>
    `${operation}：信号至少应有 ${least} 个样本，实际只有 ${samples} 个。请用 tf.pad() 加长，或者选用更短的帧。`,
  'kernels/option': ({ operation, option, expected, received }) =>
    `${operation}：选项“${option}”应为 ${expected}，实为 ${received}。`,
  'kernels/needs-host': ({ operation, backend }) =>
    `${operation}：需要内存中的数值和支持 SIMD 的 WebAssembly，此处的“${backend}”后端不具备。请先用 await image.array() 读出数值，再调用 await tf.setBackend('wasm')（或 'cpu'），然后用这些数值重新创建张量。`,
}
