// Learning from data that someone brought along

export {
  type Encoding,
  encodeTable,
  type LeftOut,
  type TableData,
  type Target,
} from './own-data/encode-table.js'
export { type OwnData, ownExperiment } from './own-data/own-experiment.js'
export { type PictureClassifier, pictureClassifier } from './own-data/picture-classifier.js'
export { checkPictures, type PictureData, pictureSizes } from './own-data/picture-data.js'
export { picturesExperiment } from './own-data/pictures-experiment.js'
export type { OwnDataProblem } from './own-data/problem.js'
export { readTable } from './own-data/read-table.js'
export { type RowAnswer, type RowPredictor, rowPredictor } from './own-data/row-predictor.js'
export { tableExperiment } from './own-data/table-experiment.js'
