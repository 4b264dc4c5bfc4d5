import type { Catalog } from '@firstgrad/errors'
import type { ModelDetails } from '../../details.js'

export const models: Catalog<ModelDetails> = {
  'kernels/model-output': ({ operation, images, received }) =>
    `${operation}: expected the model to give scores [${images}, scores] or [${images}] of float32, got ${received}. Return one row of scores for each image at once, as model.apply(images) does; of maps take the mean over positions, of several outputs choose one.`,
  'kernels/feature-maps': ({ operation, images, received }) =>
    `${operation}: expected "featureMaps" to give [${images}, height, width, maps], got ${received}. Cut the network behind a convolution or pooling, before its maps are flattened.`,
  'kernels/not-connected': ({ operation }) =>
    `${operation}: the scores do not depend on what the model was given, so there is no gradient. Compute them of the model's argument by operations on tensors, without dataSync(), tensors made of numbers, or what was computed before.`,
  'kernels/no-gradient': ({ operation, kernel }) =>
    `${operation}: TensorFlow.js has no gradient of ${kernel} here. Load @tensorflow/tfjs-layers or bind by @firstgrad/backend, which register gradients; if that does not help, use another operation in the model.`,
}
