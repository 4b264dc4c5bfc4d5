import type { Trainable } from './trainable.js'
export interface GraphModel {
  readonly session: object
}
export const graphTrainable = (_model: GraphModel): Trainable => {
  throw new Error('pending')
}
