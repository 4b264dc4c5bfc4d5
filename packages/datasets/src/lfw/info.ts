import type { DatasetInfo } from '../info.js'

export const lfwInfo: DatasetInfo = {
  name: 'lfw',
  title: 'Labeled Faces in the Wild',
  version: '1.0.0',
  description:
    '13,233 photographs of 5,749 people from the news, aligned by funneling, with the pairs on which the verification of faces is measured.',
  licence: 'NOASSERTION',
  citation:
    'G. B. Huang, M. Ramesh, T. Berg and E. Learned-Miller: Labeled Faces in the Wild: A database for studying face recognition in unconstrained environments. Technical report 07-49, University of Massachusetts, Amherst, 2007. Alignment: G. B. Huang, V. Jain and E. Learned-Miller: Unsupervised joint alignment of complex images. ICCV, 2007.',
  homepage: 'http://vis-www.cs.umass.edu/lfw/',
  splits: { train: 13_233 },
  order: 'mixed',
  features: {
    image: { dtype: 'uint8', shape: [250, 250, 3], description: 'Red, green and blue.' },
    label: { dtype: 'int32', shape: [], description: 'Who is in the picture.' },
  },
  classNames: [],
  bytes: 243_584_444,
  downloadBytes: 243_584_444,
  knownIssues: [
    'It is unpacked when it is first loaded, and takes twice as much of the disk from then on.',
    'No npm package carries it: it comes from one host only, which some networks block. That is the copy which scikit-learn fetches; the page of its authors is often out of reach.',
    'It states no licence, and its photographs were collected from the news: for learning and research; do not publish them.',
    'These are faces of real people, who were not asked: build no product on them that recognises people.',
    'Its authors warn that results here do not show that a method is fit for any use: children, the very old, women and many ethnicities are few or missing, and so are hard light and poses.',
    '4,069 of the 5,749 people have a single photograph; one has 530.',
    'Its authors know of a few wrong labels and of persons under two names, and leave them so that results stay comparable.',
  ],
}
