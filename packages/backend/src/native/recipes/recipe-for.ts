import { engineId, type Processor, tensorflowVersion } from './engine-id.js'
import { cpuArm64, cpuX64, gpuX64 } from './pins.js'
import type { NativeEngineName, NpmPackage, Recipe } from './recipe.js'

const tfjsNode: NpmPackage = {
  name: '@tensorflow/tfjs-node',
  version: '4.22.0',
  integrity:
    'sha512-uHrXeUlfgkMxTZqHkESSV7zSdKdV0LlsBeblqkuKU9nnfxB1pC6DtoyYVaLxznzZy7WQSegjcohxxCjAf6Dc7w==',
}

const nodeHeaders: NpmPackage = {
  name: 'node-api-headers',
  version: '1.9.0',
  integrity:
    'sha512-2oNILP4jXwRB4ywnYKjVk1YyJ96n2D4EOVJO6S3oYZ5PtbJrw3Yt9TpAuX3nBLMuzn74rnfGQrv13pS9vC+YiA==',
}

const wheelsOf = (engine: NativeEngineName, { arch }: Processor) => {
  if (engine === 'tfjs-node-gpu') return gpuX64
  return arch === 'arm64' ? cpuArm64 : cpuX64
}

/**
 * The recipe of an engine for a machine; undefined where it is not offered. TensorFlow 2.15.1
 * answers tfjs-core's own tests the best of the versions that were tried.
 */
export const recipeFor = (engine: NativeEngineName, processor: Processor): Recipe | undefined => {
  const id = engineId(engine, processor)
  if (id === undefined) return undefined
  const wheels = wheelsOf(engine, processor)
  return { id, engine, tensorflow: tensorflowVersion, wheels, tfjsNode, nodeHeaders }
}
