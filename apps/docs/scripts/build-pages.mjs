// All that is made, before VitePress looks for pages. Needs the packages' own builds.
import { makeFigures } from '../build/figures.mjs'
import { buildBenchmarks } from './build-benchmarks.mjs'
import { buildDatasets } from './build-datasets.mjs'
import { buildGallery } from './build-gallery.mjs'
import { buildReference } from './build-reference.mjs'

// Once, and not by each of VitePress's routes at the same time.
await makeFigures()
if (!process.argv.includes('--without-reference')) await buildReference()
await buildGallery()
buildDatasets()
await buildBenchmarks()
