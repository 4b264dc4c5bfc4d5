/**
 * Which room may import which other: the arrows of CONTRIBUTING.md. `errors` is a leaf that every
 * room may use and is not repeated here.
 *
 * @type {Readonly<Record<string, readonly string[]>>}
 */
export const arrowsOf = {
  'packages/errors': [],
  'packages/wasm': [],
  'packages/backend': ['packages/wasm'],
  'packages/graph': [],
  'packages/kernels': [],
  'packages/datasets': [],
  'packages/viz': [],
  'packages/core': [
    'packages/backend',
    'packages/graph',
    'packages/kernels',
    'packages/datasets',
    'packages/viz',
  ],
  'packages/cli': ['packages/core'],
  'packages/elements': ['packages/core'],
  // The site shows the course itself, figures and the cards of data sets, where they lie.
  'apps/docs': ['packages/elements', 'packages/core', 'packages/viz', 'packages/datasets'],
  'apps/line-fit': ['packages/graph'],
  'apps/photo-sorter': ['packages/core'],
}

/** The bench compares everything with everything. */
const mayImportAnything = 'bench'

/**
 * @param {string} from folder of the importing room
 * @param {string} to folder of the imported room
 */
export const isAllowed = (from, to) =>
  from === mayImportAnything || to === 'packages/errors' || (arrowsOf[from]?.includes(to) ?? false)

/** @param {string} folder */
export const hasRules = (folder) => folder === mayImportAnything || folder in arrowsOf
