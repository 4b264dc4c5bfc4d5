import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { fitEagerly } from './fit-eagerly.mjs'

export const prepare = async () => {
  await tf.setBackend('cpu')
  return fitEagerly()
}
