import type { PageDefinition } from '../definition.js'
import type { LabelledImages } from '../images/labelled-images.js'
import { readLabelledIdx } from '../images/read-labelled-idx.js'
import { fashionMnistInfo } from './info.js'

/**
 * The files are kept compressed, for their authors publish checksums of that form: MD5 in their
 * README, sha256 in many projects that use them and agree. Those of the labels were computed anew
 * from the authors' repository.
 */
export const fashionMnist: PageDefinition<LabelledImages> = {
  info: fashionMnistInfo,
  files: [
    {
      name: 'train-images-idx3-ubyte.gz',
      bytes: 26_421_880,
      sha256: '3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84',
    },
    {
      name: 'train-labels-idx1-ubyte.gz',
      bytes: 29_515,
      sha256: 'a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845',
    },
    {
      name: 't10k-images-idx3-ubyte.gz',
      bytes: 4_422_102,
      sha256: '346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073',
    },
    {
      name: 't10k-labels-idx1-ubyte.gz',
      bytes: 5_148,
      sha256: '67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5',
    },
  ],
  mirrors: [
    'https://github.com/zalandoresearch/fashion-mnist/raw/master/data/fashion/',
    'https://storage.googleapis.com/tensorflow/tf-keras-datasets/',
  ],
  read: (options) =>
    readLabelledIdx({
      ...options,
      info: fashionMnistInfo,
      filesOf: (split) => {
        const prefix = split === 'train' ? 'train' : 't10k'
        return {
          images: `${prefix}-images-idx3-ubyte.gz`,
          labels: `${prefix}-labels-idx1-ubyte.gz`,
        }
      },
    }),
}
