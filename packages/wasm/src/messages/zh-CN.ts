import type { Catalog } from '@firstgrad/errors'
import type { WasmDetails } from '../details.js'

const mb = (bytes: number) => `${(bytes / 2 ** 20).toFixed(1)} MB`

export const zhCN: Catalog<WasmDetails> = {
  'wasm/out-of-memory': (d) =>
    `WebAssembly 内存不足：还需要 ${mb(d.bytes)}，已占用 ${mb(d.heapBytes)}，上限为 4096 MB。请释放不再使用的张量（tf.tidy），或减小批量。`,
  'wasm/no-simd': () =>
    '当前环境的 WebAssembly 不支持向量指令（SIMD128）。请使用 Node 16.4 以上版本或 2021 年以后的浏览器，或改用 cpu 后端。',
  'wasm/already-running': (d) =>
    `TensorFlow.js 自带的 "wasm" 后端已在运行，并持有 ${d.tensors} 个张量。请在创建第一个张量之前调用 registerWasm()；若这些张量已不需要，可先调用 tf.removeBackend('wasm')。`,
  'wasm/bad-dropout': (d) =>
    `dropout 的丢弃率须不小于 0 且小于 1，种子须是 0 到 2^53 - 1 之间的整数；现在的丢弃率是 ${d.rate}，种子是 ${d.seed}。`,
}
