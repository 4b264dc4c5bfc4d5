import type { PageDefinition } from '../definition.js'
import type { LabelledImages } from '../images/labelled-images.js'
import { readCifarBinary } from '../images/read-cifar-binary.js'
import { cifar10Info } from './info.js'

const batch = (name: string, sha256: string) => ({ name, bytes: 30_730_000, sha256 })

/** The checksums are those of independent projects: of the archive by many, of the files by one. */
export const cifar10: PageDefinition<LabelledImages> = {
  info: cifar10Info,
  files: [
    batch('data_batch_1.bin', 'cee916563c9f80d84e3cc88e17fdc0941787f1244f00a67874d45b261883ada5'),
    batch('data_batch_2.bin', 'a591ca11fa1708a91ee40f54b3da4784ccd871ecf2137de63f51ada8b3fa57ed'),
    batch('data_batch_3.bin', 'bbe8596564c0f86427f876058170b84dac6670ddf06d79402899d93ceea26f67'),
    batch('data_batch_4.bin', '014e562d6e23c72197cc727519169a60359f5eccd8945ad5a09d710285ff4e48'),
    batch('data_batch_5.bin', '755304fc0b379caeae8c14f0dac912fbc7d6cd469eb67a1029a08a39453a9add'),
    batch('test_batch.bin', '8e2eb146ae340b09e24670f29cabc6326dba54da8789dab6768acf480273f65b'),
  ],
  archive: {
    name: 'cifar-10-binary.tar.gz',
    bytes: 170_052_171,
    sha256: 'c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd',
  },
  mirrors: ['https://www.cs.toronto.edu/~kriz/'],
  read: (options) =>
    readCifarBinary({
      ...options,
      info: cifar10Info,
      filesOf: (split) =>
        split === 'train'
          ? [1, 2, 3, 4, 5].map((number) => `data_batch_${number}.bin`)
          : ['test_batch.bin'],
    }),
}
