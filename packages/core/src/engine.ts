// What computes, in words; apart from what pages load that compute in a worker
export { type BackendReport, describeReport } from '@firstgrad/backend'
