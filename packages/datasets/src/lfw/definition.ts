import type { DatasetDefinition } from '../definition.js'
import { lfwInfo } from './info.js'
import { type Faces, readFaces } from './read-faces.js'

/**
 * The checksums are those of scikit-learn, which fetches the same files. The three lists were compared
 * with them byte by byte; the size of the archive is what independent projects publish.
 */
export const lfw: DatasetDefinition<Faces> = {
  info: lfwInfo,
  files: [
    {
      name: 'lfw-funneled.tgz',
      officialName: '5976015',
      bytes: 243_346_528,
      sha256: 'b47c8422c8cded889dc5a13418c4bc2abbda121092b3533a83306f90d900100a',
    },
    {
      name: 'pairsDevTrain.txt',
      officialName: '5976012',
      bytes: 56_579,
      sha256: '1d454dada7dfeca0e7eab6f65dc4e97a6312d44cf142207be28d688be92aabfa',
    },
    {
      name: 'pairsDevTest.txt',
      officialName: '5976009',
      bytes: 26_002,
      sha256: '7cb06600ea8b2814ac26e946201cdb304296262aad67d046a16a7ec85d0ff87c',
    },
    {
      name: 'pairs.txt',
      officialName: '5976006',
      bytes: 155_335,
      sha256: 'ea42330c62c92989f9d7c03237ed5d591365e89b3e649747777b70e692dc1592',
    },
  ],
  mirrors: ['https://ndownloader.figshare.com/files/'],
  read: (options) => readFaces({ ...options, info: lfwInfo }),
}
