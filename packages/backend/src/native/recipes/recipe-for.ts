import { cpuArm64, cpuX64, gpuX64 } from './pins.js'
import type { NpmPackage, Recipe } from './recipe.js'

const tensorflow = '2.15.1'

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

const recipe = (id: string, engine: Recipe['engine'], wheels: Recipe['wheels']): Recipe => ({
  id: `tensorflow-${tensorflow}-${id}`,
  engine,
  tensorflow,
  wheels,
  tfjsNode,
  nodeHeaders,
})

/** By system and engine. TensorFlow 2.15.1 answers tfjs-core's own tests the best of those tried. */
const recipes: Readonly<Record<string, Recipe>> = {
  'linux-x64-cpu': recipe('cpu-linux-x64', 'tfjs-node', cpuX64),
  'linux-arm64-cpu': recipe('cpu-linux-arm64', 'tfjs-node', cpuArm64),
  'linux-x64-gpu': recipe('gpu-linux-x64', 'tfjs-node-gpu', gpuX64),
}

/** The recipe of an engine for this system, if there is one. */
export const recipeFor = (
  engine: Recipe['engine'],
  system: { readonly platform: string; readonly arch: string } = process,
): Recipe | undefined =>
  recipes[`${system.platform}-${system.arch}-${engine === 'tfjs-node-gpu' ? 'gpu' : 'cpu'}`]
