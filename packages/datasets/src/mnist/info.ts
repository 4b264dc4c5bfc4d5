import type { DatasetInfo } from '../info.js'

export const mnistInfo: DatasetInfo = {
  name: 'mnist',
  title: 'MNIST handwritten digits',
  version: '1.0.0',
  description: '70,000 handwritten digits, 28 by 28 pixels in shades of gray.',
  licence: 'CC-BY-SA-3.0',
  citation:
    'Y. LeCun, L. Bottou, Y. Bengio and P. Haffner: Gradient-based learning applied to document recognition. Proceedings of the IEEE, 86(11):2278-2324, November 1998.',
  homepage: 'http://yann.lecun.com/exdb/mnist/',
  splits: { train: 60_000, test: 10_000 },
  features: {
    images: {
      dtype: 'uint8',
      shape: [28, 28, 1],
      description: 'Ink: 0 is paper, 255 the darkest stroke.',
    },
    labels: { dtype: 'uint8', shape: [], description: 'The digit, 0 to 9.' },
  },
  classNames: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
  bytes: 54_950_048,
  downloadBytes: 11_594_722,
  knownIssues: [
    'A few labels are wrong or undecidable: confident learning names 15 of the 10,000 test digits (Northcutt, Athalye and Mueller, 2021).',
    'Digits are centred by their centre of mass and never rotated, so that high accuracy here says little about digits in the wild.',
    'The authors name no licence; CC BY-SA 3.0 is how the data is usually cited.',
  ],
}
