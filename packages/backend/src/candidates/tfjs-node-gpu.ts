import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { PassedOver } from '../passed-over.js'
import type { Candidate } from './candidate.js'
import {
  importPackage,
  inspectNative,
  loadNative,
  type NativeEngine,
  nativeEngineName,
} from './tensorflow-native.js'

const packageName = '@tensorflow/tfjs-node-gpu'

/** The binding does not tell which GPU it uses; NVIDIA's own tool does. */
const askNvidia = async (): Promise<string> => {
  try {
    const { stdout } = await promisify(execFile)(
      'nvidia-smi',
      ['--query-gpu=name', '--format=csv,noheader'],
      { timeout: 3000, windowsHide: true },
    )
    return stdout.split('\n', 1)[0]?.trim() || 'NVIDIA GPU'
  } catch {
    return 'NVIDIA GPU'
  }
}

/** TensorFlow's own C++ engine on an NVIDIA GPU. */
export const tfjsNodeGpu = (load = importPackage, deviceName = askNvidia): Candidate => ({
  name: 'tfjs-node-gpu',
  engineName: nativeEngineName,
  isReference: false,
  load: () => loadNative('tfjs-node-gpu', packageName, load),
  async inspect(engine) {
    const native = engine as NativeEngine
    // Without a usable GPU the package computes on the processor and does not say so.
    if (!native.isUsingGpuDevice) throw new PassedOver('no-nvidia-gpu', { package: packageName })
    return { device: await deviceName(), ...inspectNative(native) }
  },
})
