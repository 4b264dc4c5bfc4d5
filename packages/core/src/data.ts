// The command and the site stand on this package alone; what they need of the data sets is here.
export {
  cacheDirectory,
  type DatasetInfo,
  type DownloadEvent,
  download,
  info,
  list,
  load,
  locate,
  remove,
  verify,
} from '@firstgrad/datasets'
