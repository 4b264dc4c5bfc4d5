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
// Pictures
export {
  type KernelPictureOptions,
  type Kernels,
  kernelPicture,
} from './pictures/kernel-picture.js'
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
