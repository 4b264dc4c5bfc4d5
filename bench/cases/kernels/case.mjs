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

/**
 * A row: an operation that `firstgrad.mjs` and the files of its peers know by its name.
 *
 * @param {Operation} operation
 * @param {string} title
 * @param {readonly Peer[]} against
 * @param {number} [mostMs] what ours is held to on the backend wasm
 * @returns {BenchCase}
 */
const row = (operation, title, against, mostMs) => ({
  name: `kernels-${operation}`,
  title:
    `${title} of one float image 512 x 512, copies in and out included, one thread. Ours runs in its ` +
    'module on the backends wasm and cpu of TensorFlow.js. Results agree within ' +
    `${tolerances[operation].words}, 16 pixels from the edges or more, where each has a border of its own.`,
  contestants: [
    ...['wasm', 'cpu'].map((backend) => ({
      name: `@firstgrad/kernels, ${backend}`,
      module: 'firstgrad.mjs',
      argument: { operation, backend },
    })),
    ...against.map((peer) => ({ ...peers[peer], argument: { operation } })),
  ],
  agree: tolerances[operation].agree,
  ...(mostMs && { budgets: [{ contestant: '@firstgrad/kernels, wasm', median: mostMs }] }),
})

/** @type {readonly Peer[]} */
const all = ['opencv', 'image-js', 'jsfeat', 'skimage', 'opencvNative']

const without = "image-js's edges are others than OpenCV's and scikit-image's, so it is left out."

export default [
  row('gaussian', 'Gaussian blur with sigma 2, 17 weights', all, 1.2),
  row('sobel', 'Magnitude of the Sobel differences', all, 0.8),
  row(
    'canny',
    `OpenCV's Canny with thresholds 100 and 200 (${without})`,
    ['opencv', 'jsfeat', 'opencvNative'],
    4,
  ),
  row('canny-skimage', `scikit-image's Canny with sigma 1 (${without})`, ['skimage'], 4),
]
