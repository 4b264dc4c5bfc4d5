// What all take and give

export type { Image } from './image.js'
export type { Interval } from './interval.js'
export type { Border, BorderOptions } from './linear/border.js'

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
export { type GaborEnergiesOptions, gaborEnergies } from './features/gabor-energies.js'
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
export {
  findHomography,
  type Homography,
  type HomographyOptions,
} from './features/sift/find-homography.js'
export type { SiftKeypoint } from './features/sift/keypoint.js'
export {
  type DescriptorMatch,
  type MatchOptions,
  matchDescriptors,
} from './features/sift/match-descriptors.js'
export { type SiftFeatures, type SiftOptions, sift } from './features/sift/sift.js'
export { type TsneEvent, type TsneOptions, tsne } from './features/tsne.js'

// Signals

export { type CepstralOptions, cepstralCoefficients } from './signal/cepstral-coefficients.js'
export { amplitudeToDb, type DecibelOptions, powerToDb } from './signal/decibels.js'
export type { Extension } from './signal/extend.js'
export type { FrameOptions } from './signal/frame-options.js'
export { type IstftOptions, istft } from './signal/istft.js'
export { hzToMel, type MelOptions, type MelScale, melToHz } from './signal/mel.js'
export {
  type MelBankOptions,
  type MelFilterBankOptions,
  melFilterBank,
} from './signal/mel-filter-bank.js'
export { type MelSpectrogramOptions, melSpectrogram } from './signal/mel-spectrogram.js'
export { type MfccOptions, mfcc } from './signal/mfcc.js'
export type { Signal } from './signal/signal.js'
export { type SpectrogramOptions, spectrogram } from './signal/spectrogram.js'
export { type Spectrum, type StftOptions, stft } from './signal/stft.js'
export { type WindowName, type WindowOptions, windowWeights } from './signal/window.js'

// Wavelets

export { type BayesShrinkOptions, bayesShrink } from './wavelets/bayes-shrink.js'
export { type DwtCoefficients, dwt } from './wavelets/dwt.js'
export { type Dwt2Coefficients, type Dwt2Details, dwt2 } from './wavelets/dwt2.js'
export { type IdwtOptions, idwt } from './wavelets/idwt.js'
export { type Idwt2Options, idwt2 } from './wavelets/idwt2.js'
export type { LevelOptions, WaveletMode, WaveletOptions } from './wavelets/options.js'
export type { WaveletName } from './wavelets/scaling-filters.js'
export { type WavedecCoefficients, wavedec } from './wavelets/wavedec.js'
export { type Wavedec2Coefficients, wavedec2 } from './wavelets/wavedec2.js'
export { type WaveletFilters, waveletFilters } from './wavelets/wavelet-filters.js'
export { waverec } from './wavelets/waverec.js'
export { waverec2 } from './wavelets/waverec2.js'

// Explanations

export {
  type ActivationMaximizationEvent,
  type ActivationMaximizationOptions,
  activationMaximization,
} from './explain/activation-maximization.js'
export type { Attack, AttackOptions } from './explain/attack.js'
export { fgsm } from './explain/fgsm.js'
export { type GradCamOptions, gradCam, type TwoPartModel } from './explain/grad-cam.js'
export { type GramMatrixOptions, gramMatrix } from './explain/gram-matrix.js'
export {
  type IntegratedGradientsOptions,
  integratedGradients,
} from './explain/integrated-gradients.js'
export type { ImageModel } from './explain/model.js'
export { type OcclusionEvent, type OcclusionOptions, occlusion } from './explain/occlusion.js'
export { type PgdOptions, pgd } from './explain/pgd.js'
export {
  type RandomizationCheckOptions,
  type RandomizationEvent,
  randomizationCheck,
} from './explain/randomization-check.js'
export { type SaliencyOptions, saliency } from './explain/saliency.js'
export { type SmoothGradOptions, smoothGrad } from './explain/smooth-grad.js'
export { type StyleLossOptions, styleLoss } from './explain/style-loss.js'
export type { Target } from './explain/target.js'

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

// Geometry

export { type AffineOptions, affine } from './geometry/affine.js'
export { type AffineMatrixOptions, affineMatrix } from './geometry/affine-matrix.js'
export { boxSums } from './geometry/box-sums.js'
export { type CropOptions, crop } from './geometry/crop.js'
export { type FlipOptions, flip } from './geometry/flip.js'
export { integralImage } from './geometry/integral-image.js'
export type { Interpolation, InterpolationOptions } from './geometry/interpolation.js'
export { type Matrix3, mapPoint, type Point } from './geometry/matrix.js'
export { type PadOptions, pad } from './geometry/pad.js'
export { type PerspectiveOptions, perspective } from './geometry/perspective.js'
export { type Corners, perspectiveMatrix } from './geometry/perspective-matrix.js'
export { gaussianPyramid, laplacianPyramid, type PyramidOptions } from './geometry/pyramid.js'
export { type ResizeOptions, resize } from './geometry/resize.js'
export { type RotateOptions, rotate } from './geometry/rotate.js'
export type { SizedWarpOptions, WarpOptions } from './geometry/warp.js'

// Augmentation

export type { Box, Keypoint } from './augment/annotations.js'
export { type Augmented, type AugmentOptions, augment, type Sample } from './augment/augment.js'
export type { Chance } from './augment/chance.js'
export type { ColourOptions } from './augment/colours.js'
export type { MotionOptions } from './augment/motion.js'

// Colour and contrast

export {
  type AdaptiveThresholdOptions,
  adaptiveThreshold,
  localThreshold,
} from './colour/adaptive-threshold.js'
export { type AdjustGammaOptions, adjustGamma } from './colour/adjust-gamma.js'
export { type ClaheOptions, clahe } from './colour/clahe.js'
export { type EqualizeHistogramOptions, equalizeHistogram } from './colour/equalize-histogram.js'
export { type GrayscaleOptions, grayscale } from './colour/grayscale.js'
export { type HistogramOptions, histogram } from './colour/histogram.js'
export { type ColourRangeOptions, hsvToRgb, rgbToHsv } from './colour/hsv.js'
export { labToRgb, rgbToLab } from './colour/lab.js'
export type { Colours } from './colour/on-colours.js'
export { type OtsuOptions, otsu } from './colour/otsu.js'
export { type StretchContrastOptions, stretchContrast } from './colour/stretch-contrast.js'
export { threshold } from './colour/threshold.js'
export { rgbToYcbcr, type YcbcrOptions, ycbcrToRgb } from './colour/ycbcr.js'

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

export { featureMapGrid } from './pictures/feature-map-grid.js'
export {
  type KernelPictureOptions,
  type Kernels,
  kernelPicture,
} from './pictures/kernel-picture.js'
export { type KeypointPictureOptions, keypointPicture } from './pictures/keypoint-picture.js'
export { matchPicture } from './pictures/match-picture.js'
export type { TileOptions } from './pictures/tiles.js'
