/** Where a data set comes from: a package already installed, a registry, a mirror, or the cache. */
export interface Source {
  readonly kind: 'cache' | 'package' | 'registry' | 'mirror'
  /** A folder, the name of a package, or an address without credentials. */
  readonly location: string
}
