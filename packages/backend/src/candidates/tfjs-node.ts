import type { Candidate, Inspection } from './candidate.js'
import {
  importPackage,
  inspectNative,
  loadNative,
  type NativeEngine,
  nativeEngineName,
} from './tensorflow-native.js'

/** TensorFlow's own C++ engine on the processor. */
export const tfjsNode = (processor: () => Inspection, load = importPackage): Candidate => ({
  name: 'tfjs-node',
  engineName: nativeEngineName,
  isReference: false,
  load: () => loadNative('tfjs-node', '@tensorflow/tfjs-node', load),
  async inspect(engine) {
    return { ...processor(), ...inspectNative(engine as NativeEngine) }
  },
})
