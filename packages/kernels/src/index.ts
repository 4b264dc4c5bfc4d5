// Colour and contrast

// Augmentation
export type { Box, Keypoint } from './augment/annotations.js'
export { type Augmented, type AugmentOptions, augment, type Sample } from './augment/augment.js'
export type { Chance, Interval } from './augment/chance.js'
export type { ColourOptions } from './augment/colours.js'
export type { MotionOptions } from './augment/motion.js'
// Edges
export {
  type CannyOptions,
  canny,
  type OpencvCannyOptions,
  type SkimageCannyOptions,
} from './canny/canny.js'
export {
  type AdaptiveThresholdOptions,
  adaptiveThreshold,
  localThreshold,
} from './colour/adaptive-threshold.js'
export { type AdjustGammaOptions, adjustGamma } from './colour/adjust-gamma.js'
export type { Range } from './colour/bins.js'
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
// Geometry
export { type AffineOptions, affine } from './geometry/affine.js'
export { type AffineMatrixOptions, affineMatrix } from './geometry/affine-matrix.js'
export { boxSums } from './geometry/box-sums.js'
export { type CropOptions, crop } from './geometry/crop.js'
export { type FlipOptions, flip } from './geometry/flip.js'
export { integralImage } from './geometry/integral-image.js'
export type { Interpolation, InterpolationOptions } from './geometry/interpolation.js'
export type { Matrix3, Point } from './geometry/matrix.js'
export { type PadOptions, pad } from './geometry/pad.js'
export { type PerspectiveOptions, perspective } from './geometry/perspective.js'
export { type Corners, perspectiveMatrix } from './geometry/perspective-matrix.js'
export { gaussianPyramid, laplacianPyramid, type PyramidOptions } from './geometry/pyramid.js'
export { type ResizeOptions, resize } from './geometry/resize.js'
export { type RotateOptions, rotate } from './geometry/rotate.js'
export type { SizedWarpOptions, WarpOptions } from './geometry/warp.js'
// What all take and give
export type { Image } from './image.js'
export type { Border, BorderOptions } from './linear/border.js'
// Pictures
export {
  type KernelPictureOptions,
  type Kernels,
  kernelPicture,
} from './pictures/kernel-picture.js'
