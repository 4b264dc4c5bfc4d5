import type { DataPackage } from '../definition.js'

/** Carries more than one of the data sets here. */
export const vegaDatasets: DataPackage = {
  name: 'vega-datasets',
  version: '3.2.1',
  integrity:
    'sha512-lTSwZA6yq6qSU2YZm+6bqILiIvTPPxn4itir7jPGFmHIdPvUfQ9pCzzcrklYywMJgLUbaIeSkZQdiJd6wBxPug==',
  tarballBytes: 17_630_305,
  folder: 'data',
}
