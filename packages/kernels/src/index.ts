// Edges
export {
  type CannyOptions,
  canny,
  type OpencvCannyOptions,
  type SkimageCannyOptions,
} from './canny/canny.js'
// Features
export { type FastOptions, fast } from './features/fast.js'
export { type FisherVectorOptions, fisherVector } from './features/fisher-vector.js'
export {
  fitGaussianMixture,
  type GaussianMixture,
  type GaussianMixtureOptions,
} from './features/gaussian-mixture.js'
export { type GlcmOptions, type GlcmProperty, glcm, glcmProperty } from './features/glcm.js'
export { type HarrisOptions, harris } from './features/harris.js'
export { type HogOptions, hog, hogPicture } from './features/hog.js'
export { bagOfWords, type KMeansOptions, kMeans } from './features/k-means.js'
export { type LbpOptions, lbp } from './features/lbp.js'
export {
  fitPca,
  fitZca,
  type PrincipalComponents,
  projectPca,
  unprojectPca,
  type Whitening,
  whiten,
} from './features/pca.js'
// Filters
export { type BilateralOptions, bilateral } from './filters/bilateral.js'
export { type BoxOptions, box } from './filters/box.js'
export { convolve, correlate, type KernelLike } from './filters/correlate.js'
export type { EdgeOptions } from './filters/edges.js'
export {
  type GaborBankOptions,
  type GaborKernel,
  type GaborOptions,
  gabor,
  gaborBank,
  gaborKernel,
} from './filters/gabor.js'
export { type GaussianOptions, gaussian } from './filters/gaussian.js'
export { laplacian } from './filters/laplacian.js'
export { laplacianOfGaussian } from './filters/laplacian-of-gaussian.js'
export { type MedianOptions, median } from './filters/median.js'
export { type NonLocalMeansOptions, nonLocalMeans } from './filters/non-local-means.js'
export { prewitt } from './filters/prewitt.js'
export { scharr } from './filters/scharr.js'
export { correlateSeparable, type SeparableKernel } from './filters/separable.js'
export { sobel } from './filters/sobel.js'
export { type TotalVariationOptions, totalVariation } from './filters/total-variation.js'
export { type UnsharpOptions, unsharp } from './filters/unsharp.js'
// What all take and give
export type { Image } from './image.js'
export type { Border, BorderOptions } from './linear/border.js'
// Metrics
export { type BoxIouOptions, boxIou } from './metrics/box-iou.js'
export { brierScore } from './metrics/brier-score.js'
export {
  type CalibrationBin,
  type CalibrationError,
  type CalibrationErrorOptions,
  calibrationError,
} from './metrics/calibration-error.js'
export type { CandidateOptions } from './metrics/candidates.js'
export { type ConfusionMatrixOptions, confusionMatrix } from './metrics/confusion-matrix.js'
export { dice } from './metrics/dice.js'
export { iou } from './metrics/iou.js'
export { type NonMaxSuppressionOptions, nonMaxSuppression } from './metrics/non-max-suppression.js'
export type { OneVsRestOptions } from './metrics/one-vs-rest.js'
export type { Mask, OverlapOptions } from './metrics/overlap.js'
export {
  averagePrecision,
  type PrecisionRecallCurve,
  precisionRecallCurve,
} from './metrics/precision-recall-curve.js'
export {
  type PrecisionRecallF1,
  type PrecisionRecallF1Options,
  type PrecisionRecallF1Report,
  precisionRecallF1,
} from './metrics/precision-recall-f1.js'
export { type PsnrOptions, psnr } from './metrics/psnr.js'
export { type RocCurve, rocAuc, rocCurve } from './metrics/roc.js'
export type { SampleRows, SampleValues, SampleWeights } from './metrics/samples.js'
export {
  type SoftNonMaxSuppressionOptions,
  softNonMaxSuppression,
} from './metrics/soft-non-max-suppression.js'
export { type SsimOptions, ssim, ssimMap } from './metrics/ssim.js'
export { type TopKAccuracyOptions, topKAccuracy } from './metrics/top-k-accuracy.js'
// Morphology
export { blackTopHat } from './morphology/black-top-hat.js'
export { close } from './morphology/close.js'
export { type ComponentProperties, componentProperties } from './morphology/component-properties.js'
export {
  type ConnectedComponentsOptions,
  connectedComponents,
} from './morphology/connected-components.js'
export { dilate } from './morphology/dilate.js'
export {
  type DistanceTransformOptions,
  distanceTransform,
} from './morphology/distance-transform.js'
export { erode } from './morphology/erode.js'
export type { Footprint } from './morphology/footprint.js'
export { morphologicalGradient } from './morphology/morphological-gradient.js'
export type { MorphologyOptions } from './morphology/morphology-options.js'
export { open } from './morphology/open.js'
export { skeletonize } from './morphology/skeletonize.js'
export { type ThinOptions, thin } from './morphology/thin.js'
export { whiteTopHat } from './morphology/white-top-hat.js'
// Pictures
export {
  type KernelPictureOptions,
  type Kernels,
  kernelPicture,
} from './pictures/kernel-picture.js'
