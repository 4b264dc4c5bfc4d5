import { tolerances } from './sample.mjs'

/**
 * @typedef {import('../../runner/case.mjs').BenchCase} BenchCase
 * @typedef {keyof typeof tolerances} Operation
 * @typedef {'opencv' | 'image-js' | 'jsfeat' | 'skimage' | 'opencvNative'} Peer
 */

/** @type {Readonly<Record<Peer, Omit<import('../../runner/case.mjs').Contestant, 'argument'>>>} */
const peers = {
  opencv: { name: '@techstark/opencv-js', module: 'opencv.mjs' },
  'image-js': { name: 'image-js', module: 'image-js.mjs' },
  jsfeat: { name: 'jsfeat', module: 'jsfeat.mjs' },
  skimage: { name: 'scikit-image', python: 'skimage_peer.py', imports: 'skimage' },
  opencvNative: { name: 'OpenCV native', python: 'opencv_peer.py', imports: 'cv2' },
}

const atEdges = ', but for 16 at the edges, where each has a border of its own'

/**
 * A row: an operation that `firstgrad.mjs`, `tolerances` and the files of its peers know by its name.
 *
 * @param {Operation} operation
 * @param {string} title
 * @param {readonly Peer[]} against
 * @param {number} mostMs what ours is held to
 * @param {'wasm' | 'cpu'} backend on which it is
 * @returns {BenchCase}
 */
const row = (operation, title, against, mostMs, backend = 'wasm') => ({
  name: `kernels-${operation}`,
  title:
    `${title}: one float image 512 x 512, copies in and out included, one thread. Ours runs on the ` +
    'backends wasm and cpu of TensorFlow.js. Results agree ' +
    `${tolerances[operation].words}${operation === 'sift' ? '' : atEdges}.`,
  contestants: [
    ...['wasm', 'cpu'].map((backend) => ({
      name: `@firstgrad/kernels, ${backend}`,
      module: 'firstgrad.mjs',
      argument: { operation, backend },
    })),
    ...against.map((peer) => ({ ...peers[peer], argument: { operation } })),
  ],
  agree: tolerances[operation].agree,
  budgets: [{ contestant: `@firstgrad/kernels, ${backend}`, median: mostMs }],
})

/** @type {readonly Peer[]} */
const all = ['opencv', 'image-js', 'jsfeat', 'skimage', 'opencvNative']

// image-js has a Canny whose edges are neither OpenCV's nor scikit-image's. OpenCV's WebAssembly build has no
// SIFT.
export default [
  // The backend wasm copies the image of 1 MB into its memory, and out of it again to be read.
  row('resize', 'To 224 x 224, bilinear', all, 0.12, 'cpu'),
  row('gaussian', 'Gaussian blur with sigma 2, 17 weights', all, 1.2),
  row('sobel', 'Magnitude of the Sobel differences', all, 0.8),
  row('canny', "OpenCV's Canny from 100 to 200", ['opencv', 'jsfeat', 'opencvNative'], 4),
  row('canny-skimage', "scikit-image's Canny with sigma 1", ['skimage'], 4),
  row('median', 'Median of 5 x 5', ['opencv', 'image-js', 'skimage', 'opencvNative'], 8),
  // scikit-image's weighs by a table of distances that is askew.
  row('bilateral', 'Bilateral filter of 9 x 9', ['opencv', 'opencvNative'], 40),
  row('nlm', 'Non-local means, patches of 5, 6 pixels around', ['skimage'], 120),
  row('hog', 'Histograms of oriented gradients, cells of 8, blocks of 3', ['skimage'], 8),
  row('sift', "SIFT's keypoints and descriptors", ['skimage', 'opencvNative'], 110),
  row('lbp', 'Local binary patterns of 8 points at 1 pixel', ['skimage'], 2),
]
