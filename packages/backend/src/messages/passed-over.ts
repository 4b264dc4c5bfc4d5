import type { Messages } from '@firstgrad/errors'
import type { BackendName } from '../names.js'
import type { PassedOverDetails } from '../passed-over.js'

/** Why an engine was passed over, in the reader's language, without the engine's name. */
export type PassedOverWords = Messages<PassedOverDetails>

const purpose = {
  en: {
    'tfjs-node-gpu': 'To use an NVIDIA GPU',
    'tfjs-node': "To use TensorFlow's own C++ engine",
    webgpu: 'To use the GPU through WebGPU',
    webgl: 'To use the GPU through WebGL',
    wasm: 'To use the processor through WebAssembly',
    cpu: 'To use the processor in plain JavaScript',
  },
  'zh-CN': {
    'tfjs-node-gpu': '要使用 NVIDIA GPU',
    'tfjs-node': '要使用 TensorFlow 自带的 C++ 引擎',
    webgpu: '要通过 WebGPU 使用 GPU',
    webgl: '要通过 WebGL 使用 GPU',
    wasm: '要通过 WebAssembly 使用处理器',
    cpu: '要用纯 JavaScript 在处理器上计算',
  },
} as const satisfies Record<string, Record<BackendName, string>>

export const passedOverWords: PassedOverWords = {
  en: {
    'not-installed': ({ backend, packages }) =>
      `not installed. ${purpose.en[backend]}: npm install ${packages.join(' ')}`,
    'load-failed': ({ package: name, message }) =>
      `${name} is installed but does not load (${message}). Run: npm rebuild ${name}`,
    'native-broken': ({ path, message }) =>
      `the engine in ${path} does not load (${message}). Run: npx firstgrad backend install native`,
    'other-platform': ({ backend }) =>
      backend.startsWith('tfjs-node')
        ? 'runs only in Node.js, not in a page.'
        : 'runs only in a page, not in Node.js.',
    'no-nvidia-gpu': ({ package: name }) =>
      `${name} loads but sees no NVIDIA GPU. Check that nvidia-smi lists one and that CUDA and ` +
      'cuDNN are on the library path.',
    'no-adapter': () =>
      'no GPU driver answers (WebGPU offers no adapter). Update the driver; on Linux install Vulkan.',
    'no-interface': ({ interface: name }) =>
      `this browser has no ${name}. Use a newer one, or switch on hardware acceleration in its settings.`,
    emulated: ({ device }) =>
      `its GPU is only emulated on the processor (${device}), which is slower than the processor itself. ` +
      'It is taken only if asked for by name.',
    'no-simd': () =>
      'this host has no vector instructions in WebAssembly (SIMD128). Use a browser of 2021 or newer.',
    'start-failed': ({ message }) => `does not start (${message}).`,
    'wrong-answers': ({ cases, of }) =>
      `computes wrongly in ${cases.length} of ${of} cases of the self-test (${cases.join(', ')}). ` +
      'Update the driver or the package.',
  },
  'zh-CN': {
    'not-installed': ({ backend, packages }) =>
      `未安装。${purpose['zh-CN'][backend]}，请运行：npm install ${packages.join(' ')}`,
    'load-failed': ({ package: name, message }) =>
      `已安装 ${name}，但无法加载（${message}）。请运行：npm rebuild ${name}`,
    'native-broken': ({ path, message }) =>
      `${path} 中的引擎无法加载（${message}）。请运行：npx firstgrad backend install native`,
    'other-platform': ({ backend }) =>
      backend.startsWith('tfjs-node')
        ? '只能在 Node.js 中运行，不能在网页中运行。'
        : '只能在网页中运行，不能在 Node.js 中运行。',
    'no-nvidia-gpu': ({ package: name }) =>
      `${name} 能加载，但找不到 NVIDIA GPU。请确认 nvidia-smi 能列出显卡，并且 CUDA 和 cuDNN 在库搜索路径中。`,
    'no-adapter': () =>
      '没有可用的 GPU 驱动（WebGPU 找不到适配器）。请更新驱动；Linux 上还需安装 Vulkan。',
    'no-interface': ({ interface: name }) =>
      `当前浏览器不支持 ${name}。请换用较新的浏览器，或在设置中开启硬件加速。`,
    emulated: ({ device }) =>
      `GPU 由处理器模拟（${device}），比直接用处理器计算还慢，只有点名要用时才会选它。`,
    'no-simd': () =>
      '当前环境的 WebAssembly 没有向量指令（SIMD128）。请使用 2021 年或更新的浏览器。',
    'start-failed': ({ message }) => `无法启动（${message}）。`,
    'wrong-answers': ({ cases, of }) =>
      `自检 ${of} 项中有 ${cases.length} 项算错（${cases.join('、')}）。请更新驱动或软件包。`,
  },
}
