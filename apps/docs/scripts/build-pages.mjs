// All pages that are made, before VitePress looks for pages. Needs the packages' own builds.
import { buildBenchmarks } from './build-benchmarks.mjs'
import { buildDatasets } from './build-datasets.mjs'
import { buildGallery } from './build-gallery.mjs'
import { buildReference } from './build-reference.mjs'

await buildReference()
await buildGallery()
buildDatasets()
await buildBenchmarks()
