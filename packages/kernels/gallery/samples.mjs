/**
 * What the gallery shows. `code` is what runs: with every operation of the package, `gray` and `colour` (the
 * photograph), `noisy` and `mask` (what of it is bright).
 *
 * @typedef {object} Sample
 * @property {string} name as `oracle.py` knows it
 * @property {string} code
 * @property {string} [oracle] whose answer `oracle.py` gives
 * @property {'from 0 to 1' | 'whole range' | 'around 0' | 'labels'} [shown] how values become shades; left
 * out: from 0 to 1
 */

/** @type {Readonly<Record<string, readonly Sample[]>>} */
export const groups = {
  'Linear filters': [
    { name: 'box', code: 'box(gray, { size: 7 })', oracle: 'SciPy' },
    { name: 'gaussian', code: 'gaussian(gray, { sigma: 3 })', oracle: 'SciPy' },
    { name: 'unsharp', code: 'unsharp(gray, { sigma: 2, amount: 1.5 })', oracle: 'scikit-image' },
    { name: 'sobel', code: 'sobel(gray)', oracle: 'scikit-image', shown: 'whole range' },
    {
      name: 'sobel-x',
      code: "sobel(gray, { axis: 'x' })",
      oracle: 'scikit-image',
      shown: 'around 0',
    },
    { name: 'scharr', code: 'scharr(gray)', oracle: 'scikit-image', shown: 'whole range' },
    { name: 'prewitt', code: 'prewitt(gray)', oracle: 'scikit-image', shown: 'whole range' },
    { name: 'laplacian', code: 'laplacian(gray)', oracle: 'scikit-image', shown: 'around 0' },
    {
      name: 'log',
      code: 'laplacianOfGaussian(gray, { sigma: 3 })',
      oracle: 'SciPy',
      shown: 'around 0',
    },
    {
      name: 'gabor',
      code: 'gabor(gray, { frequency: 0.15, angleDegrees: 90 }).real',
      oracle: 'scikit-image',
      shown: 'around 0',
    },
  ],
  'Against noise': [
    { name: 'median', code: 'median(noisy, { size: 5 })', oracle: 'SciPy' },
    {
      name: 'bilateral',
      code: 'bilateral(noisy, { sigmaColor: 0.2, sigmaSpatial: 2, size: 9 })',
      oracle: 'NumPy, by definition',
    },
    { name: 'nlm', code: 'nonLocalMeans(noisy, { h: 0.15 })', oracle: 'scikit-image' },
    { name: 'tv', code: 'totalVariation(noisy, { weight: 0.2 })', oracle: 'scikit-image' },
    {
      name: 'bayes-shrink',
      code: "bayesShrink(noisy, { wavelet: 'db2' })",
      oracle: 'scikit-image',
    },
  ],
  Edges: [
    { name: 'canny', code: 'canny(gray, { sigma: 2 }).edges', oracle: 'scikit-image' },
    {
      name: 'canny-opencv',
      code: "canny(bytes, { variant: 'opencv' }).edges",
      oracle: 'OpenCV',
    },
  ],
  Features: [
    {
      name: 'lbp',
      code: "lbp(bytes, { method: 'uniform' })",
      oracle: 'scikit-image',
      shown: 'whole range',
    },
    {
      name: 'hog',
      code: 'hogPicture(gray, { cellSize: 12 })',
      oracle: 'scikit-image',
      shown: 'whole range',
    },
    { name: 'sift', code: 'keypointPicture(gray, sift(gray, { maxKeypoints: 80 }).keypoints)' },
    {
      name: 'harris',
      code: 'harris(gray, { sigma: 2 })',
      oracle: 'scikit-image',
      shown: 'around 0',
    },
    {
      name: 'fast',
      code: 'fast(gray, { run: 9, threshold: 0.1 })',
      oracle: 'scikit-image',
      shown: 'whole range',
    },
  ],
  'Colour and contrast': [
    { name: 'grayscale', code: 'grayscale(colour)', oracle: 'scikit-image' },
    { name: 'hsv', code: 'rgbToHsv(colour)', oracle: 'scikit-image' },
    { name: 'lab', code: 'rgbToLab(colour)', oracle: 'scikit-image', shown: 'whole range' },
    { name: 'ycbcr', code: 'rgbToYcbcr(colour)', oracle: 'scikit-image', shown: 'whole range' },
    { name: 'equalize', code: 'equalizeHistogram(gray)', oracle: 'scikit-image' },
    {
      name: 'clahe',
      code: 'clahe(whole, { dataRange: 255 })',
      oracle: 'OpenCV',
      shown: 'whole range',
    },
    {
      name: 'stretch',
      code: 'stretchContrast(gray, { percentiles: [2, 98] })',
      oracle: 'scikit-image',
    },
    { name: 'gamma', code: 'adjustGamma(gray, { gamma: 0.5 })', oracle: 'scikit-image' },
    { name: 'otsu', code: 'threshold(gray, otsu(gray))', oracle: 'scikit-image' },
    { name: 'adaptive', code: 'adaptiveThreshold(gray, { size: 35 })', oracle: 'scikit-image' },
  ],
  Geometry: [
    { name: 'bilinear', code: 'resize(gray, { height: 110, width: 157 })', oracle: 'OpenCV' },
    {
      name: 'area',
      code: "resize(gray, { height: 110, width: 157, interpolation: 'area' })",
      oracle: 'OpenCV',
    },
    {
      name: 'bicubic',
      code: "resize(crop(gray, { top: 60, left: 60, height: 70, width: 100 }), { height: 269, width: 384, interpolation: 'bicubic' })",
      oracle: 'OpenCV',
    },
    { name: 'rotate', code: 'rotate(gray, { angleDegrees: 30 })', oracle: 'scikit-image' },
    {
      name: 'perspective',
      code: 'perspective(gray, { matrix: perspectiveMatrix(corners, bent) })',
      oracle: 'scikit-image',
    },
    {
      name: 'pyramid',
      code: 'gaussianPyramid(gray, { levels: 3 }).at(-1)',
      oracle: 'scikit-image',
    },
    {
      name: 'detail',
      code: 'laplacianPyramid(gray, { levels: 3 })[1]',
      shown: 'around 0',
    },
    { name: 'integral', code: 'integralImage(gray)', oracle: 'scikit-image', shown: 'whole range' },
  ],
  Morphology: [
    { name: 'erode', code: 'erode(gray, { footprint: disk })', oracle: 'scikit-image' },
    { name: 'dilate', code: 'dilate(gray, { footprint: disk })', oracle: 'scikit-image' },
    { name: 'open', code: 'open(gray, { footprint: disk })', oracle: 'scikit-image' },
    { name: 'close', code: 'close(gray, { footprint: disk })', oracle: 'scikit-image' },
    {
      name: 'white-top-hat',
      code: 'whiteTopHat(gray, { footprint: disk })',
      oracle: 'scikit-image',
      shown: 'whole range',
    },
    {
      name: 'components',
      code: 'connectedComponents(mask).labels',
      oracle: 'scikit-image',
      shown: 'labels',
    },
    { name: 'distance', code: 'distanceTransform(mask)', oracle: 'SciPy', shown: 'whole range' },
    { name: 'skeleton', code: 'skeletonize(mask)', oracle: 'scikit-image' },
  ],
  Likeness: [
    {
      name: 'ssim',
      code: 'ssimMap(gray, noisy, { dataRange: 1 })',
      oracle: 'scikit-image',
      shown: 'around 0',
    },
  ],
}
