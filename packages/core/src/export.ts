export { exportForKeras } from './export/keras.js'
export { exportLayersModel } from './export/layers-format.js'
