// The command and the site stand on this package alone; what they need of the data sets is here.
export {
  cacheFolder,
  type DatasetInfo,
  type DatasetName,
  type DownloadEvent,
  download,
  info,
  list,
  load,
  locate,
  remove,
  verify,
} from '@firstgrad/datasets'
