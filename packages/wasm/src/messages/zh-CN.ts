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
  'wasm/no-relaxed-simd': () =>
    '指定了 relaxedSimd，但当前环境不支持 Relaxed SIMD。请使用 Node 20 以上版本或 2024 年以后的浏览器，或去掉 relaxedSimd。',
  'wasm/disposed': () =>
    '这个 wasm 后端已被释放。请重新调用 registerWasm()，再调用 tf.setBackend()。',
  'wasm/tensor-disposed': () =>
    '传给操作的张量已被释放。请推迟释放，或用 tf.keep() 把它留在 tf.tidy 之外。',
  'wasm/bad-threads': (d) => `${d.source} 应为 1 到 ${d.most} 的整数，实为 ${d.value}。`,
  'wasm/binary-not-loaded': (d) =>
    `无法从 ${d.path} 加载“${d.name}”文件：${d.reason}。请检查 paths['${d.name}']；也可以不设置它，改用软件包自带的内容。`,
  'wasm/one-thread': (d) =>
    d.why === 'not-isolated'
      ? `只能使用 1 个线程（原定 ${d.wanted} 个）：页面未启用跨源隔离。请让服务器发送 Cross-Origin-Opener-Policy: same-origin 和 Cross-Origin-Embedder-Policy: require-corp。`
      : `只能使用 1 个线程（原定 ${d.wanted} 个）：辅助线程无法启动（${d.reason}）。`,
  'wasm/thread-lost': (d) =>
    `wasm 后端失去了一个辅助线程，此后由 ${d.left} 个线程继续工作。若有操作因此失败，请重新执行这一步。`,
  'wasm/kernel-trapped': (d) =>
    `${d.kernel} 在计算中途停止，结果已丢失；后端仍可继续使用。请反馈它所收到的张量形状。`,
  'wasm/kernel-mismatch': (d) =>
    `@firstgrad/wasm 的 ${d.kernel} 在这台机器上计算有误（应为 ${d.expected}，实为 ${d.got}），已改用 TensorFlow.js 自带的实现。请反馈您的处理器型号以及 Node 或浏览器的版本。`,
}
