import { fitWithGraph } from './fit-with-graph.mjs'

export const prepare = () => fitWithGraph('compiled')
