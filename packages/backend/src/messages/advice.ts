import type { Messages } from '@firstgrad/errors'
import type { AdviceDetails } from '../advise.js'

/** What would make it faster, in the reader's language. */
export type AdviceWords = Messages<AdviceDetails>

const gigabytes = (bytes: number) => (bytes / 2 ** 30).toFixed(1)

export const adviceWords: AdviceWords = {
  en: {
    'install-nvidia': ({ packages }) =>
      `With an NVIDIA GPU (CUDA and cuDNN installed): npm install ${packages.join(' ')}`,
    'install-native': ({ packages, fromWheels }) =>
      `For TensorFlow's C++ engine on the processor: npm install ${packages.join(' ')}` +
      (fromWheels
        ? ', or, where its download fails, from your PyPI mirror: npx firstgrad backend install native'
        : ''),
    'install-webgpu': ({ packages }) =>
      `For any other GPU, through WebGPU: npm install ${packages.join(' ')}`,
    'repair-engine': ({ backend }) =>
      `Repair ${backend}, which is here but does not work (see above).`,
    'software-gpu': () =>
      'The GPU is emulated on the processor. Install the driver of the real one, or switch on ' +
      'hardware acceleration in the browser.',
    'few-threads': ({ threads, cores, inPage }) =>
      `It computes on ${threads} of ${cores} cores. ` +
      (inPage
        ? 'Serve the page with Cross-Origin-Opener-Policy: same-origin and ' +
          'Cross-Origin-Embedder-Policy: require-corp, without which browsers share no memory.'
        : "Raise FIRSTGRAD_THREADS or the container's limit of processors."),
    'relaxed-simd': () =>
      'In your own program: await registerWasm({ relaxedSimd: true }) from @firstgrad/wasm, before ' +
      'bind(), multiplies faster; the last digits then differ between machines.',
    'use-best': ({ asked, source }) =>
      `${source} asks for ${asked}. Leave it out to use the fastest engine here.`,
    'little-memory': ({ freeBytes }) =>
      `Only ${gigabytes(freeBytes)} GB of memory are free. Close other programs, or use smaller batches.`,
    'already-best': () => 'This is the fastest engine that is known for this machine.',
  },
  'zh-CN': {
    'install-nvidia': ({ packages }) =>
      `如有 NVIDIA GPU（并已安装 CUDA 和 cuDNN）：npm install ${packages.join(' ')}`,
    'install-native': ({ packages, fromWheels }) =>
      `要在处理器上使用 TensorFlow 的 C++ 引擎：npm install ${packages.join(' ')}` +
      (fromWheels
        ? '；如果它下载失败，可从你的 PyPI 镜像安装：npx firstgrad backend install native'
        : ''),
    'install-webgpu': ({ packages }) =>
      `要通过 WebGPU 使用其他 GPU：npm install ${packages.join(' ')}`,
    'repair-engine': ({ backend }) => `请修复 ${backend}：它已安装，但无法正常工作（原因见上）。`,
    'software-gpu': () =>
      '当前的 GPU 由处理器模拟。请安装真实显卡的驱动，或在浏览器中开启硬件加速。',
    'few-threads': ({ threads, cores, inPage }) =>
      `现在只用了 ${cores} 个核中的 ${threads} 个。` +
      (inPage
        ? '请为页面设置响应头 Cross-Origin-Opener-Policy: same-origin 和 ' +
          'Cross-Origin-Embedder-Policy: require-corp，否则浏览器不允许线程共享内存。'
        : '请调大 FIRSTGRAD_THREADS，或放宽容器的处理器配额。'),
    'relaxed-simd': () =>
      '在自己的程序里，于 bind() 之前调用 @firstgrad/wasm 的 registerWasm({ relaxedSimd: true }) ' +
      '可加快乘法；代价是不同机器上结果的末几位会有差别。',
    'use-best': ({ asked, source }) =>
      `${source} 指定了 ${asked}。不设置它即可自动选用最快的引擎。`,
    'little-memory': ({ freeBytes }) =>
      `可用内存只剩 ${gigabytes(freeBytes)} GB。请关闭其他程序，或减小批大小（batch size）。`,
    'already-best': () => '这已经是本机已知最快的引擎。',
  },
}
