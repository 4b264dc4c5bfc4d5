import * as tf from '@tensorflow/tfjs-core'
import { contentOf, featuresOf, filters } from './features.js'
import type { Picture } from './pictures.js'
import { gram } from './solution.js'

const contentLayers = 3

interface PainterOptions {
  readonly photo: Picture
  readonly style: Picture
  readonly styleWeight: number
  readonly layers: number
}

/** Changes a copy of the photograph, pixel by pixel, against the gradient of both losses. */
export const painter = ({ photo, style, styleWeight, layers }: PainterOptions) => {
  const tensorOf = ({ data, height, width }: Picture) => tf.tensor3d(data, [height, width, 3])
  const bank = filters()
  const canvas = tf.tidy(() => tf.variable(tensorOf(photo)))
  const wanted = tf.tidy(() => ({
    style: featuresOf(tensorOf(style), bank, layers).map((maps) => gram(maps)),
    content: contentOf(featuresOf(tensorOf(photo), bank, contentLayers).at(-1)!),
  }))
  const optimizer = tf.train.adam(0.02)

  /** Of all layers the mean of Σ (yours - wanted)² / channels. */
  const styleLoss = (maps: readonly tf.Tensor3D[]) => {
    const losses = wanted.style.map((target, layer) =>
      tf.div(tf.sum(tf.squaredDifference(gram(maps[layer]!), target)), target.shape[0]),
    )
    return tf.div<tf.Scalar>(tf.addN(losses), losses.length)
  }
  const contentLoss = (maps: readonly tf.Tensor3D[]) =>
    tf.mean<tf.Scalar>(tf.squaredDifference(contentOf(maps.at(-1)!), wanted.content))

  return {
    /** One step, if it is to move; the losses are those before it. */
    async step(move: boolean): Promise<{ style: number; content: number }> {
      let parts: tf.Scalar[] = []
      const loss = () => {
        const maps = featuresOf(canvas as tf.Tensor3D, bank, contentLayers)
        parts = [styleLoss(maps), contentLoss(maps)]
        for (const part of parts) tf.keep(part)
        return tf.add<tf.Scalar>(tf.mul(styleWeight, parts[0]!), parts[1]!)
      }
      const { value, grads } = tf.variableGrads(loss, [canvas])
      try {
        if (move) {
          optimizer.applyGradients([{ name: canvas.name, tensor: grads[canvas.name]! }])
          tf.tidy(() => canvas.assign(tf.clipByValue(canvas, 0, 1)))
        }
        const [style, content] = await Promise.all(
          parts.map(async (part) => (await part.data())[0]!),
        )
        return { style: style!, content: content! }
      } finally {
        tf.dispose([value, grads, parts])
      }
    },
    async picture(): Promise<Picture> {
      return { ...photo, data: Float32Array.from(await canvas.data()) }
    },
    dispose() {
      tf.dispose([bank, canvas, wanted])
      optimizer.dispose()
    },
  }
}
