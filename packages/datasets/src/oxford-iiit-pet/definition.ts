import type { DatasetDefinition } from '../definition.js'
import { oxfordIiitPetInfo } from './info.js'
import { type Pets, readPets } from './read-pets.js'

/** Sizes and checksums are those that independent projects publish and agree in. */
export const oxfordIiitPet: DatasetDefinition<Pets> = {
  info: oxfordIiitPetInfo,
  files: [
    {
      name: 'images.tar.gz',
      bytes: 791_918_971,
      sha256: '67195c5e1c01f1ab5f9b6a5d22b8c27a580d896ece458917e61d459337fa318d',
    },
    {
      name: 'annotations.tar.gz',
      bytes: 19_173_078,
      sha256: '52425fb6de5c424942b7626b428656fcbd798db970a937df61750c0f1d358e91',
    },
  ],
  mirrors: ['https://thor.robots.ox.ac.uk/~vgg/data/pets/'],
  read: (options) => readPets({ ...options, info: oxfordIiitPetInfo }),
}
