import type { DatasetInfo } from '../info.js'

export const fashionMnistInfo: DatasetInfo = {
  name: 'fashion-mnist',
  title: 'Fashion-MNIST clothes',
  version: '1.0.0',
  description:
    '70,000 pieces of clothing, 28 by 28 pixels in shades of gray, in the form of MNIST.',
  licence: 'MIT',
  citation:
    'H. Xiao, K. Rasul and R. Vollgraf: Fashion-MNIST: a novel image dataset for benchmarking machine learning algorithms. arXiv:1708.07747, 2017.',
  homepage: 'https://github.com/zalandoresearch/fashion-mnist',
  splits: { train: 60_000, test: 10_000 },
  features: {
    images: {
      dtype: 'uint8',
      shape: [28, 28, 1],
      description: '0 is the ground, 255 the brightest.',
    },
    labels: { dtype: 'uint8', shape: [], description: 'The kind of clothing.' },
  },
  classNames: [
    'T-shirt/top',
    'Trouser',
    'Pullover',
    'Dress',
    'Coat',
    'Sandal',
    'Shirt',
    'Sneaker',
    'Bag',
    'Ankle boot',
  ],
  bytes: 30_878_645,
  downloadBytes: 30_878_645,
  knownIssues: [
    'No npm package carries all of it: it comes from its own hosts only, which some networks block.',
    'Shirts, T-shirts, pullovers and coats overlap; part of their labels is a matter of opinion.',
  ],
}
