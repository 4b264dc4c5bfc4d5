// What computes, bound and in words; apart from what pages load that compute in a worker
export { type BackendReport, bind, describeReport } from '@firstgrad/backend'
