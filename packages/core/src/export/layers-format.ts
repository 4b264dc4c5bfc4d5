import { io } from '@tensorflow/tfjs-core'
import type { LayersModel } from '@tensorflow/tfjs-layers'

/**
 * A model as files in the layers format of TensorFlow.js, which `loadLayersModel` reads from a page, a
 * disk or memory.
 *
 * @example
 * ```ts
 * for (const [name, bytes] of Object.entries(await exportLayersModel(model))) {
 *   await writeFile(name, bytes)
 * }
 * ```
 */
export const exportLayersModel = async (
  model: LayersModel,
): Promise<{ 'model.json': Uint8Array; 'weights.bin': Uint8Array }> => {
  let saved: io.ModelArtifacts | null = null
  await model.save(
    io.withSaveHandler(async (artifacts) => {
      saved = artifacts
      return { modelArtifactsInfo: { dateSaved: new Date(), modelTopologyType: 'JSON' } }
    }),
  )
  const { modelTopology, weightSpecs, weightData, format, generatedBy } =
    saved! as io.ModelArtifacts
  const manifest = {
    modelTopology,
    format,
    generatedBy,
    convertedBy: null,
    weightsManifest: [{ paths: ['weights.bin'], weights: weightSpecs }],
  }
  return {
    'model.json': new TextEncoder().encode(JSON.stringify(manifest)),
    'weights.bin': new Uint8Array(io.CompositeArrayBuffer.join(weightData)),
  }
}
