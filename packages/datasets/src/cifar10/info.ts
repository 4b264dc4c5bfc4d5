import type { DatasetInfo } from '../info.js'

export const cifar10Info: DatasetInfo = {
  name: 'cifar10',
  title: 'CIFAR-10 photographs',
  version: '1.0.0',
  description: '60,000 small photographs of ten kinds of things, 32 by 32 pixels in colour.',
  licence: 'NOASSERTION',
  citation:
    'A. Krizhevsky: Learning multiple layers of features from tiny images. Technical report, University of Toronto, 2009.',
  homepage: 'https://www.cs.toronto.edu/~kriz/cifar.html',
  splits: { train: 50_000, test: 10_000 },
  features: {
    images: { dtype: 'uint8', shape: [32, 32, 3], description: 'Red, green and blue.' },
    labels: { dtype: 'uint8', shape: [], description: 'What is in the picture.' },
  },
  classNames: [
    'airplane',
    'automobile',
    'bird',
    'cat',
    'deer',
    'dog',
    'frog',
    'horse',
    'ship',
    'truck',
  ],
  bytes: 184_380_000,
  downloadBytes: 170_052_171,
  knownIssues: [
    'No npm package carries all of it: it comes from its own host only, which some networks block.',
    'It states no licence, and its photographs were collected from the web: for learning and research; do not publish them.',
    'About 3 in 100 test pictures have a near copy in the training split (Barz and Denzler, 2020).',
  ],
}
