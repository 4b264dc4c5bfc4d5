// The command and the site stand on this package alone; what they need to show figures is here.
export {
  type Animation,
  type Figure,
  lineChart,
  summary,
  type ThemeName,
  table,
  toHTML,
  toSVG,
  toTable,
} from '@firstgrad/viz'
export { memoryWriter } from '@firstgrad/viz/tensorboard/memory'
